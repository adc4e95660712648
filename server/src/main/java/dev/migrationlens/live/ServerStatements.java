package dev.migrationlens.live;

/**
 * The questions for what belongs to a whole database: languages, access methods, foreign servers,
 * subscriptions. Where a server is and who may enter it is told without what is secret.
 */
final class ServerStatements {
  private static final String OPTIONS =
      """
      coalesce((select format(' options (%%s)', string_agg(
        format('%%I %%L', option_name, option_value), ', '))
        from pg_options_to_table(%s) where option_name !~* 'password|secret|key|token'
        having count(*) > 0), '')\
      """;

  static final String SQL =
      """
      select 'LANGUAGE', 'pg_language', l.oid, '', l.lanname::text,
      format('create %slanguage %I', case when l.lanpltrusted then 'trusted ' end, l.lanname)
      || coalesce(' handler ' || nullif(l.lanplcallfoid, 0)::regproc, '')
      || coalesce(' inline ' || nullif(l.laninline, 0)::regproc, '')
      || coalesce(' validator ' || nullif(l.lanvalidator, 0)::regproc, '')
      from pg_language l where l.oid >= 16384
      union all
      select 'ACCESS_METHOD', 'pg_am', a.oid, '', a.amname::text,
      format('create access method %I type %s handler %s', a.amname,
        case a.amtype when 't' then 'table' else 'index' end, a.amhandler)
      from pg_am a where a.oid >= 16384
      union all
      select 'FOREIGN_DATA_WRAPPER', 'pg_foreign_data_wrapper', w.oid, '', w.fdwname::text,
      format('create foreign data wrapper %I', w.fdwname)
      || coalesce(' handler ' || nullif(w.fdwhandler, 0)::regproc, '')
      || coalesce(' validator ' || nullif(w.fdwvalidator, 0)::regproc, '') ||
      """
          + OPTIONS.formatted("w.fdwoptions")
          + """
           from pg_foreign_data_wrapper w where w.oid >= 16384
          union all
          select 'SERVER', 'pg_foreign_server', s.oid, '', s.srvname::text,
          format('create server %I', s.srvname) || coalesce(' type ' || quote_literal(s.srvtype), '')
          || coalesce(' version ' || quote_literal(s.srvversion), '')
          || format(' foreign data wrapper %I', w.fdwname) ||
          """
          + OPTIONS.formatted("s.srvoptions")
          + """
           || coalesce((select string_agg(format(E';\\ncreate user mapping for %s server %I',
              case when u.umuser = 0 then 'public' else quote_ident(u.usename) end, s.srvname) ||
          """
          + OPTIONS.formatted("u.umoptions")
          + """
              , '' order by u.usename) from pg_user_mappings u where u.srvid = s.oid), '')
          from pg_foreign_server s join pg_foreign_data_wrapper w on w.oid = s.srvfdw
          where s.oid >= 16384
          order by 1, 5
          """;

  /** Not everybody may see their numbers, and nobody needs to know where they connect to. */
  static final String SUBSCRIPTIONS =
      """
      select 'SUBSCRIPTION', 'pg_subscription',
      2147483648 + row_number() over (order by s.subname), '', s.subname::text,
      format('create subscription %I connection '''' publication %s'
        ' with (connect = false, slot_name = none)', s.subname,
        (select string_agg(quote_ident(p), ', ') from unnest(s.subpublications) p))
      from pg_subscription s join pg_database d on d.oid = s.subdbid
      where d.datname = current_database() order by 5
      """;

  private ServerStatements() {}
}
