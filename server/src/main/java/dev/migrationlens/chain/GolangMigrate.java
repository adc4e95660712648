package dev.migrationlens.chain;

import dev.migrationlens.chain.ChainProblem.Weight;
import dev.migrationlens.replay.Migration.Runner;
import dev.migrationlens.replay.Migration.TransactionMode;
import java.util.ArrayList;
import java.util.List;

/**
 * golang-migrate: numeric order, a file up and a file down. Others use its file names too, so who
 * runs the files is not known from them.
 */
final class GolangMigrate implements MigrationTool {
  @Override
  public String id() {
    return "golang-migrate";
  }

  @Override
  public String title() {
    return "golang-migrate";
  }

  @Override
  public boolean recognises(Folder folder) {
    return folder.sqlNames().stream().anyMatch(n -> UpDownFiles.UP.matcher(n).matches());
  }

  @Override
  public Layout layout(Folder folder) {
    List<Entry> entries = new ArrayList<>(UpDownFiles.of(folder));
    entries.sort(order());
    return new Layout(
        entries,
        Layouts.joined(
            Layouts.duplicates(
                this,
                entries,
                Weight.REFUSED,
                "golang-migrate stops with \"duplicate migration file\""),
            Layouts.widths(this, entries),
            Layouts.gaps(entries)));
  }

  @Override
  public TransactionMode transaction() {
    return TransactionMode.UNKNOWN;
  }

  @Override
  public Runner runner() {
    return Runner.UNKNOWN;
  }

  @Override
  public String bookkeeping() {
    return "create table if not exists schema_migrations"
        + " (version bigint not null primary key, dirty boolean not null);\n";
  }

  @Override
  public String fileName(String version, String name) {
    return version + "_" + name + ".up.sql";
  }

  @Override
  public Undo undo(String folder, Entry entry) {
    return new Undo.File(entry.path().replaceFirst("\\.up\\.sql$", ".down.sql"));
  }
}
