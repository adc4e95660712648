-- symbol, left type (nothing for a prefix operator), right type, result
select concat_ws(E'\t',
  pg_temp.objectname(o.oprnamespace, o.oprname),
  case o.oprleft when 0 then '' else pg_temp.typename(o.oprleft) end,
  pg_temp.typename(o.oprright),
  pg_temp.typename(o.oprresult))
from pg_operator o
where pg_temp.member('pg_operator', o.oid) and o.oprright <> 0
