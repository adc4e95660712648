--- supabase/migrations/20240601_init.sql
create table products (id bigint primary key generated always as identity, title text not null, price_cents int not null check (price_cents >= 0), active bool default true);
create table prices (id text primary key, product_id bigint references products, currency text check (char_length(currency) = 3), type text, interval text, trial_period_days integer default 0, metadata jsonb);
create table customers (id uuid references auth.users not null primary key, stripe_customer_id text);
create type subscription_status as enum ('trialing', 'active', 'canceled', 'incomplete', 'incomplete_expired', 'past_due', 'unpaid');
create table subscriptions (
  id text primary key,
  user_id uuid references auth.users not null,
  status subscription_status,
  price_id text references prices,
  quantity integer,
  created timestamp with time zone default timezone('utc'::text, now()) not null,
  ended_at timestamp with time zone default timezone('utc'::text, now())
);
alter table customers enable row level security;
alter table products enable row level security;
create policy "Allow public read-only access." on products for select using (true);
alter table subscriptions enable row level security;
create policy "Can only view own subs data." on subscriptions for select using (auth.uid() = user_id);
drop publication if exists supabase_realtime;
create publication supabase_realtime for table products, prices;
--- supabase/migrations/20240602_orders.sql
create table orders (
  id uuid default uuid_generate_v4() primary key,
  user_id uuid references auth.users on delete set null,
  total_cents int generated always as identity,
  items jsonb not null
);
alter table orders alter column total_cents drop identity;
alter table orders alter column total_cents set default 0, alter column total_cents drop not null;
create table order_items (
  order_id uuid references orders on delete cascade,
  product_id bigint references products,
  quantity int default 1,
  primary key (order_id, product_id)
);
create or replace function place_order(cart jsonb) returns uuid language plpgsql security definer as $$
declare
  oid uuid;
  item jsonb;
begin
  insert into orders (items) values (cart) returning id into oid;
  for item in select * from jsonb_array_elements(cart) loop
    insert into order_items (order_id, product_id, quantity)
    values (oid, (item ->> 'product_id')::bigint, coalesce((item ->> 'quantity')::int, 1));
  end loop;
  update orders o set total_cents = (select sum(p.price_cents * i.quantity) from order_items i join products p on p.id = i.product_id where i.order_id = o.id) where o.id = oid;
  return oid;
end $$;
--- supabase/migrations/20240603_seed.sql
insert into products (title, price_cents) overriding system value values ('Cup', 900), ('Plate', 1500) returning id;
insert into prices (id, product_id, currency, type) select 'price_' || id, id, 'eur', 'one_time' from products;
select place_order(jsonb_build_array(jsonb_build_object('product_id', (select min(id) from products), 'quantity', 2)));
create view revenue as select date_trunc('day', now()) as day, sum(total_cents) / 100.0 as euros from orders;
alter view revenue owner to postgres;
--- supabase/migrations/20240604_stock.sql
alter table products add column if not exists stock int not null default 0, add column if not exists tags text[];
create or replace function take_stock() returns trigger language plpgsql as $$
begin
  update products set stock = stock - new.quantity where id = new.product_id;
  return new;
end $$;
drop trigger if exists on_item on order_items;
create trigger on_item after insert on order_items for each row execute procedure take_stock();
create or replace function low_stock(threshold int) returns setof products language sql stable as 'select * from products where stock < threshold';
select title from low_stock(5) where active;
alter publication supabase_realtime add table orders;
alter publication supabase_realtime drop table prices;
--- supabase/migrations/20240605_clean.sql
alter table prices rename column type to kind;
alter table prices add constraint prices_kind_check check (kind in ('one_time', 'recurring'));
drop view revenue;
drop function if exists low_stock(int);
alter table subscriptions drop column ended_at;
drop trigger on_item on order_items;
drop function take_stock;
comment on column products.tags is null;
drop policy "Can only view own subs data." on subscriptions;
drop table subscriptions, customers;
drop type subscription_status;
