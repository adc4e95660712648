--- 1.sql
create table accounts (id int primary key, owner text, balance numeric not null default 0, updated timestamptz);
create table transfers (id serial primary key, source int references accounts, target int references accounts (id), amount numeric);
create function move(p_source int, p_target int, p_amount numeric, out moved numeric, out note text)
language plpgsql as $body$
<<main>>
declare
  v_balance accounts.balance%type;
  v_row accounts%rowtype;
  v_any record;
  c_all cursor (lowest numeric) for select a.id, a.balance as amount from accounts a where a.balance > lowest;
  v_total constant numeric not null := 0;
  amount numeric;
begin
  select balance into v_balance from accounts where id = p_source for update;
  if not found or v_balance < p_amount then
    raise exception 'only %', v_balance using hint = note;
  end if;
  select * into strict v_row from accounts where accounts.id = p_target;
  v_row.balance := v_row.balance + p_amount;
  update accounts set balance = v_row.balance, updated = now() where id = v_row.id;
  insert into transfers (source, target, amount) values (p_source, p_target, p_amount) returning id, transfers.amount into v_any;
  moved := v_any.amount;
  <<rows>>
  for v_any in c_all (v_total) loop
    amount := v_any.amount;
    continue rows when amount is null;
  end loop;
  for i in 1 .. 3 loop
    declare
      v_inner int := i;
    begin
      v_inner := v_inner + i;
      perform owner from accounts where id = v_inner;
    exception when others then
      note := 'inner ' || v_inner;
    end;
  end loop;
  for v_row in select * from accounts order by balance loop
    note := note || v_row.owner;
    exit when v_row.balance > 5;
  end loop;
  case when main.amount > 0 then moved := main.amount; else moved := move.p_amount; end case;
  execute 'select owner from accounts where id = 1' into note;
  execute format('select count(*) from accounts where %I = $1', 'owner') using p_source;
end
$body$;
create function log_move() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    insert into transfers (source, amount) values (old.id, old.balance);
    return old;
  end if;
  new.updated = now();
  return new;
end $$;
create trigger accounts_log before insert or update or delete on accounts for each row execute procedure log_move();
do $$
declare
  r record;
  names text[] := array['a', 'b'];
  n text;
begin
  for r in select id, owner as who from accounts loop
    raise notice '% %', r.id, r.who;
  end loop;
  foreach n in array names loop
    insert into accounts (id, owner) values (length(n), n) on conflict (id) do nothing;
  end loop;
  if not exists (select 1 from pg_type where typname = 'kind') then
    create type kind as enum ('x');
  end if;
end $$;
create procedure settle(inout total numeric) language plpgsql as $$
declare
  cur refcursor;
  one accounts;
begin
  open cur for select * from accounts;
  fetch cur into one;
  total := one.balance;
  close cur;
end $$;
call settle(1);
select m.moved, m.note from move(1, 2, 3) as m;
select (move(1, 2, p_amount => 4)).note;
drop function move(int, int, numeric);
