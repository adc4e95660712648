package dev.migrationlens.live;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What migration tools wrote down about what they ran, one ledger for each table of a tool. */
public record History(List<Ledger> ledgers) {
  public static final History NONE = new History(List.of());

  /** The rows of one tool's table. */
  public record Ledger(String tool, String table, List<Applied> rows) {
    public Ledger {
      rows = List.copyOf(rows);
    }
  }

  /**
   * One migration that was run. A ledger tells only some of it: {@code name} is a file's or
   * folder's, {@code checksum} as the tool makes it, or ours of the statements that it keeps;
   * {@code done} is false where it failed or was undone.
   */
  public record Applied(
      String version, @Nullable String name, @Nullable String checksum, boolean done) {
    /** What to call it: by its name, and its version where that is no part of the name. */
    public String called() {
      if (name == null || name.isEmpty()) {
        return version;
      }
      return name.contains(version) ? name : version + " " + name;
    }
  }

  public History {
    ledgers = List.copyOf(ledgers);
  }

  public Optional<Ledger> of(String tool) {
    return ledgers.stream().filter(l -> l.tool().equals(tool)).findFirst();
  }
}
