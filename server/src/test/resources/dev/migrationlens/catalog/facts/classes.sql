-- method, operator class, type, family, whether it is the type's default, and for btree what other
-- types an equality operator of the family compares the type with
select concat_ws(E'\t',
  m.amname,
  pg_temp.objectname(c.opcnamespace, c.opcname),
  pg_temp.typename(c.opcintype),
  f.opfname,
  case when c.opcdefault then 'd' else '-' end,
  (select string_agg(pg_temp.typename(a.amoprighttype), ',' order by a.amoprighttype)
   from pg_amop a
   where a.amopfamily = f.oid and a.amoplefttype = c.opcintype and m.amname = 'btree'
     and a.amopstrategy = 3 and a.amoprighttype <> c.opcintype))
from pg_opclass c
  join pg_am m on m.oid = c.opcmethod
  join pg_opfamily f on f.oid = c.opcfamily
where pg_temp.member('pg_opclass', c.oid)
