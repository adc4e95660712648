-- Operators and their precedence.
SELECT 1 + 2 * 3 - 4 / 5 % 6 ^ 7;
SELECT -a + +b, - - a, @ -a, ~ b & c | d # e;
SELECT a = b, a <> b, a != b, a < b, a <= b, a > b, a >= b;
SELECT a AND b OR NOT c AND d;
SELECT NOT NOT a, NOT a = b, a = NOT b = c;
SELECT a IS NULL, b IS NOT NULL, c ISNULL, d NOTNULL, a IS NULL IS NULL;
SELECT a IS TRUE, b IS NOT TRUE, c IS FALSE, d IS NOT FALSE, e IS UNKNOWN, f IS NOT UNKNOWN;
SELECT a IS DISTINCT FROM b, a IS NOT DISTINCT FROM b AND c, a IS DISTINCT FROM b + c;
SELECT a IS DOCUMENT, a IS NOT DOCUMENT, a IS NORMALIZED, a IS NFC NORMALIZED, a IS NOT NFKD NORMALIZED;
SELECT a IS JSON, a IS NOT JSON, a IS JSON VALUE, a IS JSON ARRAY, a IS JSON OBJECT WITH UNIQUE KEYS, a IS JSON SCALAR WITHOUT UNIQUE, a IS JSON WITH UNIQUE;
SELECT a BETWEEN 1 AND 2, a NOT BETWEEN 1 AND 2, a BETWEEN SYMMETRIC 2 AND 1, a BETWEEN ASYMMETRIC 1 AND 2 AND b;
SELECT a BETWEEN b < c AND d + e = f;
SELECT a IN (1, 2, 3), a NOT IN (1), (a, b) IN ((1, 2), (3, 4)), a IN (1) IN (true);
SELECT a IN (SELECT b FROM c), a NOT IN (VALUES (1), (2)), a IN ((SELECT 1)), a IN ((SELECT 1), 2), a IN ((SELECT 1) UNION (SELECT 2));
SELECT a LIKE 'x%', a NOT LIKE 'x!%' ESCAPE '!', a ILIKE b || '%', a NOT ILIKE b, a SIMILAR TO 'x|y', a NOT SIMILAR TO 'x' ESCAPE '\';
SELECT a LIKE ANY (ARRAY['x', 'y']), a NOT LIKE ALL (ARRAY['x']), a ILIKE SOME (SELECT b FROM c), a NOT ILIKE ANY ('{x}'::text[]);
SELECT a = ANY (b), a <> ALL (b), a < SOME (ARRAY[1, 2]), a = ANY (SELECT b FROM c) = true, a && ANY (x);
SELECT a || b || c, a -> 'b' ->> 'c', a #>> '{x,y}', a @> b, a <@ b, a ? 'x', a ?| b, a ?& b, a @? '$.x', a @@ b;
SELECT a ~ 'x', a ~* 'x', a !~ 'x', a !~* 'x', a ~~ b, a !~~* b;
SELECT a OPERATOR(pg_catalog.+) b, OPERATOR(pg_catalog.-) a, a OPERATOR(public.===) b * c, a OPERATOR(=) ANY (b);
SELECT a COLLATE "C" < b COLLATE pg_catalog."default", a || b COLLATE "en_US";
SELECT a AT TIME ZONE 'UTC', a AT TIME ZONE b || c AT TIME ZONE 'x', a AT LOCAL, a + b AT LOCAL;
SELECT a::int, a::text::int, -a::numeric(10,2), a::int[], a::int[3][], a::varchar(3) ARRAY, a::text ARRAY[4], a::pg_catalog.int4;
SELECT (a, b) OVERLAPS (c, d), ROW(a, b) OVERLAPS ROW(c, interval '1 day') AND true, (now(), now()) OVERLAPS ROW(a, b) = false;
SELECT (1, 2) = (3, 4), ROW(1, 2) < ROW(3), ROW() IS NULL, (a, b, c) IS NOT NULL, ((1), 2, (3, 4));
SELECT ((((1)))), ((a) + (b)), (((SELECT 1))), ((SELECT 1) + 2), ((SELECT 1 UNION SELECT 2) LIMIT 1), (((SELECT 1)) UNION ALL (SELECT 2));
SELECT ((SELECT a FROM b ORDER BY c) LIMIT 1) FROM (VALUES (1)) v (x);
SELECT DEFAULT, a + DEFAULT FROM t;
-- Columns, fields, subscripts.
SELECT a, t.a, s.t.a, d.s.t.a, t.*, s.t.*, *, "A"."b c", "quo""ted";
SELECT a[1], a[1][2], a[1:2], a[:2], a[1:], a[:], a[b + 1 : c], t.a[1].b, (a).b, (a).*, ((a).b).c, (a.b).c[1].d;
SELECT $1, $2::int, $1.field, $1[1], $1.a[2].b, ($1).x;
SELECT (SELECT a FROM b)[1], (SELECT row(1))::text, (SELECT a FROM b).c, (f(x)).y, (f(x))[1], (ARRAY[1, 2])[1];
SELECT a.select, a.table, a.from, t.order AS "order", a.order.user;
-- Constants.
SELECT 1, 1.5, .5, 1., 1e10, 1.5e-3, 1E+5, 0x1F, 0o17, 0b101, 1_000_000, 1_0.0_1, 0x_ff, 9999999999, 99999999999999999999999;
SELECT 'abc', 'it''s', '', E'a\nb\\c\'d\x41\101\u0041\U00000041', U&'d\0061t\+000061', U&'d!0061t' UESCAPE '!', N'abc', n'x', B'0101', X'1FF', b'', $$abc$$, $tag$a $$ b$tag$, $_x1$ $_x1$;
SELECT 'abc'
  'def', E'a'
  'b', B'01'
  -- a comment between
  '10', U&'x'

'\0061';
SELECT TRUE, FALSE, NULL, true::text, null::int;
SELECT int '1', integer '1', bigint '1', smallint '1', real '1', float '1', float(3) '1', double precision '1.5', decimal '1', dec(3) '1', numeric(10, 2) '1.5', boolean 'true', json '{}';
SELECT bit '101', bit(3) '101', bit varying '1', bit varying(5) '1', char 'x', char(3) 'x', character varying 'x', character varying(3) 'x', varchar 'x', varchar(5) 'y', national character 'x', national char varying(3) 'x', nchar 'x', nchar(4) 'y', nchar varying 'x';
SELECT date '2020-01-01', time '12:00', time(3) '12:00', time with time zone '12:00', time without time zone '12:00', timestamp '2020-01-01', timestamp(0) '2020-01-01', timestamp with time zone '2020-01-01', timestamp(3) without time zone '2020-01-01', timestamptz 'now';
SELECT interval '1 day', interval '1' year, interval '1' month, interval '1' day, interval '1' hour, interval '1' minute, interval '1' second, interval '1' second(3), interval '1-2' year to month, interval '1 2' day to hour, interval '1' day to minute, interval '1' day to second(2), interval '1' hour to minute, interval '1' hour to second, interval '1' minute to second, interval(3) '1 day';
SELECT point '(1,2)', public.mytype 'x', s.t 'y', numeric_like(3) 'x', "Quoted" 'x', left 'x', myschema.typ(1, 2) 'z', jsonb '{}', uuid 'x';
SELECT int, integer, time, timestamp, interval, bit, char, values, row, float, json, none, position, "substring" FROM t;
SELECT between, national, coalesce, exists, extract, xmlparse, setof, numeric FROM t;
-- Conditional expressions.
SELECT CASE WHEN a THEN b END, CASE a WHEN 1 THEN 'x' WHEN 2 THEN 'y' ELSE 'z' END, CASE WHEN a = 1 AND b THEN CASE WHEN c THEN d END ELSE e END + 1;
SELECT COALESCE(a), COALESCE(a, b, c), NULLIF(a, b), GREATEST(1, 2), LEAST(a, b, c) FROM t;
-- Arrays.
SELECT ARRAY[1, 2, 3], ARRAY[[1, 2], [3, 4]], ARRAY[]::int[], ARRAY[[]], ARRAY(SELECT a FROM b), ARRAY((SELECT 1)), ARRAY(VALUES (1), (2)), ARRAY[a, b] || ARRAY[c], ARRAY[ARRAY[1], ARRAY[2]];
-- Function calls.
SELECT f(), f(1), f(1, 2), s.f(a), d.s.f(a), f(VARIADIC a), f(1, VARIADIC b), f(a => 1, b := 2), f(1, b => 2), "F"(1), f(*), f(DISTINCT a), f(ALL a, b);
SELECT count(*), sum(DISTINCT a), string_agg(a, ',' ORDER BY b DESC, c), array_agg(a ORDER BY b USING <), array_agg(x ORDER BY y USING OPERATOR(pg_catalog.>) NULLS LAST), count(*) FILTER (WHERE a > 1);
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY a), mode() WITHIN GROUP (ORDER BY a DESC NULLS FIRST) FILTER (WHERE b), rank(1, 2) WITHIN GROUP (ORDER BY a, b) OVER (PARTITION BY c);
SELECT row_number() OVER (), rank() OVER w, sum(a) OVER (w), sum(a) OVER (PARTITION BY b, c ORDER BY d), sum(a) OVER (w ORDER BY b ROWS UNBOUNDED PRECEDING);
SELECT sum(a) OVER (ORDER BY b ROWS BETWEEN 1 PRECEDING AND CURRENT ROW), sum(a) OVER (ORDER BY b RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING), sum(a) OVER (ORDER BY b GROUPS BETWEEN CURRENT ROW AND 2 FOLLOWING EXCLUDE CURRENT ROW);
SELECT sum(a) OVER (ROWS CURRENT ROW), sum(a) OVER (ORDER BY b RANGE interval '1 day' PRECEDING EXCLUDE TIES), sum(a) OVER (ROWS BETWEEN 2 FOLLOWING AND 3 FOLLOWING EXCLUDE GROUP), sum(a) OVER (ROWS 1 PRECEDING EXCLUDE NO OTHERS);
SELECT sum(a) FILTER (WHERE b) OVER (PARTITION BY c), (count(*) OVER ()) + 1, lag(a, 1) OVER "W", first_value(a) OVER (rows_window), sum(a) OVER (ROWS unbounded PRECEDING), sum(a) OVER (unbounded ORDER BY x);
SELECT left('abc', 1), right('abc', 1), authorization('x'), is('x'), like(a, b), notnull(a), overlaps(1, 2, 3, 4), natural(1), "left"(1), collation(1), current_schema(), verbose(1), concurrently(2);
SELECT NOT like(a, b), NOT in_range(a), a NOT LIKE b IS NULL;
SELECT current_date, current_time, current_time(3), current_timestamp, current_timestamp(0), localtime, localtime(2), localtimestamp, localtimestamp(1), current_role, current_user, session_user, system_user, user, current_catalog, current_schema;
SELECT CAST(a AS int), CAST(a + b AS numeric(10, 2)), CAST(ARRAY[1] AS int[]), CAST(NULL AS text), CAST('x' AS "Type"), CAST(a AS timestamp with time zone), CAST(a AS interval day to second), CAST(a AS double precision), CAST(x AS SETOF int), CAST(a AS bit varying(3)), CAST(a AS national character varying(3));
SELECT EXTRACT(year FROM a), EXTRACT(epoch FROM a - b), EXTRACT('dow' FROM a), EXTRACT("Week" FROM a), EXTRACT(second FROM interval '1 second'), EXTRACT(month FROM now()), EXTRACT(timezone_hour FROM a);
SELECT OVERLAY(a PLACING b FROM 1), OVERLAY(a PLACING b FROM 1 FOR 2), OVERLAY(a, b, 1, 2), OVERLAY(), POSITION('a' IN b), POSITION('a' || b IN c || d);
SELECT SUBSTRING(a FROM 1), SUBSTRING(a FROM 1 FOR 2), SUBSTRING(a FOR 2), SUBSTRING(a FOR 2 FROM 1), SUBSTRING(a, 1, 2), SUBSTRING(a SIMILAR b ESCAPE '#'), SUBSTRING(), SUBSTRING(a + b FROM c), SUBSTRING(string => a);
SELECT TRIM(a), TRIM(BOTH FROM a), TRIM(LEADING 'x' FROM a), TRIM(TRAILING FROM a, 'x'), TRIM(BOTH 'x' FROM a), TRIM('x' FROM a), TRIM(FROM a), TRIM(a, 'x'), TRIM(BOTH a, b);
SELECT NORMALIZE(a), NORMALIZE(a, NFC), NORMALIZE(a, NFKD), COLLATION FOR (a || b), TREAT(a AS b.c), MERGE_ACTION(), GROUPING(a, b);
-- XML.
SELECT XMLCONCAT(a, b), XMLELEMENT(NAME foo), XMLELEMENT(NAME "Foo", XMLATTRIBUTES(a, b AS c)), XMLELEMENT(NAME foo, XMLATTRIBUTES(a AS "select"), b, 'c'), XMLELEMENT(NAME foo, a), XMLFOREST(a, b AS c, d + 1 AS e);
SELECT XMLPARSE(DOCUMENT a), XMLPARSE(CONTENT a PRESERVE WHITESPACE), XMLPARSE(CONTENT 'x' STRIP WHITESPACE), XMLPI(NAME php), XMLPI(NAME "xml-x", 'a'), XMLROOT(a, VERSION '1.0'), XMLROOT(a, VERSION NO VALUE, STANDALONE YES), XMLROOT(a, VERSION '1', STANDALONE NO), XMLROOT(a, VERSION '1', STANDALONE NO VALUE);
SELECT XMLSERIALIZE(DOCUMENT a AS text), XMLSERIALIZE(CONTENT a AS varchar(100) INDENT), XMLSERIALIZE(CONTENT a AS text NO INDENT), XMLEXISTS('//a' PASSING b), XMLEXISTS('//a' PASSING BY REF b), XMLEXISTS('//a' PASSING BY VALUE b BY REF), XMLEXISTS('//a' PASSING b BY VALUE);
-- SQL/JSON.
SELECT JSON_OBJECT(), JSON_OBJECT('a': 1, 'b': b), JSON_OBJECT('a' VALUE 1), JSON_OBJECT(a VALUE b FORMAT JSON, c: d), JSON_OBJECT('a': 1 NULL ON NULL WITH UNIQUE KEYS RETURNING jsonb), JSON_OBJECT('a': 1 ABSENT ON NULL), JSON_OBJECT(RETURNING text), JSON_OBJECT('a': 1 WITHOUT UNIQUE KEYS RETURNING text FORMAT JSON ENCODING UTF8);
SELECT json_object('{a,b}'), json_object(ARRAY['a'], ARRAY['b']), json_object(keys => a, vals => b);
SELECT JSON_ARRAY(), JSON_ARRAY(1, 2), JSON_ARRAY(a FORMAT JSON, b), JSON_ARRAY(1, NULL NULL ON NULL RETURNING jsonb), JSON_ARRAY(1 ABSENT ON NULL), JSON_ARRAY(RETURNING text), JSON_ARRAY(SELECT a FROM b), JSON_ARRAY(SELECT a FROM b ORDER BY c RETURNING jsonb), JSON_ARRAY((SELECT 1)), JSON_ARRAY((SELECT 1) UNION SELECT 2 FORMAT JSON), JSON_ARRAY(VALUES (1), (2));
SELECT JSON_ARRAYAGG(a), JSON_ARRAYAGG(a ORDER BY b NULL ON NULL RETURNING jsonb), JSON_ARRAYAGG(a FORMAT JSON) FILTER (WHERE a > 1), JSON_OBJECTAGG('a': b), JSON_OBJECTAGG(k VALUE v ABSENT ON NULL WITH UNIQUE RETURNING jsonb) OVER (PARTITION BY c), JSON_ARRAYAGG(a) FILTER (WHERE b) OVER w;
SELECT JSON('{}'), JSON(a FORMAT JSON WITH UNIQUE KEYS), JSON(a WITHOUT UNIQUE), JSON_SCALAR(1), JSON_SERIALIZE(a), JSON_SERIALIZE(a FORMAT JSON RETURNING bytea FORMAT JSON ENCODING UTF8);
SELECT JSON_VALUE(a, '$.x'), JSON_VALUE(a, '$.x' RETURNING int DEFAULT 0 ON EMPTY ERROR ON ERROR), JSON_VALUE(a, '$.x' PASSING 1 AS x, b AS "Y" NULL ON ERROR), JSON_VALUE(a FORMAT JSON, '$' || b DEFAULT -1 ON ERROR);
SELECT JSON_QUERY(a, '$.x'), JSON_QUERY(a, '$' WITH WRAPPER), JSON_QUERY(a, '$' WITHOUT ARRAY WRAPPER KEEP QUOTES), JSON_QUERY(a, '$' WITH CONDITIONAL ARRAY WRAPPER), JSON_QUERY(a, '$' WITH UNCONDITIONAL WRAPPER NULL ON EMPTY ERROR ON ERROR), JSON_QUERY(a, '$' RETURNING text OMIT QUOTES ON SCALAR STRING EMPTY ARRAY ON EMPTY), JSON_QUERY(a, '$' EMPTY OBJECT ON ERROR), JSON_QUERY(a, '$' EMPTY ON ERROR);
SELECT JSON_EXISTS(a, '$.x'), JSON_EXISTS(a, '$.x ? (@ > $y)' PASSING 1 AS y TRUE ON ERROR), JSON_EXISTS(a, '$' UNKNOWN ON ERROR), JSON_EXISTS(a, '$' FALSE ON ERROR), JSON_EXISTS(a, '$' ERROR ON ERROR);
-- Labels.
SELECT 1 AS a, 2 b, 3 "c d", 4 AS select, 5 AS "from", 6 value, 7 name, 8 type, 9 AS year, 10 text;
SELECT a and, b or, c not, d is, e in, f like, g between, h at, i collate, j operator FROM t;
SELECT a all, b case, c end, d then, e null, f true, g user, h table, i select FROM t;
SELECT a asc, b desc, c default, d check, e unique, f primary, g references;
SELECT 'a' b, 1 "from";
SELECT EXISTS (SELECT 1), NOT EXISTS (SELECT FROM t WHERE a), EXISTS ((SELECT 1)), EXISTS (VALUES (1)), EXISTS (TABLE t), EXISTS (WITH x AS (SELECT 1) SELECT * FROM x);
SELECT /* a /* nested */ comment */ 1 -- to the line's end
  , 2;
SELECT a<-b, a>-b, a-(-b), a*-b, a||-b, a @-b, 5!=-1, a<>-1, x->-1, +a-+b, a*@b;
SELECT ünïcödé, "ünï", tbl.spalte_ä FROM größe AS "Größe";
SELECT a/*c*/+/*d*/b--e
-c;
SELECT current_schema 'x', current_schema, current_schema();
