package dev.migrationlens.cli;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.cli.Databases.Known;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.schema.Contents;
import dev.migrationlens.schema.Thing;
import dev.migrationlens.write.Respelt;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** One of two databases that are compared. */
record Side(String words, Contents contents, Function<Thing, String> definitions) {
  private static final Pattern CREATE_ROUTINE =
      Pattern.compile("^create\\s+(?=function|procedure)", Pattern.CASE_INSENSITIVE);

  static Side ofChain(Replay replay) {
    return new Side(
        "the migrations",
        Contents.of(replay.end(), origin -> isOwn(replay, origin)),
        thing -> written(replay, thing));
  }

  static Side of(Known known) {
    return new Side(
        known.words(),
        Contents.of(known.database().catalog(), origin -> origin.step() < 0),
        thing -> known.database().definition(thing.object()));
  }

  /** Without what a platform and a migration tool bring. */
  Side besides(Catalog start) {
    return new Side(words, contents.besides(start), definitions);
  }

  private static boolean isOwn(Replay replay, Origin origin) {
    Step step = replay.step(origin.step());
    return step != null && step.moment() > 0;
  }

  /** The statement that made it, in a form that also replaces. */
  private static String written(Replay replay, Thing thing) {
    return CREATE_ROUTINE
        .matcher(told(replay, replay.end(), thing))
        .replaceFirst("create or replace ");
  }

  /** The statement that made it, with the names by which all in it goes in a catalog. */
  static String told(Replay replay, Catalog catalog, Thing thing) {
    return Optional.ofNullable(replay.step(thing.origin().step()))
        .map(s -> Respelt.of(catalog, thing, s.text()))
        .orElse("");
  }
}
