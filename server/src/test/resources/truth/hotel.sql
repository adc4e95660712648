--- migrations/default/1650000000000_init/up.sql
SET check_function_bodies = false;
CREATE FUNCTION public.set_current_timestamp_updated_at() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
  _new record;
BEGIN
  _new := NEW;
  _new."updated_at" = NOW();
  RETURN _new;
END;
$$;
CREATE TABLE public.hotels (
    id integer NOT NULL,
    name text NOT NULL,
    stars smallint DEFAULT 3 NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE SEQUENCE public.hotels_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.hotels_id_seq OWNED BY public.hotels.id;
ALTER TABLE ONLY public.hotels ALTER COLUMN id SET DEFAULT nextval('public.hotels_id_seq'::regclass);
ALTER TABLE ONLY public.hotels ADD CONSTRAINT hotels_pkey PRIMARY KEY (id);
CREATE TRIGGER set_public_hotels_updated_at BEFORE UPDATE ON public.hotels FOR EACH ROW EXECUTE PROCEDURE public.set_current_timestamp_updated_at();
COMMENT ON TRIGGER set_public_hotels_updated_at ON public.hotels IS 'trigger to set value of column "updated_at" to current timestamp on row update';
--- migrations/default/1650000000000_init/down.sql
drop table hotels;
--- migrations/default/1650000001000_create_table_public_rooms/up.sql
CREATE TABLE "public"."rooms" ("id" uuid NOT NULL DEFAULT gen_random_uuid(), "hotel_id" integer NOT NULL, "number" text NOT NULL, "beds" integer NOT NULL DEFAULT 1, PRIMARY KEY ("id") , FOREIGN KEY ("hotel_id") REFERENCES "public"."hotels"("id") ON UPDATE restrict ON DELETE restrict, UNIQUE ("hotel_id", "number"));
CREATE EXTENSION IF NOT EXISTS pgcrypto;
--- migrations/default/1650000001000_create_table_public_rooms/down.sql
DROP TABLE "public"."rooms";
--- migrations/default/1650000002000_alter_rooms/up.sql
alter table "public"."rooms" add column "rate" numeric
 null default '0';
alter table "public"."rooms" add column "features" jsonb
 null default jsonb_build_array();
alter table "public"."rooms" add constraint "rate_positive" check (rate >= 0);
--- migrations/default/1650000002000_alter_rooms/down.sql
alter table "public"."rooms" drop column "rate";
--- migrations/default/1650000003000_enum_table/up.sql
CREATE TABLE "public"."booking_states" ("value" text NOT NULL, "comment" text NOT NULL, PRIMARY KEY ("value") );
INSERT INTO "public"."booking_states"("value", "comment") VALUES (E'asked', E'asked\nfor');
INSERT INTO "public"."booking_states"("value", "comment") VALUES (E'sure', E'');
CREATE TABLE public.bookings (id serial PRIMARY KEY, room_id uuid NOT NULL, state text NOT NULL DEFAULT 'asked', stay daterange NOT NULL);
alter table "public"."bookings" add constraint "bookings_state_fkey" foreign key ("state") references "public"."booking_states" ("value") on update restrict on delete restrict;
alter table "public"."bookings" add constraint "bookings_room_id_fkey" foreign key ("room_id") references "public"."rooms" ("id") on update restrict on delete cascade;
--- migrations/default/1650000004000_functions/up.sql
CREATE OR REPLACE FUNCTION public.free_rooms(hotel integer, stay daterange) RETURNS SETOF rooms AS $$
  SELECT r.* FROM rooms r WHERE r.hotel_id = hotel AND NOT EXISTS (
    SELECT 1 FROM bookings b WHERE b.room_id = r.id AND b.stay && free_rooms.stay)
$$ LANGUAGE sql STABLE;
CREATE OR REPLACE VIEW "public"."hotel_sizes" AS
 SELECT h.id, h.name, count(*) AS rooms, sum(r.beds) AS beds FROM (hotels h JOIN rooms r ON ((r.hotel_id = h.id))) GROUP BY h.id;
INSERT INTO hotels (name) VALUES ('Sea'), ('Hill');
INSERT INTO rooms (hotel_id, number, rate) VALUES (1, '101', 80), (1, '102', 95.5);
INSERT INTO bookings (room_id, stay) SELECT id, '[2024-01-01,2024-01-05)' FROM free_rooms(1, daterange('2024-01-01', '2024-01-05'));
--- migrations/default/1650000005000_drop/up.sql
alter table "public"."bookings" drop constraint "bookings_state_fkey";
DROP TABLE "public"."booking_states";
alter table "public"."rooms" rename column "beds" to "bed_count";
DROP VIEW "public"."hotel_sizes";
alter table "public"."bookings" alter column "state" drop not null;
DROP TRIGGER IF EXISTS "set_public_hotels_updated_at" ON "public"."hotels";
SELECT number, features -> 0 AS first FROM free_rooms(2, 'empty') WHERE bed_count > 1;
