-- What a block may have done to something is no claim about it.
create table maybe_strict (id int, a int);
create policy maybe_policy on maybe_strict using (id > 0);
create function maybe_definer() returns int language sql as 'select 1';
do $$
declare
  t record;
begin
  for t in select c.oid::regclass::text as name from pg_class c where c.relname like 'maybe%' and c.reltuples < 0 loop
    execute format('alter table %s alter column id set not null', t.name);
    execute format('alter table %s enable row level security', t.name);
    execute format('alter policy maybe_policy on %s to pg_monitor', t.name);
    execute format('comment on table %s is %L', t.name, 'perhaps');
    execute format('grant select on %s to pg_monitor', t.name);
    execute format('create index on %s (a)', t.name);
  end loop;
  for t in select p.oid::regprocedure::text as name from pg_proc p where p.proname like 'maybe%' and p.procost > 1 loop
    execute format('alter function %s security definer', t.name);
  end loop;
end
$$;
create table keyed (id int primary key, other int);
do $$
declare
  n text;
begin
  select c.conname into n from pg_constraint c
  where c.conrelid = 'keyed'::regclass and c.contype = 'p' and md5(c.conname) is not null;
  if n is null then
    return;
  end if;
  execute format('alter table keyed drop constraint %I', n);
  alter table keyed add constraint keyed_pkey primary key (id, other);
end
$$;
create table keys_of (id int, other int, foreign key (id, other) references keyed (id, other));
