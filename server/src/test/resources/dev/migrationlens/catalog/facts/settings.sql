-- name, who may set it, type, the words of an enum
select concat_ws(E'\t', lower(name), context, vartype, array_to_string(enumvals, ','))
from pg_settings
where name !~ '\.'
union all
-- These exist, but are shown to nobody.
values
  (E'role\tuser\tstring'), (E'session_authorization\tuser\tstring'), (E'seed\tuser\treal'),
  (E'default_with_oids\tuser\tbool'), (E'ssl_renegotiation_limit\tuser\tinteger')
