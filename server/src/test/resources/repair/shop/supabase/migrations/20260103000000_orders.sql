create table orders (
  id uuid primary key default gen_random_uuid(),
  buyer_id uuid not null references profiles (id),
  ordered_at timestamptz not null default now()
);

create table order_items (
  order_id uuid not null references orders (id) on delete cascade,
  product_id uuid not null references products (id),
  quantity integer not null default 1,
  primary key (order_id, product_id)
);

alter table orders enable row level security;
alter table order_items enable row level security;

create policy "Own orders" on orders for select using (buyer_id = (select auth.uid()));
create policy "Items of own orders" on order_items for select
  using (exists (select 1 from orders o where o.id = order_id and o.buyer_id = (select auth.uid())));
