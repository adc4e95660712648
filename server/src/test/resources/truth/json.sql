--- migrations/001_docs.up.sql
CREATE TABLE docs (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  body jsonb NOT NULL CHECK (body IS JSON OBJECT),
  kind text GENERATED ALWAYS AS (body ->> 'kind') STORED,
  raw json
);
CREATE INDEX docs_body ON docs USING gin (body jsonb_path_ops);
CREATE INDEX docs_email ON docs ((body #>> '{user,email}'));
--- migrations/002_rows.up.sql
INSERT INTO docs (body) VALUES ('{"kind": "order", "lines": [{"sku": "a", "n": 2}, {"sku": "b", "n": 1}]}'), (jsonb_build_object('kind', 'user', 'user', jsonb_build_object('email', 'x@example.org')));
UPDATE docs SET body['seen'] = 'true', raw = body::json WHERE kind = 'user';
UPDATE docs SET body = body - 'seen' || '{"v": 2}' WHERE body ? 'seen' AND body @> '{"kind": "user"}';
--- migrations/003_views.up.sql
CREATE VIEW lines AS SELECT d.id, l.value ->> 'sku' AS sku, (l.value ->> 'n')::int AS n, l.ordinality FROM docs d CROSS JOIN LATERAL jsonb_array_elements(d.body -> 'lines') WITH ORDINALITY AS l;
CREATE VIEW lines_table AS SELECT d.id, jt.sku, jt.n FROM docs d, JSON_TABLE(d.body, '$.lines[*]' COLUMNS (sku text PATH '$.sku', n int PATH '$.n' DEFAULT 0 ON EMPTY)) AS jt;
CREATE VIEW keys AS SELECT id, key, jsonb_typeof(value) AS type FROM docs, jsonb_each(body);
SELECT sku, sum(n) FROM lines GROUP BY sku HAVING sum(n) > 0;
SELECT jsonb_path_query_array(body, '$.lines[*] ? (@.n > 1)'), JSON_VALUE(body, '$.kind'), JSON_EXISTS(body, '$.user') FROM docs;
--- migrations/004_functions.up.sql
CREATE TYPE order_line AS (sku text, n int);
CREATE FUNCTION lines_of(d docs) RETURNS SETOF order_line LANGUAGE sql IMMUTABLE AS $$ SELECT * FROM jsonb_populate_recordset(NULL::order_line, d.body -> 'lines') $$;
CREATE FUNCTION merge_docs(VARIADIC parts jsonb[]) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  result jsonb := '{}';
  part jsonb;
BEGIN
  FOREACH part IN ARRAY parts LOOP
    result := result || part;
  END LOOP;
  RETURN result;
END $$;
SELECT (lines_of(d)).sku FROM docs d;
SELECT merge_docs('{"a": 1}', jsonb_build_array(1)), l.n FROM docs d, lines_of(d) l;
SELECT x.email, x.age FROM docs, jsonb_to_record(body -> 'user') AS x (email text, age int);
--- migrations/005_normal.up.sql
CREATE TABLE order_lines (doc_id bigint REFERENCES docs ON DELETE CASCADE, sku text, n int, PRIMARY KEY (doc_id, sku));
INSERT INTO order_lines SELECT id, sku, n FROM lines_table;
DROP VIEW lines, lines_table;
ALTER TABLE docs DROP COLUMN kind;
ALTER TABLE docs ALTER COLUMN raw TYPE jsonb USING raw::jsonb, ADD COLUMN tags text[] DEFAULT '{}';
DROP FUNCTION lines_of(docs);
DROP TYPE order_line;
SELECT json_agg(o ORDER BY o.sku), json_object_agg(o.sku, o.n), row_to_json(d) FROM docs d JOIN order_lines o ON o.doc_id = d.id GROUP BY d.id;
