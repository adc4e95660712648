--- V1__init.sql
CREATE TABLE IF NOT EXISTS "User" (
	"userId" BIGSERIAL PRIMARY KEY,
	"eMail" VARCHAR(255) NOT NULL UNIQUE,
	"createdAt" TIMESTAMP DEFAULT now()
);
CREATE TABLE "Post" (
	id SERIAL PRIMARY KEY,
	"authorId" BIGINT NOT NULL CONSTRAINT "Post_authorId_fkey" REFERENCES "User" ("userId"),
	title TEXT /* what is shown */,
	body TEXT -- the rest
);
CREATE INDEX "Post_authorId_idx" ON "Post" USING btree ("authorId");
INSERT INTO "User" ("eMail") VALUES ('x@y.z'), ('emoji 🎉');
SELECT setval('"User_userId_seq"', 10);
--- V2__tags.sql
CREATE TABLE tag (tag_id int PRIMARY KEY, label text NOT NULL);
CREATE TABLE post_tag (
	post_id int NOT NULL,
	tag_id int NOT NULL,
	CONSTRAINT post_tag_pk PRIMARY KEY (post_id, tag_id),
	FOREIGN KEY (post_id) REFERENCES "Post" (id) ON DELETE CASCADE,
	FOREIGN KEY (tag_id) REFERENCES tag
);
CREATE MATERIALIZED VIEW tag_use AS
	SELECT t.label, count(*) AS uses, min(p."createdAt") FILTER (WHERE p."eMail" <> '') first_at
	FROM tag t JOIN post_tag pt ON pt.tag_id = t.tag_id
	JOIN "Post" q ON q.id = pt.post_id JOIN "User" p ON p."userId" = q."authorId"
	GROUP BY t.label WITH DATA;
CREATE UNIQUE INDEX tag_use_label ON tag_use (label);
REFRESH MATERIALIZED VIEW tag_use;
CREATE VIEW labels AS SELECT * FROM tag;
CREATE VIEW loud AS SELECT upper(label) AS label, tag_id FROM labels WHERE label IS NOT NULL;
--- V3__change.sql
ALTER TABLE "Post" ADD COLUMN slug text, ADD CONSTRAINT slug_once UNIQUE (slug),
	ALTER COLUMN title SET NOT NULL, ALTER COLUMN body SET DEFAULT '';
ALTER TABLE "Post" RENAME COLUMN body TO content;
ALTER TABLE "Post" ALTER content TYPE varchar(9000) USING content::varchar(9000);
UPDATE "Post" SET (slug, content) = (SELECT lower(title), content || '!' FROM tag WHERE tag_id = id);
ALTER TABLE tag RENAME TO topic;
ALTER TABLE topic RENAME COLUMN label TO caption;
INSERT INTO topic (tag_id, caption) SELECT s.n, 'c' || s.n FROM generate_series(1, 3) AS s (n);
SELECT topic.caption, x.* FROM topic, LATERAL (SELECT pt.post_id FROM post_tag pt WHERE pt.tag_id = topic.tag_id) x;
SELECT sum(pt.post_id) OVER w AS running FROM post_tag pt WINDOW w AS (PARTITION BY pt.tag_id ORDER BY post_id);
ALTER TABLE post_tag RENAME CONSTRAINT post_tag_pk TO post_tag_key;
ALTER TABLE post_tag DROP CONSTRAINT post_tag_key;
ALTER TABLE post_tag DROP CONSTRAINT post_tag_tag_id_fkey;
COMMENT ON COLUMN topic.caption IS 'shown';
DROP INDEX "Post_authorId_idx";
ALTER SEQUENCE "Post_id_seq" RESTART WITH 5;
MERGE INTO topic AS t USING (SELECT 1 AS k, 'v' AS v) AS n ON n.k = t.tag_id
WHEN MATCHED THEN UPDATE SET caption = n.v
WHEN NOT MATCHED THEN INSERT (tag_id, caption) VALUES (n.k, n.v);
