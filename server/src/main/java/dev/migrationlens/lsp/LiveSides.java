package dev.migrationlens.lsp;

import dev.migrationlens.catalog.Origin;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.schema.Contents;
import dev.migrationlens.schema.LiveSchema;
import dev.migrationlens.schema.Thing;
import dev.migrationlens.schema.TwoScripts;
import dev.migrationlens.workspace.LiveChain;

/** A chain and a real database, as far as both are the chain's business. */
record LiveSides(Replay replay, Contents chain, LiveSchema live) {

  static LiveSides of(LiveChain chain, LiveSchema live) {
    Replay replay = chain.replay();
    return new LiveSides(replay, Contents.of(replay.end(), origin -> isOwn(replay, origin)), live);
  }

  private static boolean isOwn(Replay replay, Origin origin) {
    Step step = replay.step(origin.step());
    return step != null && step.moment() > 0;
  }

  TwoScripts scripts() {
    return TwoScripts.of(
        chain,
        this::written,
        live.contents().besides(replay.timeline().before(0)),
        thing -> live.definitions().apply(thing.object()));
  }

  private String written(Thing thing) {
    Step step = replay.step(thing.origin().step());
    boolean creates =
        step != null && step.text().regionMatches(true, 0, "create", 0, "create".length());
    return creates ? step.text() : "";
  }
}
