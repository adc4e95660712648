set check_function_bodies = off;

create schema shop;
create extension if not exists pgcrypto with schema public;

create domain mail as text not null constraint has_at check (value like '%@%');
create type pair as (a integer, b text);
create type shop.status as enum ('new', 'late', 'paid', 'it''s done');

create function list_orders() returns table (id bigint, amount numeric)
  language sql as $$ select id, amount from orders $$;
create function total(customer uuid, since date default current_date) returns numeric
  language sql stable as $$ select sum(amount) from orders where customer_id = customer $$;
create function touch() returns trigger language plpgsql as $$ begin return new; end $$;

create table shop.customers (
  id uuid default gen_random_uuid() not null,
  mail mail,
  "Name" character varying(50) default 'x' not null,
  tags text[] default '{}',
  pos pair,
  created_at timestamp(3) with time zone default now() not null,
  constraint customers_pkey primary key (id),
  constraint customers_mail_key unique (mail)
);
create table orders (
  id bigint generated always as identity not null,
  number serial not null,
  customer_id uuid not null,
  parent bigint,
  status shop.status default 'new' not null,
  amount numeric(12,2),
  double numeric generated always as (amount * 2) stored,
  valid boolean,
  note text,
  constraint orders_amount_check check (amount > 0),
  constraint orders_pkey primary key (id),
  constraint one_each unique (customer_id, number)
);

create view big (id, "Name", amount) as
select o.id, c."Name", o.amount from orders o join shop.customers c on c.id = o.customer_id;
create materialized view summary (status, n) as
select status, count(*) as n from orders group by status;

create unique index orders_amount_idx on orders using btree (amount desc nulls last, lower(note)) include (parent) where valid;

alter table orders add constraint orders_customer_id_fkey foreign key (customer_id) references shop.customers (id) on delete cascade;
alter table orders add constraint orders_parent_fkey foreign key (parent) references orders (id);

create trigger touch before update on orders for each row execute function touch();

alter table orders enable row level security;
create policy "own orders" on orders for select to public using (amount > 10 and valid);
create policy writing on orders as restrictive for insert with check (amount > 10);
