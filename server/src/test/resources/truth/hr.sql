--- db/migration/V1__staff.sql
CREATE TABLE departments (id smallint PRIMARY KEY, title varchar(60) NOT NULL, boss_id bigint);
CREATE TABLE employees (
  id bigint PRIMARY KEY,
  department_id smallint REFERENCES departments (id),
  name text NOT NULL,
  hired date NOT NULL,
  rate numeric(6, 2),
  active bool DEFAULT true
);
ALTER TABLE departments ADD CONSTRAINT departments_boss FOREIGN KEY (boss_id) REFERENCES employees (id);
INSERT INTO departments (id, title) VALUES (1, 'Research'), (2, 'Sales');
INSERT INTO employees VALUES (1, 1, 'Ida', '2020-02-03', 50, true), (2, 2, 'Max', '2021-05-06', 40.5, false);
--- db/migration/V2__views.sql
CREATE VIEW staff AS SELECT e.*, d.title AS department FROM employees e LEFT JOIN departments d ON d.id = e.department_id;
CREATE VIEW active_staff AS SELECT id, name, department FROM staff WHERE active;
CREATE FUNCTION staff_upsert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO employees (id, name, hired) VALUES (NEW.id, NEW.name, CURRENT_DATE);
  RETURN NEW;
END $$;
CREATE TRIGGER staff_insert INSTEAD OF INSERT ON active_staff FOR EACH ROW EXECUTE FUNCTION staff_upsert();
INSERT INTO active_staff (id, name) VALUES (3, 'Eva');
--- db/migration/V3__level.sql
ALTER TABLE employees ADD COLUMN level int;
UPDATE employees SET level = CASE WHEN rate > 45 THEN 2 ELSE 1 END;
ALTER TABLE employees ALTER COLUMN level SET NOT NULL, ALTER COLUMN level SET DEFAULT 1;
ALTER TABLE employees ADD CHECK (level BETWEEN 1 AND 9);
CREATE TABLE absences (
  employee_id bigint NOT NULL REFERENCES employees ON DELETE CASCADE,
  first_day date, last_day date,
  CONSTRAINT absences_days CHECK (first_day <= last_day)
);
CREATE INDEX absences_employee_id_idx ON absences (employee_id);
MERGE INTO absences a USING employees e ON a.employee_id = e.id
WHEN NOT MATCHED THEN INSERT (employee_id, first_day, last_day) VALUES (e.id, e.hired, e.hired + 1);
--- db/migration/V4__people.sql
DROP VIEW staff CASCADE;
ALTER TABLE employees DROP COLUMN rate;
ALTER TABLE departments ALTER COLUMN title TYPE text;
ALTER TABLE departments RENAME CONSTRAINT departments_boss TO departments_boss_fk;
ALTER TABLE employees RENAME TO people;
CREATE VIEW staff AS SELECT p.id, p.name, p.level FROM people p WHERE EXISTS (SELECT FROM absences a WHERE a.employee_id = p.id);
DELETE FROM absences USING people p WHERE p.id = absences.employee_id AND NOT p.active;
SELECT d.title, array_agg(p.name ORDER BY p.name) FROM departments d JOIN people p ON p.department_id = d.id GROUP BY d.title HAVING count(*) > 0;
--- db/migration/V5__salaries.sql
CREATE TABLE salaries (
  person_id bigint NOT NULL REFERENCES people (id),
  valid daterange NOT NULL,
  amount numeric(10, 2) NOT NULL CHECK (amount > 0),
  PRIMARY KEY (person_id, valid)
);
INSERT INTO salaries VALUES (1, '[2024-01-01,2025-01-01)', 5000), (2, daterange('2024-01-01', NULL), 4000.50);
CREATE VIEW payroll AS
SELECT p.id, p.name, sum(s.amount) AS total, rank() OVER (ORDER BY sum(s.amount) DESC) AS place
FROM people p JOIN salaries s ON s.person_id = p.id
GROUP BY p.id;
CREATE VIEW department_heads AS
WITH RECURSIVE chiefs AS (
  SELECT d.id, d.boss_id FROM departments d WHERE d.boss_id IS NOT NULL
  UNION
  SELECT p.department_id::smallint, c.boss_id FROM chiefs c JOIN people p ON p.id = c.boss_id
)
SELECT c.id, p.name FROM chiefs c JOIN people p ON p.id = c.boss_id;
SELECT name, place FROM payroll WHERE total > 100;
