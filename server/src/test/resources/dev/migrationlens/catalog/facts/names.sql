-- kind, name: what needs no more than to exist
select 'language' || E'\t' || lanname from pg_language where oid < 16384
union all select E'role\t' || rolname from pg_roles where rolname like 'pg\_%'
union all select E'access-method\t' || amname from pg_am where oid < 16384
union all select E'tablespace\t' || spcname from pg_tablespace where oid < 16384
union all select E'collation\t' || collname from pg_collation where oid < 10000
union all select E'text-search-configuration\t' || cfgname from pg_ts_config where oid < 16384
union all select E'text-search-dictionary\t' || dictname from pg_ts_dict where oid < 16384
union all select E'text-search-parser\t' || prsname from pg_ts_parser where oid < 16384
union all select E'text-search-template\t' || tmplname from pg_ts_template where oid < 16384
union all select E'conversion\t' || conname from pg_conversion where oid < 16384
union all select E'encoding\t' || name
  from generate_series(0, 60) number, pg_encoding_to_char(number) name where name <> ''
