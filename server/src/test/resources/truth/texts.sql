--- ddl/001.sql
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;
CREATE EXTENSION fuzzystrmatch;
CREATE TEXT SEARCH CONFIGURATION site (COPY = pg_catalog.english);
CREATE TEXT SEARCH DICTIONARY plain_stem (TEMPLATE = snowball, Language = german);
ALTER TEXT SEARCH CONFIGURATION site ALTER MAPPING FOR asciiword, word WITH plain_stem, simple;
CREATE TABLE pages (
  url text PRIMARY KEY,
  title text,
  body text NOT NULL DEFAULT '',
  words tsvector
);
--- ddl/002.sql
CREATE TRIGGER pages_words BEFORE INSERT OR UPDATE ON pages FOR EACH ROW EXECUTE FUNCTION tsvector_update_trigger(words, 'public.site', title, body);
INSERT INTO pages (url, title, body) VALUES ('/', 'Start', 'Welcome home'), ('/faq', 'Fragen', E'What\'s this?');
CREATE INDEX pages_words_idx ON pages USING gin (words);
CREATE INDEX pages_title_trgm ON pages USING gist (title gist_trgm_ops(siglen=32));
SELECT url, ts_rank_cd(words, query) AS rank FROM pages, to_tsquery('site', 'welcome | home') query WHERE words @@ query ORDER BY rank DESC;
--- ddl/003.sql
CREATE FUNCTION search(q text, "limit" int DEFAULT 5) RETURNS TABLE (url text, snippet text, score real) LANGUAGE sql STABLE AS $$
  SELECT p.url, ts_headline('site', p.body, plainto_tsquery('site', q)), similarity(p.title, q)
  FROM pages p WHERE p.words @@ plainto_tsquery('site', q) OR p.title % q ORDER BY 3 DESC LIMIT "limit"
$$;
SELECT * FROM search('home');
SELECT s.snippet FROM search('home', "limit" => 1) s WHERE score > 0.1;
CREATE VIEW sounds AS SELECT url, soundex(title) AS code, levenshtein(title, 'Start') AS distance, dmetaphone(title) FROM pages;
--- ddl/004.sql
ALTER TABLE pages ADD COLUMN lang regconfig NOT NULL DEFAULT 'site';
ALTER TABLE pages ADD COLUMN all_words tsvector GENERATED ALWAYS AS (setweight(to_tsvector('simple', coalesce(title, '')), 'A') || setweight(to_tsvector('simple', body), 'B')) STORED;
CREATE STATISTICS pages_stats (ndistinct, mcv) ON url, title FROM pages;
UPDATE pages SET title = regexp_replace(title, '(.)$', '\1!') WHERE title !~* '!$';
SELECT word, ndoc FROM ts_stat('SELECT words FROM pages') ORDER BY ndoc DESC LIMIT 3;
--- ddl/005.sql
DROP VIEW sounds;
DROP FUNCTION search(text, int);
DROP STATISTICS pages_stats;
DROP TRIGGER pages_words ON pages;
ALTER TABLE pages DROP COLUMN words;
DROP INDEX pages_title_trgm;
ALTER TABLE pages ALTER COLUMN lang SET DEFAULT 'english', ALTER COLUMN lang TYPE text USING lang::text;
DROP EXTENSION fuzzystrmatch;
ALTER TEXT SEARCH CONFIGURATION site RENAME TO old_site;
