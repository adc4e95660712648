--- migrations/1.sql
CREATE ROLE app_reader NOLOGIN;
CREATE ROLE app_writer NOLOGIN INHERIT;
GRANT app_reader TO app_writer;
CREATE SCHEMA app;
GRANT USAGE ON SCHEMA app TO app_reader;
ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO app_reader;
--- migrations/2.sql
CREATE TABLE app.documents (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  owner name NOT NULL DEFAULT CURRENT_USER,
  title text NOT NULL,
  content bytea
);
GRANT SELECT, INSERT (title), UPDATE (title) ON app.documents TO app_writer;
ALTER TABLE app.documents ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON app.documents AS PERMISSIVE FOR ALL TO app_writer USING (owner = CURRENT_USER);
ALTER POLICY own ON app.documents RENAME TO own_documents;
--- migrations/3.sql
CREATE TABLE app.versions (
  document_id bigint REFERENCES app.documents (id),
  revision integer,
  diff xml,
  PRIMARY KEY (document_id, revision)
);
ALTER TABLE app.versions OWNER TO app_writer;
REVOKE ALL ON app.versions FROM PUBLIC;
CREATE FUNCTION app.log_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $f$
BEGIN
  INSERT INTO app.versions (document_id, revision)
  VALUES (OLD.id, (SELECT coalesce(max(revision), 0) + 1 FROM app.versions v WHERE v.document_id = OLD.id));
  RETURN NEW;
END $f$;
CREATE TRIGGER documents_version AFTER UPDATE ON app.documents
FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION app.log_version();
--- migrations/4.sql
CREATE PUBLICATION app_changes FOR TABLE app.documents, app.versions;
ALTER PUBLICATION app_changes DROP TABLE app.versions;
CREATE STATISTICS app.versions_stats (dependencies) ON document_id, revision FROM app.versions;
COMMENT ON POLICY own_documents ON app.documents IS 'their own';
COMMENT ON CONSTRAINT versions_pkey ON app.versions IS 'key';
DROP TRIGGER documents_version ON app.documents;
DROP FUNCTION app.log_version();
DROP TABLE app.versions CASCADE;
--- migrations/5.sql
CREATE ROLE app_owner;
GRANT app_writer TO app_owner WITH ADMIN OPTION;
ALTER TABLE app.documents OWNER TO app_owner;
CREATE FUNCTION app.titles(who name) RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = app
AS $$ SELECT title FROM documents WHERE owner = who $$;
REVOKE EXECUTE ON FUNCTION app.titles(name) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.titles(name) TO app_reader, app_writer;
CREATE POLICY reads ON app.documents FOR SELECT TO app_reader USING (length(title) > 0);
ALTER POLICY reads ON app.documents TO app_reader, app_owner USING (title IS NOT NULL);
ALTER ROLE app_reader SET search_path = app, public;
DROP POLICY own_documents ON app.documents;
REVOKE app_reader FROM app_writer;
