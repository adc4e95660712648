--- migrations/0001_init.sql
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS "uuid-ossp";
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS hstore;
CREATE TABLE "Place" (
  "id" TEXT NOT NULL,
  "ownerId" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "position" point,
  "props" hstore,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "Place_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "Owner" (
  "id" TEXT NOT NULL,
  "email" TEXT,
  CONSTRAINT "Owner_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Owner_email_key" ON "Owner"("email");
ALTER TABLE "Place" ADD CONSTRAINT "Place_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Owner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
--- migrations/0002_search.sql
CREATE INDEX "Place_name_idx" ON "Place" USING gin ("name" gin_trgm_ops);
CREATE VIEW "NearPlace" AS SELECT "id", "name", similarity("name", 'home') AS score FROM "Place";
CREATE TYPE "Role" AS ENUM ('USER', 'ADMIN');
ALTER TABLE "Owner" ADD COLUMN "role" "Role" NOT NULL DEFAULT 'USER';
CREATE TABLE bookings (
  room integer,
  stay daterange,
  EXCLUDE USING gist (room WITH =, stay WITH &&)
);
--- migrations/0003_role.sql
CREATE TYPE "Role_new" AS ENUM ('USER', 'ADMIN', 'GUEST');
ALTER TABLE "Owner" ALTER COLUMN "role" DROP DEFAULT;
ALTER TABLE "Owner" ALTER COLUMN "role" TYPE "Role_new" USING ("role"::text::"Role_new");
ALTER TYPE "Role" RENAME TO "Role_old";
ALTER TYPE "Role_new" RENAME TO "Role";
DROP TYPE "Role_old";
ALTER TABLE "Owner" ALTER COLUMN "role" SET DEFAULT 'GUEST';
--- migrations/0004_more.sql
DROP INDEX "Owner_email_key";
ALTER TABLE "Owner" RENAME COLUMN "email" TO "mail";
CREATE UNIQUE INDEX "Owner_mail_key" ON "Owner" (lower("mail"));
ALTER TABLE "Place" DROP CONSTRAINT "Place_ownerId_fkey", DROP COLUMN "ownerId";
INSERT INTO "Owner" ("id", "mail", "role") VALUES (uuid_generate_v4()::text, 'x@example.org', 'ADMIN');
CREATE TEMPORARY TABLE import (raw text) ON COMMIT DROP;
CREATE TEMP TABLE stage AS SELECT "id", "mail" FROM "Owner";
UPDATE "Owner" o SET "mail" = s."mail" FROM stage s WHERE s."id" = o."id";
DROP TABLE stage;
--- migrations/0005_visits.sql
CREATE TABLE "Visit" (
  "id" SERIAL NOT NULL,
  "placeId" TEXT NOT NULL,
  "guests" INTEGER NOT NULL DEFAULT 1,
  "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
  CONSTRAINT "Visit_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Visit_placeId_guests_idx" ON "Visit"("placeId", "guests" DESC);
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_placeId_fkey" FOREIGN KEY ("placeId") REFERENCES "Place"("id") ON DELETE CASCADE ON UPDATE CASCADE;
INSERT INTO "Place" ("id", "name", "props") VALUES ('p1', 'Harbour', 'kind => sea');
INSERT INTO "Visit" ("placeId", "guests", "tags") VALUES ('p1', 4, '{summer,boat}');
CREATE VIEW "PlaceGuests" AS SELECT p."name", p."props" -> 'kind' AS kind, sum(v."guests") AS guests FROM "Place" p JOIN "Visit" v ON v."placeId" = p."id" GROUP BY p."id";
ALTER TYPE "Role" ADD VALUE 'OWNER';
