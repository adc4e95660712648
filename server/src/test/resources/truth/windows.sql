--- migrations/10_tables.sql
CREATE TABLE staff (id int PRIMARY KEY, boss int REFERENCES staff, name text NOT NULL, dept text, pay numeric NOT NULL, hired date NOT NULL);
CREATE TABLE reviews (staff_id int REFERENCES staff, year int, mark numeric(2,1), PRIMARY KEY (staff_id, year));
INSERT INTO staff VALUES (1, NULL, 'Kim', 'all', 100, '2010-01-01'), (2, 1, 'Lee', 'it', 80, '2015-01-01'), (3, 1, 'Max', 'hr', 70, '2016-06-01'), (4, 2, 'Nia', 'it', 60, '2019-03-01');
INSERT INTO reviews SELECT id, y, 1 + (id + y) % 4 FROM staff CROSS JOIN generate_series(2020, 2022) AS y;
--- migrations/20_views.sql
CREATE VIEW ranked AS
SELECT name, dept, pay, rank() OVER by_pay AS place, pay - lag(pay, 1, 0::numeric) OVER by_pay AS step,
  avg(pay) OVER (PARTITION BY dept) AS dept_avg, ntile(2) OVER (ORDER BY hired) AS half,
  sum(pay) OVER (ORDER BY hired RANGE BETWEEN '1 year' PRECEDING AND CURRENT ROW) AS year_pay
FROM staff WINDOW by_pay AS (PARTITION BY dept ORDER BY pay DESC);
CREATE RECURSIVE VIEW reports (id, name, depth, path) AS
  SELECT id, name, 0, ARRAY[id] FROM staff WHERE boss IS NULL
  UNION ALL
  SELECT s.id, s.name, r.depth + 1, r.path || s.id FROM staff s JOIN reports r ON s.boss = r.id;
CREATE VIEW pay_cube AS SELECT dept, extract(year FROM hired) AS year, sum(pay) AS pay, grouping(dept) AS g FROM staff GROUP BY CUBE (dept, extract(year FROM hired));
--- migrations/30_functions.sql
CREATE FUNCTION team(root int) RETURNS TABLE (member int, depth int) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE t (id, d) AS (SELECT root, 0 UNION ALL SELECT s.id, t.d + 1 FROM staff s JOIN t ON s.boss = t.id)
  SELECT id, d FROM t
$$;
CREATE FUNCTION best_year(s staff) RETURNS int LANGUAGE sql STABLE AS 'SELECT year FROM reviews r WHERE r.staff_id = s.id ORDER BY mark DESC, year LIMIT 1';
SELECT s.name, t.depth, best_year(s), s.best_year FROM team(1) t JOIN staff s ON s.id = t.member;
SELECT name, (SELECT max(mark) FROM reviews WHERE staff_id = staff.id) FROM staff WHERE pay > ALL (SELECT pay FROM staff x WHERE x.boss = staff.id);
--- migrations/40_queries.sql
CREATE VIEW summary AS
SELECT d.dept, d.n, best.name AS best, marks.list
FROM (SELECT dept, count(*) AS n FROM staff GROUP BY dept) d
CROSS JOIN LATERAL (SELECT name FROM staff s WHERE s.dept = d.dept ORDER BY pay DESC FETCH FIRST 1 ROW ONLY) best
LEFT JOIN LATERAL (SELECT string_agg(mark::text, ',' ORDER BY year) AS list FROM reviews r JOIN staff s ON s.id = r.staff_id WHERE s.dept = d.dept) marks ON true;
CREATE TABLE yearly AS SELECT year, avg(mark)::numeric(3,2) AS mark, count(*) FILTER (WHERE mark > 3) AS good, mode() WITHIN GROUP (ORDER BY mark) FROM reviews GROUP BY ROLLUP (year);
ALTER TABLE yearly ADD COLUMN note text;
UPDATE yearly y SET note = s.best FROM summary s WHERE s.dept = 'it' AND y.good > 0;
SELECT year, mark, count(*) OVER () FROM yearly WHERE (year, mark) IN (VALUES (2020, 2.5), (2021, 3.0)) ORDER BY 1 NULLS FIRST OFFSET 0 ROWS;
(SELECT name FROM staff EXCEPT SELECT name FROM ranked) INTERSECT SELECT best FROM summary ORDER BY 1;
--- migrations/50_change.sql
DROP VIEW pay_cube;
DROP FUNCTION best_year;
CREATE OR REPLACE VIEW summary AS
SELECT d.dept, d.n, NULL::text AS best, ''::text AS list, now() AS at FROM (SELECT dept, count(*) AS n FROM staff GROUP BY dept) d;
DROP VIEW ranked, reports;
ALTER TABLE staff ALTER COLUMN name TYPE varchar(80);
ALTER TABLE staff DROP COLUMN hired;
SELECT member FROM team(2) ORDER BY depth;
