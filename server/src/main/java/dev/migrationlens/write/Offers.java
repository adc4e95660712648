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
      offers.add(source("Write a verification query", () -> Verification.query(spot)));
      offers.add(source("Write a verification script", () -> Verification.file(spot)));
      if (Rollback.isWanted(spot)) {
        offers.add(source("Write the rollback", () -> Rollback.fix(spot)));
      }
      offers.add(source("Write the next migration", () -> NextMigration.of(spot, "")));
    }
    return offers;
  }

  private static Offer source(String title, Supplier<Optional<Fix>> fix) {
    return new Offer(title, Kind.SOURCE, () -> fix.get().map(Fix::changes).orElse(List.of()));
  }
}
