-- source, target, context + method
select concat_ws(E'\t',
  pg_temp.typename(c.castsource), pg_temp.typename(c.casttarget), c.castcontext::text || c.castmethod::text)
from pg_cast c
where pg_temp.member('pg_cast', c.oid)
