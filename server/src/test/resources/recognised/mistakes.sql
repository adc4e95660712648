IF NOT EXISTS (SELECT 1 FROM pg_tables WHERE tablename = 'ai_analyses') THEN
  CREATE TABLE ai_analyses (id uuid primary key);
END IF;

-- ====

IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'x') THEN
  CREATE TYPE x AS ENUM ('a');
  CREATE TABLE t (a x);
END IF;
select 1;

-- ====

CREATE TYPE s AS ENUM ('a');
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'x';
END;

-- ====

BEGIN;
CREATE TYPE s AS ENUM ('a');
EXCEPTION WHEN duplicate_object THEN NULL;
END;

-- ====

BEGIN
  CREATE TYPE s AS ENUM ('a');
EXCEPTION
  WHEN duplicate_object THEN NULL;
END;

-- ====

DECLARE
  v int;
  w text := 'x';
BEGIN
  SELECT count(*) INTO v FROM t;
  IF v = 0 THEN
    INSERT INTO t VALUES (1);
  ELSE
    RAISE NOTICE 'x';
  END IF;
END;

-- ====

RAISE NOTICE 'done';

-- ====

FOR r IN SELECT * FROM t LOOP
  EXECUTE format('drop table %I', r.a);
END LOOP;

-- ====

PERFORM setval('x', 1);
PERFORM setval('y', 1);

-- ====

IF EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 't' AND column_name = 'c') THEN
  ALTER TABLE t DROP COLUMN c;
END IF;

-- ====

IF NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 't' AND column_name = 'c') THEN ALTER TABLE public.t ADD COLUMN c int; END IF;

-- ====

BEGIN
CREATE TABLE t (id int);
COMMIT;

-- ====

\echo 'Creating it''s table'
CREATE TABLE t (id int);
  \i other.sql
\timing on

-- ====

CREATE POLICY IF NOT EXISTS "p x" ON public.t FOR SELECT USING (true);

-- ====

CREATE TRIGGER IF NOT EXISTS tr BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();

-- ====

CREATE TYPE IF NOT EXISTS mood AS ENUM ('a', 'b');

-- ====

CREATE ROLE IF NOT EXISTS r LOGIN;

-- ====

CREATE DOMAIN IF NOT EXISTS d AS text;

-- ====

ALTER TABLE t ADD CONSTRAINT IF NOT EXISTS c CHECK (a > 1);

-- ====

ALTER EXTENSION IF EXISTS pgcrypto UPDATE;

-- ====

CREATE OR REPLACE TABLE t (id int);

-- ====

CREATE OR REPLACE POLICY p ON t USING (true);

-- ====

CREATE OR REPLACE TYPE t AS (a int);

-- ====

CREATE FUNCTION IF NOT EXISTS f() RETURNS int LANGUAGE sql AS 'select 1';

-- ====

DROP TABLE t IF EXISTS;

-- ====

CREATE TABLE t IF NOT EXISTS (id int);

-- ====

CREATE INDEX i IF NOT EXISTS ON t (a);

-- ====

ALTER PUBLICATION supabase_realtime ADD TABLE IF NOT EXISTS t;

-- ====

CREATE VIEW IF NOT EXISTS v AS SELECT 1;

-- ====

CREATE DATABASE IF NOT EXISTS d;

-- ====

select id, ticket:tickets!ta_ticket_id_fkey(*) from ticket_activities;

-- ====

DO $$ BEGIN
  EXECUTE $$ CREATE TABLE t (id int); $$;
END $$;
select 1;

-- ====

CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE $$ INSERT INTO t VALUES (1) $$;
  PERFORM g($$x$$);
END;
$$;

-- ====

CREATE TABLE `users` (
  `id` INT(11) NOT NULL AUTO_INCREMENT,
  `name` VARCHAR(255) DEFAULT NULL COMMENT 'the name',
  `userId` bigint(20) unsigned,
  created DATETIME DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (`id`),
  UNIQUE KEY `uk_name` (`name`),
  KEY `idx` (`created`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- ====

CREATE TABLE [dbo].[t] ([id] INT IDENTITY(1,1) PRIMARY KEY, name NVARCHAR(50))
GO
SELECT TOP 10 * FROM [dbo].[t] ORDER BY id
GO

-- ====

INSERT IGNORE INTO t VALUES (1);

-- ====

SELECT * FROM t LIMIT 5, 10;

-- ====

ALTER TABLE t MODIFY COLUMN a text;

-- ====

# a comment it's
SELECT 1;

-- ====

CREATE TABLE t (id int primary key)
CREATE INDEX i ON t (id);

-- ====

ALTER TABLE t ADD COLUMN a int
INSERT INTO t VALUES (1);

-- ====

SELECT * FROM t
UPDATE t SET a = 1;

-- ====

CREATE TABLE t (
  id int primary key
  name text,
  b int
);

-- ====

CREATE TABLE t (
  id int primary key,
  name text,
);

-- ====

CREATE TABLE t (
  id int primary key,
  name text
;

-- ====

CREATE TABLE t (id int));

-- ====

CRAETE TABLE t (id int);

-- ====

CREATE TABEL t (id int);

-- ====

SELECT * FORM t;

-- ====

ALTER TABLE t ADD COLUM c int;

-- ====

INSERT t VALUES (1);

-- ====

GRANT SELECT t TO x;

-- ====

CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$
declare a int;
begin
  a := 1
  return a;
end $$;

-- ====

CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$
declare a int;
begin
  if a = 1
    a := 2;
  end if;
  retrun a;
end $$;

-- ====

CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$
declare a int;
begin
  if a = 1
    a := 2;
  end if;
  return a;
end $$;

-- ====

CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$
begin
  select 1, from t;
  return 1;
end $$;

-- ====

GRANT SELECT ON t TO TO x;

-- ====

INSERT INTO t (a, b VALUES (1, 2);

-- ====

INSERT INTO t (a, b) VALUES (1, 2;

-- ====

UPDATE t SET a = 1 b = 2 WHERE c = 3;

-- ====

CREATE TABLE t (id uuid DEFAULT gen_random_uuid( PRIMARY KEY);

-- ====

SELECT a, b, FROM t;

-- ====

x := 3;

-- ====

RETURN 1;

-- ====

CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  FOR r IN SELECT 1 LOOP
    NULL;
  END LOOP;
END $$;

-- ====

ALTER TABLE t
  ADD CONSTRAINT IF NOT EXISTS a CHECK (x > 1),
  ADD CONSTRAINT IF NOT EXISTS b CHECK (y > 1),
  ADD COLUMN IF NOT EXISTS z int;

-- ====

CREATE TABLE t (id int, order int);

-- ====

CREATE TABLE user (id int);

-- ====

UPDATE TABLE t SET a = 1;

-- ====

IF NOT EXISTS (SELECT 1 FROM pg_indexes WHERE indexname = 'i') THEN
  CREATE UNIQUE INDEX i ON t (a);
END IF;

-- ====

IF NOT EXISTS (SELECT FROM pg_policies WHERE policyname = 'p') THEN
  CREATE POLICY p ON t USING (true);
END IF;

-- ====

IF EXISTS (SELECT 1 FROM pg_tables WHERE tablename = 'old_things') THEN
  DROP TABLE public.old_things;
END IF;

-- ====

IF NOT EXISTS (SELECT 1 FROM pg_tables WHERE tablename = 'a') THEN
  CREATE TABLE b (id int);
END IF;

-- ====

if not exists (select 1 from t) then
  insert into t values (1);
elsif 1 = 1 then
  perform f();
end if;

-- ====

BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'x') THEN
    CREATE TYPE x AS ENUM ('$$');
  END IF;
END;
SELECT 1;

-- ====

DECLARE
  r record;
BEGIN
  FOR r IN SELECT tablename FROM pg_tables LOOP
    EXECUTE 'ALTER TABLE ' || r.tablename || ' ENABLE ROW LEVEL SECURITY';
  END LOOP;
EXCEPTION
  WHEN OTHERS THEN
    RAISE NOTICE '%', SQLERRM;
END;

-- ====

WHILE true LOOP
  EXIT;
END LOOP;

-- ====

IF true THEN
  SELECT 1;
CREATE TABLE t (id int);

-- ====

\connect other
\set x 1

-- ====

ALTER TYPE IF EXISTS t ADD VALUE 'x';

-- ====

ALTER FUNCTION IF EXISTS f(int) OWNER TO x;

-- ====

CREATE PUBLICATION IF NOT EXISTS p FOR TABLE t;

-- ====

CREATE OR REPLACE INDEX i ON t (a);

-- ====

ALTER TABLE t RENAME COLUMN IF EXISTS a TO b;

-- ====

select x:tickets(id, name) from t;

-- ====

CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, name text);

-- ====

DROP INDEX i ON t;

-- ====

ALTER TABLE t DROP FOREIGN KEY fk;

-- ====

SELECT * FROM t WITH (NOLOCK) WHERE a = 1;

-- ====

CREATE TABLE t (a varchar(10) CHARACTER SET utf8, b DOUBLE);

-- ====

INSERT INTO t (a, b) VALUE (1, 2);

-- ====

CREATE FUNCTION f() RETURN int LANGUAGE sql AS 'select 1';

-- ====

SELECT * FROM t GROUP BY a HAVNIG count(*) > 1;

-- ====

ALTER TABEL t ADD COLUMN c int;

-- ====

CREATE TABLE t (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), tenant uuid REFRENCES tenants (id));

-- ====

CREATE POLICY p ON t FOR SELECT USNIG (true);

-- ====

CREATE INDEX i ON t a;

-- ====

SELECT (1 + 2;

-- ====

SELECT count(* FROM t;

-- ====

DELETE t WHERE a = 1;

-- ====

CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$
declare
  a int
  b int;
begin
  while a < 3
    a := a + 1;
  end loop;
  return a;
end $$;

-- ====

CREATE FUNCTION f(a int) RETURNS int LANGUAGE plpgsql AS $$
begin
  if a = 1 then
    return 1;
  elseif a = 2 then
    return 2
  end if;
  return 3;
end $$;

-- ====

CREATE FUNCTION f(a int) RETURNS int LANGUAGE plpgsql AS $$
begin
  rasie notice 'x';
  return 3;
end $$;

-- ====

DO $$ BEGIN
  CREATE POLICY p ON t USING (true);
EXCEPTION WHEN duplicate_objct THEN NULL;
END $$;

-- ====

SELECT 1 +;

-- ====

complete nonsense here;

-- ====

IF NOT EXISTS (SELECT 1 FROM pg_tables WHERE tablename = 'ai_analyses') THEN
  CREATE TABLE ai_analyses (
    id uuid PRIMARY KEY,
    result jsonb
  );
END IF;

EXCEPTION
  WHEN OTHERS THEN
    RAISE NOTICE 'Error creating ai_analyses: %', SQLERRM;
END;

CREATE INDEX ai_analyses_result ON ai_analyses (result);

-- ====

BEGIN
  CREATE TABLE t (id int);
  CREATE TABLE u (id int);
EXCEPTION WHEN duplicate_table THEN
  RAISE NOTICE 'there already';
END $$;
