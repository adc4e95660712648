create type product_state as enum ('draft', 'listed', 'retired');

create table products (
  id uuid primary key default gen_random_uuid(),
  seller_id uuid not null references profiles (id),
  title text not null,
  price_cents integer not null,
  state product_state not null default 'draft',
  listed_at timestamptz
);

create index products_seller_idx on products (seller_id);

alter table products enable row level security;

create policy "Listed products are visible" on products for select
  using (state = 'listed' or seller_id = (select auth.uid()));
create policy "Sellers change their products" on products for all
  using (seller_id = (select auth.uid()));
