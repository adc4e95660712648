--- migrations/1.sql
CREATE TABLE users (
  id serial PRIMARY KEY,
  login varchar(50) NOT NULL UNIQUE,
  karma integer DEFAULT 0
);
CREATE TABLE posts (
  id serial PRIMARY KEY,
  author_id integer NOT NULL REFERENCES users (id),
  title text NOT NULL,
  body text,
  published boolean NOT NULL DEFAULT false,
  search tsvector GENERATED ALWAYS AS (to_tsvector('english', title)) STORED
);
--- migrations/2.sql
CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated_at = now();
  RETURN NEW;
END;
$$;
ALTER TABLE posts ADD COLUMN updated_at timestamptz;
CREATE TRIGGER posts_touch BEFORE UPDATE ON posts FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER posts_published BEFORE UPDATE OF published ON posts
FOR EACH ROW WHEN (OLD.published IS DISTINCT FROM NEW.published) EXECUTE FUNCTION touch();
--- migrations/3.sql
DO $$
BEGIN
  CREATE TYPE mood AS ENUM ('glad', 'sad');
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;
ALTER TABLE users ADD COLUMN mood mood DEFAULT 'glad';
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM information_schema.columns
                 WHERE table_name = 'users' AND column_name = 'bio') THEN
    ALTER TABLE users ADD COLUMN bio text;
  END IF;
END $$;
CREATE INDEX users_bio_idx ON users (bio) WHERE bio IS NOT NULL;
--- migrations/4.sql
CREATE TABLE tags (name text PRIMARY KEY);
CREATE TABLE post_tags (
  post_id integer REFERENCES posts ON DELETE CASCADE,
  tag text REFERENCES tags (name),
  UNIQUE (post_id, tag)
);
INSERT INTO tags VALUES ('sql'), ('java');
INSERT INTO users (login) VALUES ('ann') ON CONFLICT (login) DO UPDATE SET karma = users.karma + 1;
INSERT INTO posts (author_id, title) SELECT id, 'Hello' FROM users WHERE login = 'ann';
--- migrations/5.sql
CREATE MATERIALIZED VIEW popular AS
SELECT p.id, p.title, u.login, count(t.tag) AS tag_count
FROM posts p JOIN users u ON u.id = p.author_id LEFT JOIN post_tags t ON t.post_id = p.id
GROUP BY p.id, p.title, u.login WITH NO DATA;
CREATE UNIQUE INDEX popular_id_idx ON popular (id);
REFRESH MATERIALIZED VIEW popular;
--- migrations/6.sql
ALTER TABLE posts RENAME TO articles;
ALTER TABLE articles RENAME COLUMN body TO content;
ALTER INDEX posts_pkey RENAME TO articles_pkey;
ALTER TABLE articles ALTER COLUMN content SET DEFAULT '';
