--- 20240101000000_base.sql
-- Customers and their orders 🍋
create extension if not exists pgcrypto;
create type order_status as enum ('new', 'paid', 'sent');
create table public.customers (
  id uuid primary key default gen_random_uuid(),
  email text not null,
  full_name text,
  created_at timestamptz not null default now(),
  constraint email_has_at check (position('@' in email) > 1)
);
create unique index customers_email_idx on public.customers (lower(email));
create table public.orders (
  id bigint generated always as identity primary key,
  customer_id uuid not null references public.customers (id) on delete cascade,
  status order_status not null default 'new',
  total numeric(12, 2) not null check (total >= 0),
  net numeric generated always as (total / 1.2) stored,
  placed_at timestamptz default now()
);
create index orders_customer_id_idx on public.orders (customer_id, placed_at desc)
  include (status) where status <> 'sent';
alter table public.orders enable row level security;
create policy "own orders" on public.orders
  for select to public
  using (customer_id in (select c.id from public.customers c where c.email = current_user));
create policy "own orders change" on public.orders for update
  using (exists (select 1 from customers where id = orders.customer_id))
  with check (total > 0 and status = 'new'::order_status);
comment on table public.orders is 'What was bought';
comment on column public.orders.total is 'With tax';
comment on policy "own orders" on public.orders is 'Only one''s own';
comment on type order_status is 'How far';
comment on constraint email_has_at on public.customers is 'Looks like one';
grant select (id, status, total), update (status) on public.orders to public;
--- 20240102000000_items.sql
create table public.order_items (
  order_id bigint references public.orders on delete cascade,
  line int,
  sku text not null,
  quantity int not null default 1,
  primary key (order_id, line),
  constraint sku_once unique (order_id, sku)
);
create view public.customer_orders as
  select c.id as customer, c.email, o.status, sum(o.total) as spent, max(o.placed_at) latest
  from public.customers c
  left join public.orders o on o.customer_id = c.id
  group by c.id, c.email, o.status
  having sum(o.total) > 0
  order by spent desc, email;
create view public.big_spenders (who, how_much) as
  with recent as (
    select customer, spent from public.customer_orders where latest > now() - interval '30 days'
  ), ranked (person, amount) as (
    select r.customer, r.spent from recent r
  )
  select ranked.person, ranked.amount from ranked where ranked.amount > 100;
create function public.order_total(p_order bigint, p_rate numeric default 1) returns numeric
language plpgsql stable as $$
declare
  v_sum numeric := 0;
  r record;
begin
  for r in select i.quantity, i.sku from public.order_items i where i.order_id = p_order loop
    v_sum := v_sum + r.quantity * p_rate;
  end loop;
  return v_sum;
end
$$;
create function public.touch() returns trigger language plpgsql as $$
begin
  new.placed_at := coalesce(new.placed_at, now());
  if old.status is distinct from new.status then
    update public.customers set full_name = full_name where id = new.customer_id;
  end if;
  return new;
end;
$$;
create trigger orders_touch before update of status, total on public.orders
  for each row when (old.total is distinct from new.total) execute function public.touch();
insert into public.customers (id, email, full_name)
values ('00000000-0000-0000-0000-000000000001', 'a@b.c', 'A')
on conflict (id) do update set email = excluded.email, full_name = customers.full_name
returning id, email as mail;
insert into public.order_items (order_id, line, sku) select o.id, 1, 'x' from public.orders o
on conflict on constraint sku_once do nothing;
select public.order_total(p_order => o.id, p_rate := 2) from public.orders as o;
--- 20240103000000_later.sql
drop policy if exists "own orders" on public.orders;
create policy "own orders" on public.orders for select using (customer_id = auth_id());
create or replace function auth_id() returns uuid language sql stable as $$
  select c.id from public.customers c where c.email = current_user
$$;
update public.orders as o set total = o.total + 1, status = 'paid'
from public.customers c where c.id = o.customer_id and c.email like '%@b.c' returning o.id, c.email;
delete from public.order_items using public.orders
where order_items.order_id = orders.id and orders.status = 'sent';
drop trigger if exists orders_touch on public.orders;
drop function if exists public.touch();
drop view public.big_spenders;
create or replace view public.customer_orders as
  select c.id as customer, c.email, o.status, sum(o.total) as spent, max(o.placed_at) latest
  from public.customers c left join public.orders o on o.customer_id = c.id
  group by c.id, c.email, o.status;
alter table public.customers drop constraint email_has_at;
alter table public.order_items drop constraint order_items_order_id_fkey;
alter table public.orders drop constraint orders_total_check;
alter index public.orders_customer_id_idx rename to orders_by_customer;
drop index public.orders_by_customer;
