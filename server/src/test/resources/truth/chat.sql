--- drizzle/meta/_journal.json
{"version":"7","dialect":"postgresql","entries":[
{"idx":0,"version":"7","when":1700000000000,"tag":"0000_first_rain","breakpoints":true},
{"idx":1,"version":"7","when":1700000001000,"tag":"0001_second_wind","breakpoints":true},
{"idx":2,"version":"7","when":1700000002000,"tag":"0002_third_eye","breakpoints":true},
{"idx":3,"version":"7","when":1700000003000,"tag":"0003_four_seasons","breakpoints":true},
{"idx":4,"version":"7","when":1700000004000,"tag":"0004_fifth_wheel","breakpoints":true}]}
--- drizzle/0000_first_rain.sql
CREATE TYPE "public"."presence" AS ENUM('online', 'away');--> statement-breakpoint
CREATE TABLE IF NOT EXISTS "people" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"handle" varchar(32) NOT NULL,
	"presence" "presence" DEFAULT 'away',
	"seen_at" timestamp DEFAULT now(),
	CONSTRAINT "people_handle_unique" UNIQUE("handle")
);
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS "rooms" (
	"id" serial PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"owner_id" uuid
);
--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
--- drizzle/0001_second_wind.sql
CREATE TABLE IF NOT EXISTS "messages" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"room_id" integer NOT NULL,
	"author_id" uuid NOT NULL,
	"body" text,
	"attachments" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
DO $$ BEGIN
 ALTER TABLE "messages" ADD CONSTRAINT "messages_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms"("id") ON DELETE cascade ON UPDATE no action;
EXCEPTION
 WHEN duplicate_object THEN null;
END $$;
--> statement-breakpoint
DO $$ BEGIN
 ALTER TABLE "messages" ADD CONSTRAINT "messages_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id");
EXCEPTION
 WHEN duplicate_object THEN null;
END $$;
--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "messages_room_sent_idx" ON "messages" USING btree ("room_id","sent_at" DESC NULLS LAST);
--- drizzle/0002_third_eye.sql
CREATE TABLE "reactions" (
	"message_id" bigint NOT NULL,
	"person_id" uuid NOT NULL,
	"emoji" text NOT NULL,
	CONSTRAINT "reactions_message_id_person_id_emoji_pk" PRIMARY KEY("message_id","person_id","emoji")
);
--> statement-breakpoint
ALTER TABLE "reactions" ADD CONSTRAINT "reactions_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE cascade;--> statement-breakpoint
ALTER TABLE "reactions" ADD CONSTRAINT "reactions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade;--> statement-breakpoint
INSERT INTO "people" ("handle") VALUES ('ann'), ('bob') ON CONFLICT ("handle") DO UPDATE SET "presence" = 'online';--> statement-breakpoint
INSERT INTO "rooms" ("slug", "owner_id") SELECT 'lobby', "id" FROM "people" WHERE "handle" = 'ann';--> statement-breakpoint
INSERT INTO "messages" ("room_id", "author_id", "body") SELECT r."id", p."id", 'hi' FROM "rooms" r, "people" p;
--- drizzle/0003_four_seasons.sql
ALTER TABLE "messages" ALTER COLUMN "body" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "search" "tsvector" GENERATED ALWAYS AS (to_tsvector('english'::regconfig, "body")) STORED;--> statement-breakpoint
CREATE INDEX "messages_search_idx" ON "messages" USING gin ("search");--> statement-breakpoint
CREATE VIEW "public"."room_activity" AS (select "room_id", count("id") as "total", max("sent_at") as "latest" from "messages" group by "room_id");--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "slug_check" CHECK ("rooms"."slug" <> '');--> statement-breakpoint
CREATE UNIQUE INDEX "rooms_slug_idx" ON "rooms" USING btree (lower("slug"));
--- drizzle/0004_fifth_wheel.sql
ALTER TABLE "public"."people" ALTER COLUMN "presence" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "people" ALTER COLUMN "presence" SET DEFAULT 'offline';--> statement-breakpoint
DROP TYPE "public"."presence";--> statement-breakpoint
CREATE TYPE "public"."presence" AS ENUM('online', 'away', 'offline');--> statement-breakpoint
ALTER TABLE "people" ALTER COLUMN "presence" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "public"."people" ALTER COLUMN "presence" SET DATA TYPE "public"."presence" USING "presence"::"public"."presence";--> statement-breakpoint
ALTER TABLE "people" ALTER COLUMN "presence" SET DEFAULT 'offline';--> statement-breakpoint
DROP VIEW "public"."room_activity";--> statement-breakpoint
ALTER TABLE "rooms" DROP COLUMN "owner_id";--> statement-breakpoint
SELECT "slug" FROM "rooms" WHERE EXISTS (SELECT 1 FROM "messages" WHERE "messages"."room_id" = "rooms"."id");
