-- name, kind + volatility + strictness + set, inputs, number of defaults, result, outputs
select concat_ws(E'\t',
  pg_temp.objectname(p.pronamespace, p.proname),
  coalesce(case when a.aggkind <> 'n' then 'o' end, p.prokind::text)
    || p.provolatile::text
    || case when p.proisstrict then 's' else '-' end
    || case when p.proretset then 'r' else '-' end
    || case a.aggkind when 'o' then a.aggnumdirectargs::text when 'h' then '-1' else '' end,
  coalesce(string_agg(
    case mode when 'v' then '*' else '' end
      || case when coalesce(argument, '') = '' then '' else argument || ':' end
      || pg_temp.typename(type), ',' order by place) filter (where mode in ('i', 'b', 'v')), ''),
  p.pronargdefaults::text,
  case p.prorettype when 0 then 'void' else pg_temp.typename(p.prorettype) end,
  string_agg(
    coalesce(argument, '') || ':' || pg_temp.typename(type), ',' order by place)
      filter (where mode in ('o', 'b', 't')))
from pg_proc p
  left join pg_aggregate a on a.aggfnoid = p.oid
  left join lateral (
    select u.type, u.place, p.proargnames[u.place] as argument,
      coalesce(p.proargmodes[u.place]::text,
        case when p.provariadic <> 0 and u.place = p.pronargs then 'v' else 'i' end) as mode
    from unnest(coalesce(p.proallargtypes, p.proargtypes::oid[]))
      with ordinality as u(type, place)) arguments on true
where pg_temp.member('pg_proc', p.oid)
group by p.oid, a.aggfnoid
