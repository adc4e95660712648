-- kind, name: what else an extension brings
select 'language' || E'\t' || lanname from pg_language where pg_temp.member('pg_language', oid)
union all
select E'access-method\t' || amname from pg_am where pg_temp.member('pg_am', oid)
union all
select E'foreign-data-wrapper\t' || fdwname from pg_foreign_data_wrapper
  where pg_temp.member('pg_foreign_data_wrapper', oid)
union all
select E'dictionary\t' || pg_temp.objectname(dictnamespace, dictname) from pg_ts_dict
  where pg_temp.member('pg_ts_dict', oid)
union all
select E'template\t' || pg_temp.objectname(tmplnamespace, tmplname) from pg_ts_template
  where pg_temp.member('pg_ts_template', oid)
union all
select E'event-trigger\t' || evtname from pg_event_trigger
  where pg_temp.member('pg_event_trigger', oid)
union all
select E'schema\t' || nspname from pg_namespace where pg_temp.member('pg_namespace', oid)
