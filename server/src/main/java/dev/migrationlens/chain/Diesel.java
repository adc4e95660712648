package dev.migrationlens.chain;

import dev.migrationlens.chain.ChainProblem.Weight;
import dev.migrationlens.replay.Migration.TransactionMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Diesel: a folder per migration; versions without their dashes compare as text. */
final class Diesel implements MigrationTool {
  private static final Pattern OUTSIDE =
      Pattern.compile("(?m)^\\s*run_in_transaction\\s*=\\s*false\\b");
  private static final Pattern NAME = Pattern.compile("([0-9][0-9-]*)_.*");

  @Override
  public String id() {
    return "diesel";
  }

  @Override
  public String title() {
    return "Diesel";
  }

  @Override
  public boolean recognises(Folder folder) {
    return FolderPerMigration.any(folder, NAME, "up.sql");
  }

  @Override
  public Layout layout(Folder folder) {
    List<Entry> entries =
        new ArrayList<>(FolderPerMigration.of(folder, NAME, "up.sql", "down.sql"));
    entries.sort(order());
    return new Layout(
        entries,
        Layouts.duplicates(
            this, entries, Weight.REFUSED, "Diesel's own table refuses the second one"));
  }

  @Override
  public Optional<TransactionMode> transaction(
      Entry entry, Function<String, Optional<String>> texts) {
    boolean outside =
        entry.companions().stream()
            .filter(path -> path.endsWith("/metadata.toml"))
            .flatMap(path -> texts.apply(path).stream())
            .anyMatch(text -> OUTSIDE.matcher(text).find());
    return outside ? Optional.of(TransactionMode.IMPLICIT_BLOCK) : Optional.empty();
  }

  @Override
  public Comparator<Entry> order() {
    return Comparator.comparing(e -> canonical(e.version()), Versions.BYTES);
  }

  @Override
  public String canonical(String version) {
    return version.replace("-", "");
  }

  @Override
  public String bookkeeping() {
    return "create table if not exists __diesel_schema_migrations (version varchar(50) primary key"
        + " not null, run_on timestamp not null default current_timestamp);\n";
  }

  @Override
  public String fileName(String version, String name) {
    return version + "_" + name + "/up.sql";
  }

  @Override
  public Undo undo(String folder, Entry entry) {
    return new Undo.File(entry.path().replaceFirst("up\\.sql$", "down.sql"));
  }
}
