--- a missing table
CREATE FUNCTION f() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM missing';
--- a missing column
CREATE TABLE t (id int);
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT nope FROM t $$;
--- a missing function
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT nothing(1) $$;
--- parameters are names
CREATE TABLE t (id int, name text);
CREATE FUNCTION f(wanted int, other text DEFAULT 'x') RETURNS text LANGUAGE sql AS $$ SELECT name FROM t WHERE id = wanted OR name = f.other OR id = $1 $$;
SELECT f(1);
--- a parameter with a column's name is the column
CREATE TABLE t (id int);
CREATE FUNCTION f(id int) RETURNS int LANGUAGE sql AS $$ SELECT id FROM t WHERE t.id = f.id $$;
SELECT f(1);
--- a name that is neither
CREATE TABLE t (id int);
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS $$ SELECT id FROM t WHERE id = b $$;
--- a later table is no help
CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ CREATE TABLE t (id int); INSERT INTO t VALUES (1); $$;
--- a utility statement is not analysed
CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ DROP TABLE missing; $$;
SELECT 1;
--- checks can be turned off
SET check_function_bodies = off;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT nope FROM missing $$;
CREATE FUNCTION g() RETURNS int LANGUAGE plpgsql AS $$ DECLARE x nothing; BEGIN RETURN 1; END $$;
SET check_function_bodies = on;
CREATE FUNCTION h() RETURNS int LANGUAGE sql AS $$ SELECT nope FROM missing $$;
--- checks turned off and reset
SET check_function_bodies TO false;
RESET check_function_bodies;
CREATE FUNCTION h() RETURNS int LANGUAGE sql AS $$ SELECT nope FROM missing $$;
--- syntax is not checked either when checks are off
SET check_function_bodies = false;
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1 END $$;
SELECT 1;
--- the routine's own search_path
CREATE SCHEMA app;
CREATE TABLE app.t (id int);
CREATE FUNCTION f() RETURNS int LANGUAGE sql SET search_path = app AS $$ SELECT id FROM t $$;
CREATE FUNCTION g() RETURNS int LANGUAGE sql SET search_path = '' AS $$ SELECT id FROM t $$;
--- the routine's own search_path hides public
CREATE TABLE t (id int);
CREATE FUNCTION f() RETURNS int LANGUAGE sql SET search_path TO '' AS $$ SELECT id FROM public.t $$;
CREATE FUNCTION g() RETURNS int LANGUAGE sql SET search_path TO pg_catalog AS $$ SELECT id FROM t $$;
--- the wrong return type
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT true $$;
--- a castable return type
CREATE FUNCTION f() RETURNS bigint LANGUAGE sql AS $$ SELECT 1 $$;
CREATE FUNCTION g() RETURNS text LANGUAGE sql AS $$ SELECT 'x' $$;
CREATE FUNCTION h() RETURNS int LANGUAGE sql AS $$ SELECT 1::bigint $$;
CREATE FUNCTION i() RETURNS uuid LANGUAGE sql AS $$ SELECT null $$;
--- too many columns
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1, 2 $$;
--- nothing returned
CREATE TABLE t (id int);
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ INSERT INTO t VALUES (1) $$;
--- returning
CREATE TABLE t (id int);
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ INSERT INTO t VALUES (1) RETURNING id $$;
SELECT f();
--- void takes anything
CREATE TABLE t (id int);
CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ SELECT 1, 2 $$;
CREATE FUNCTION g() RETURNS void LANGUAGE sql AS $$ DELETE FROM t $$;
CREATE FUNCTION h() RETURNS void LANGUAGE sql AS '';
CREATE PROCEDURE p(i int) LANGUAGE sql AS $$ INSERT INTO t VALUES (i) $$;
--- an empty body that must return
CREATE FUNCTION h() RETURNS int LANGUAGE sql AS '';
--- RETURNS TABLE
CREATE TABLE t (id int, name text);
CREATE FUNCTION f() RETURNS TABLE (id int, name text) LANGUAGE sql AS $$ SELECT id, name FROM t $$;
CREATE FUNCTION g() RETURNS TABLE (id int, name text) LANGUAGE sql AS $$ SELECT id FROM t $$;
--- RETURNS TABLE with a wrong type
CREATE TABLE t (id int, name text);
CREATE FUNCTION f() RETURNS TABLE (id int, at date) LANGUAGE sql AS $$ SELECT id, name FROM t $$;
--- RETURNS SETOF a table
CREATE TABLE t (id int, name text);
CREATE FUNCTION f() RETURNS SETOF t LANGUAGE sql AS $$ SELECT * FROM t $$;
CREATE FUNCTION g() RETURNS SETOF t LANGUAGE sql AS $$ SELECT t FROM t $$;
CREATE FUNCTION h() RETURNS t LANGUAGE sql AS $$ SELECT ROW(1, 'x')::t $$;
SELECT 1;
--- out parameters
CREATE FUNCTION f(a int, OUT b int, OUT c text) LANGUAGE sql AS $$ SELECT a, 'x'::text $$;
SELECT b, c FROM f(1);
--- one out parameter
CREATE FUNCTION f(a int, OUT b int) LANGUAGE sql AS $$ SELECT a $$;
CREATE FUNCTION g(a int, OUT b int) LANGUAGE sql AS $$ SELECT a, a $$;
--- polymorphic bodies wait
CREATE FUNCTION f(a anyelement) RETURNS anyelement LANGUAGE sql AS $$ SELECT a FROM missing $$;
SELECT 1;
--- a recursive function
CREATE FUNCTION f(n int) RETURNS int LANGUAGE sql AS $$ SELECT CASE WHEN n < 1 THEN 0 ELSE f(n - 1) END $$;
SELECT f(3);
--- a body of a function that is replaced
CREATE TABLE t (id int);
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT id FROM t $$;
CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT nope FROM t $$;
--- quoted bodies do not bind
CREATE TABLE t (id int);
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT id FROM t $$;
DROP TABLE t;
SELECT 1;
--- atomic bodies bind
CREATE TABLE t (id int);
CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT id FROM t; END;
DROP TABLE t;
--- an atomic body names a missing table
CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT id FROM missing; END;
--- an atomic body with its parameters
CREATE TABLE t (id int);
CREATE FUNCTION f(a int) RETURNS int BEGIN ATOMIC INSERT INTO t VALUES (a); SELECT a + 1; END;
SELECT f(1);
--- RETURN as a body
CREATE FUNCTION f(a int, b int) RETURNS int RETURN a + b;
CREATE FUNCTION g(a int) RETURNS int RETURN a + c;
--- a plpgsql body is only read
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT nope FROM missing); END $$;
SELECT 1;
--- a plpgsql body that does not parse
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1 END $$;
--- a plpgsql body with broken SQL inside
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN SELECT FROM FROM t; RETURN 1; END $$;
--- a plpgsql variable of a missing type
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ DECLARE x nothing; BEGIN RETURN 1; END $$;
--- a plpgsql variable of a missing table's row
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ DECLARE x missing%ROWTYPE; BEGIN RETURN 1; END $$;
--- a plpgsql variable of a missing column's type
CREATE TABLE t (id int);
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ DECLARE x t.nope%TYPE; BEGIN RETURN 1; END $$;
--- a plpgsql variable of a parameter's type
CREATE TABLE t (id int);
CREATE FUNCTION f(a int, r t) RETURNS int LANGUAGE plpgsql AS $$ DECLARE x a%TYPE; y r.id%TYPE; BEGIN RETURN x; END $$;
SELECT f(1, NULL);
--- a plpgsql variable of a table's type
CREATE TABLE t (id int);
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ DECLARE x t; y t[]; z public.t%ROWTYPE; BEGIN RETURN 1; END $$;
SELECT f();
--- a plpgsql body under its own search_path
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('a');
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql SET search_path = app AS $$ DECLARE x mood; BEGIN RETURN 1; END $$;
CREATE FUNCTION g() RETURNS int LANGUAGE plpgsql AS $$ DECLARE x mood; BEGIN RETURN 1; END $$;
--- CTEs, joins and windows inside
CREATE TABLE t (id int, at date);
CREATE FUNCTION f(d date) RETURNS TABLE (id int, n bigint) LANGUAGE sql STABLE AS $$
  WITH x AS (SELECT t.id, row_number() OVER (ORDER BY t.at) AS n FROM t WHERE t.at > d)
  SELECT x.id, x.n FROM x JOIN t ON t.id = x.id
$$;
SELECT * FROM f(now()::date);
--- several statements, the first wrong
CREATE TABLE t (id int);
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ UPDATE t SET nope = 1; SELECT 1 $$;
--- a set of scalars
CREATE TABLE t (id int);
CREATE FUNCTION f() RETURNS SETOF int LANGUAGE sql AS $$ SELECT id FROM t UNION ALL SELECT 2 $$;
CREATE FUNCTION g() RETURNS SETOF int LANGUAGE sql AS $$ VALUES (1), (2) $$;
SELECT * FROM f(), g();
--- a record
CREATE FUNCTION f() RETURNS record LANGUAGE sql AS $$ SELECT 1, 'x' $$;
SELECT f();
--- a domain and an enum
CREATE DOMAIN d AS text;
CREATE TYPE mood AS ENUM ('a');
CREATE FUNCTION f() RETURNS mood LANGUAGE sql AS $$ SELECT 'a'::mood $$;
CREATE FUNCTION g() RETURNS d LANGUAGE sql AS $$ SELECT 'a'::d $$;
CREATE FUNCTION h() RETURNS mood LANGUAGE sql AS $$ SELECT 'a' $$;
SELECT f(), g(), h();
--- an enum from text
CREATE TYPE mood AS ENUM ('a');
CREATE FUNCTION f() RETURNS mood LANGUAGE sql AS $$ SELECT 'a'::text $$;
--- a do block that does not compile
DO $$ BEGIN CREATE TABLE t (id int) END $$;
--- a trigger function with broken syntax
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF TRUE THEN RETURN NEW; END; $$;
--- a parameter of a column's type
CREATE TABLE t (id int);
CREATE FUNCTION f(a t.id%TYPE) RETURNS t.id%TYPE LANGUAGE sql AS $$ SELECT a $$;
CREATE FUNCTION g(a t.nope%TYPE) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;
--- a parameter of a missing table's column
CREATE FUNCTION g(a missing.id%TYPE) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;
--- the name of a routine stands before its parameters only [goes on]
CREATE TABLE t (id int, name text);
CREATE FUNCTION f(p int) RETURNS boolean LANGUAGE sql AS $$ SELECT EXISTS (SELECT 1 FROM t WHERE id = f.p AND name IS NOT NULL) $$;
CREATE FUNCTION g(p int) RETURNS boolean LANGUAGE sql AS $$ SELECT EXISTS (SELECT 1 FROM t WHERE id = p AND g) $$;
CREATE FUNCTION h(id int) RETURNS SETOF int LANGUAGE sql AS $$ SELECT x.id FROM (SELECT t.id FROM t WHERE t.id = h.id) x $$;
CREATE FUNCTION i(i int) RETURNS int LANGUAGE sql AS $$ SELECT i + i.i $$;
