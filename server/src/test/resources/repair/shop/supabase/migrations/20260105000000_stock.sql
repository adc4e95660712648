alter table products add column stock integer not null default 0;
alter table products add constraint products_stock_not_negative check (stock >= 0);

create function take_from_stock() returns trigger language plpgsql set search_path = '' as $$
begin
  update public.products set stock = stock - new.quantity where id = new.product_id;
  return new;
end;
$$;

create trigger order_items_take_stock
  before insert on order_items
  for each row execute function take_from_stock();
