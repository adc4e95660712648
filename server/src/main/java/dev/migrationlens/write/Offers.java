package dev.migrationlens.write;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.write.Offer.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** All that can be written at a place. */
public final class Offers {
  private Offers() {}

  public static List<Offer> at(Spot spot) {
    var offers = new ArrayList<Offer>();
    if (!spot.steps().isEmpty()) {
      file(spot, offers);
      statement(spot, offers);
    }
    return offers;
  }

  /** What is about the whole file. */
  private static void file(Spot spot, List<Offer> offers) {
    add(Kind.SOURCE, "Write a verification query", () -> Verification.query(spot), offers);
    add(Kind.SOURCE, "Write a verification script", () -> Verification.file(spot), offers);
    if (Rollback.isWanted(spot)) {
      add(Kind.SOURCE, "Write the rollback", () -> Rollback.fix(spot), offers);
    }
    add(Kind.SOURCE, "Write the next migration", () -> NextMigration.of(spot, ""), offers);
    if (SectionOrder.applies(spot)) {
      add(Kind.SOURCE, SectionOrder.TITLE, () -> SectionOrder.of(spot), offers);
    }
    add(Kind.SOURCE, Rerunnable.FILE, () -> Rerunnable.file(spot), offers);
    add(Kind.SOURCE, QualifiedNames.FILE, () -> QualifiedNames.file(spot), offers);
  }

  /** What is about the statements at the cursor. */
  private static void statement(Spot spot, List<Offer> offers) {
    for (KeysApart.Way way : KeysApart.Way.values()) {
      if (KeysApart.applies(spot, way)) {
        add(Kind.EXTRACT, way.title(), () -> KeysApart.of(spot, way), offers);
      }
    }
    if (Splitting.applies(spot)) {
      add(Kind.EXTRACT, Splitting.TITLE, () -> Splitting.of(spot), offers);
    }
    if (DoBlock.applies(spot)) {
      add(Kind.REWRITE, DoBlock.PLAIN, () -> DoBlock.plain(spot), offers);
    }
    if (DoBlock.appliesTolerantly(spot)) {
      add(Kind.REWRITE, DoBlock.TOLERANT, () -> DoBlock.tolerant(spot), offers);
    }
    Rerunnable.statement(spot).ifPresent(f -> offers.add(made(f)));
    QualifiedNames.statement(spot).ifPresent(f -> offers.add(made(f)));
    BetterTypes.offers(spot).forEach(offers::add);
    if (RowSecurity.applies(spot)) {
      add(Kind.REWRITE, RowSecurity.TITLE, () -> RowSecurity.of(spot), offers);
    }
  }

  private static Offer made(Fix fix) {
    return new Offer(fix.title(), Kind.REWRITE, fix::changes);
  }

  private static void add(
      Kind kind, String title, Supplier<Optional<Fix>> fix, List<Offer> offers) {
    offers.add(new Offer(title, kind, () -> fix.get().map(Fix::changes).orElse(List.of())));
  }
}
