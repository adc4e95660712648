--- schema/1.sql
SET statement_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
CREATE SCHEMA audit;
CREATE EXTENSION IF NOT EXISTS hstore WITH SCHEMA public;
COMMENT ON EXTENSION hstore IS 'data type for storing sets of (key, value) pairs';
CREATE FUNCTION public.first_not_null(state anyelement, value anyelement) RETURNS anyelement
    LANGUAGE sql IMMUTABLE
    AS $$ SELECT coalesce(state, value) $$;
CREATE FUNCTION audit.log() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    AS $$BEGIN INSERT INTO audit.entries (row_data) VALUES (public.hstore(NEW.*)); RETURN NEW; END$$;
CREATE AGGREGATE public.first_of(anyelement) (
    SFUNC = public.first_not_null,
    STYPE = anyelement
);
SET default_table_access_method = heap;
CREATE TABLE audit.entries (
    id bigint NOT NULL,
    row_data public.hstore
);
CREATE SEQUENCE audit.entries_id_seq START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1;
ALTER SEQUENCE audit.entries_id_seq OWNED BY audit.entries.id;
CREATE TABLE public.orders (
    id integer NOT NULL,
    state character varying DEFAULT 'new'::character varying NOT NULL,
    total numeric(10,2) DEFAULT 0.0,
    created_at timestamp(6) without time zone NOT NULL,
    CONSTRAINT orders_total CHECK ((total >= (0)::numeric))
);
ALTER TABLE public.orders ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.orders_id_seq
    START WITH 1
    INCREMENT BY 1
);
--- schema/2.sql
ALTER TABLE ONLY audit.entries ALTER COLUMN id SET DEFAULT nextval('audit.entries_id_seq'::regclass);
ALTER TABLE ONLY audit.entries ADD CONSTRAINT entries_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.orders ADD CONSTRAINT orders_pkey PRIMARY KEY (id);
CREATE INDEX index_orders_on_state ON public.orders USING btree (state);
CREATE INDEX index_entries ON audit.entries USING gist (row_data);
CREATE TRIGGER orders_log AFTER INSERT OR UPDATE ON public.orders FOR EACH ROW EXECUTE FUNCTION audit.log();
SET search_path TO "$user", public;
INSERT INTO orders (created_at) VALUES ('2024-01-01 00:00:00');
--- schema/3.sql
CREATE VIEW public.order_log AS
 SELECT e.id,
    (e.row_data OPERATOR(public.->) 'state'::text) AS state
   FROM audit.entries e
  WHERE (e.row_data OPERATOR(public.?) 'state'::text);
CREATE VIEW public.firsts AS SELECT public.first_of(o.total) AS total, o.state FROM public.orders o GROUP BY o.state;
ALTER VIEW public.firsts SET (security_barrier = true);
REVOKE ALL ON TABLE public.orders FROM PUBLIC;
GRANT SELECT(id, state) ON TABLE public.orders TO PUBLIC;
--- schema/4.sql
SET search_path = audit;
ALTER TABLE entries ADD COLUMN who name DEFAULT CURRENT_USER;
CREATE INDEX ON entries (who);
UPDATE entries SET who = 'app' WHERE row_data OPERATOR(public.@>) 'state=>new';
CREATE TABLE marks (entry_id bigint REFERENCES entries, mark text);
INSERT INTO marks SELECT id, 'ok' FROM entries;
SELECT state FROM public.order_log WHERE id IN (SELECT entry_id FROM marks);
--- schema/5.sql
DROP VIEW order_log;
DROP VIEW firsts;
DROP AGGREGATE first_of(anyelement);
DROP FUNCTION first_not_null(anyelement, anyelement);
DROP TABLE audit.marks;
ALTER TABLE orders DISABLE TRIGGER orders_log;
ALTER TABLE orders ALTER COLUMN state TYPE text, ALTER COLUMN total DROP DEFAULT, ALTER COLUMN total SET DEFAULT 1;
UPDATE orders SET total = total * 2 WHERE state = 'new';
DROP SCHEMA audit CASCADE;
