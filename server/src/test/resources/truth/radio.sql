--- migrations/2019-01-stations.sql
-- +migrate Up
CREATE TABLE stations (id uuid PRIMARY KEY, call_sign text NOT NULL, mhz numeric(4,1) NOT NULL);
CREATE TABLE shows (
  id uuid PRIMARY KEY,
  station_id uuid NOT NULL REFERENCES stations(id),
  title text NOT NULL,
  starts time NOT NULL,
  days bit(7) NOT NULL DEFAULT B'1111100'
);
-- +migrate Down
DROP TABLE shows;
DROP TABLE stations;
--- migrations/2019-02-songs.sql
-- +migrate Up
CREATE TABLE songs (id bigserial PRIMARY KEY, artist text, title text, length interval, UNIQUE (artist, title));
CREATE TABLE plays (
  show_id uuid REFERENCES shows(id) ON DELETE CASCADE,
  song_id bigint REFERENCES songs(id),
  at timestamptz NOT NULL DEFAULT statement_timestamp(),
  PRIMARY KEY (show_id, at)
);
-- +migrate Down
DROP TABLE plays;
DROP TABLE songs;
--- migrations/2019-03-play.sql
-- +migrate Up
-- +migrate StatementBegin
CREATE OR REPLACE FUNCTION play(p_show uuid, p_artist text, p_title text) RETURNS void AS $$
DECLARE
  v_song songs%ROWTYPE;
BEGIN
  SELECT * INTO v_song FROM songs s WHERE s.artist = p_artist AND s.title = p_title;
  IF NOT FOUND THEN
    INSERT INTO songs (artist, title) VALUES (p_artist, p_title) RETURNING * INTO v_song;
  END IF;
  INSERT INTO plays (show_id, song_id) VALUES (p_show, v_song.id);
END;
$$ LANGUAGE plpgsql;
-- +migrate StatementEnd
INSERT INTO stations VALUES ('00000000-0000-4000-8000-000000000001', 'KFOO', 98.5);
INSERT INTO shows (id, station_id, title, starts) VALUES (gen_random_uuid(), '00000000-0000-4000-8000-000000000001', 'Morning', '06:30');
SELECT play(id, 'Can', 'Vitamin C') FROM shows;
-- +migrate Down
DROP FUNCTION play(uuid, text, text);
--- migrations/2019-04-charts.sql
-- +migrate Up
CREATE VIEW charts AS
SELECT s.artist, s.title, count(*) AS n, max(p.at)::date AS last_day, lag(count(*)) OVER w AS before
FROM plays p JOIN songs s ON s.id = p.song_id
GROUP BY s.id WINDOW w AS (ORDER BY count(*) DESC);
CREATE RULE charts_read_only AS ON INSERT TO charts DO INSTEAD NOTHING;
INSERT INTO charts (artist) VALUES ('nobody');
CREATE TABLE top AS TABLE charts WITH NO DATA;
-- +migrate Down
DROP VIEW charts;
--- migrations/2019-05-tidy.sql
-- +migrate Up
ALTER TABLE songs ADD COLUMN isrc char(12), ADD CONSTRAINT songs_isrc UNIQUE (isrc);
UPDATE songs SET length = make_interval(mins => 3, secs => 33.5);
DROP TABLE top;
ALTER TABLE shows ALTER COLUMN days TYPE text USING days::text, ALTER COLUMN days SET DEFAULT '1111111';
ALTER TABLE plays DROP CONSTRAINT plays_song_id_fkey, ADD CONSTRAINT plays_song FOREIGN KEY (song_id) REFERENCES songs ON DELETE CASCADE;
ALTER VIEW charts RENAME TO hits;
SELECT artist, n FROM hits WHERE last_day = CURRENT_DATE;
-- +migrate Down
ALTER VIEW hits RENAME TO charts;
