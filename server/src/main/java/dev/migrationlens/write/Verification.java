package dev.migrationlens.write;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.chain.MigrationTool;
import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.sql.Names;
import dev.migrationlens.write.Expectations.Expectation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** SQL that asks a database whether it has what migrations make. */
public final class Verification {
  private Verification() {}

  /**
   * A query at the file's end: a row for each thing that the file makes, and whether it is there.
   */
  public static Optional<Fix> query(Spot spot) {
    List<Expectation> made =
        Expectations.of(spot.after(), spot::own, spot::made).stream()
            .filter(e -> e.thing() != Thing.SEQUENCE)
            .toList();
    if (made.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(spot.edit("Write a verification query", List.of(spot.append(query(made)))));
  }

  static String query(List<Expectation> made) {
    var rows = new ArrayList<String>();
    for (Expectation one : made) {
      String form =
          rows.isEmpty() ? "select '%s' as kind, %s as name, %s as present" : "select '%s', %s, %s";
      rows.add(form.formatted(one.thing().words(), Names.literal(label(one)), test(one)));
    }
    return """
    -- What this migration makes, and whether it is there.
    %s
    order by present, kind, name;
    """
        .formatted(String.join("\nunion all\n", rows));
  }

  /** As a person calls it: without public, and without what only the test needs. */
  private static String label(Expectation one) {
    List<String> values =
        one.values().stream().map(v -> v.startsWith("public.") ? v.substring(7) : v).toList();
    return switch (one.thing()) {
      case COLUMN -> values.get(0) + "." + values.get(1);
      case ENUM_VALUE -> values.get(0) + " " + values.get(1);
      default -> one.thing().hangs() && values.size() > 1 ? values.get(1) : values.get(0);
    };
  }

  private static String test(Expectation one) {
    String test =
        switch (one.thing()) {
          case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE, SEQUENCE ->
              "to_regclass(w.name) is not null";
          case COLUMN ->
              "exists (select from pg_attribute"
                  + " where attrelid = to_regclass(w.relation) and attname = w.name)";
          default -> one.thing().present();
        };
    for (int i = 0; i < one.values().size(); i++) {
      test = test.replace("w." + one.thing().columns().get(i), Names.literal(one.values().get(i)));
    }
    return test;
  }

  /** A script that returns only what is missing after a file of the chain. */
  public static String script(Spot spot) {
    List<Expectation> all = Expectations.of(spot.after(), spot::own, spot::own);
    return """
    -- What the migrations up to %s make, and this database lacks.
    -- No row means that everything is there.
    %s;
    """
        .formatted(name(spot.path()), missing(all));
  }

  /** The same as a block that fails where anything is missing. */
  public static String assertion(Spot spot) {
    List<Expectation> all = Expectations.of(spot.after(), spot::own, spot::own);
    return """
    -- Fails where the database lacks what the migrations up to %s make.
    do $verify$
    declare
      lacks text;
    begin
      select string_agg(kind || ' ' || name, ', ') into lacks
        from (
    %s
        ) as missing;
      if lacks is not null then
        raise exception 'missing: %%', lacks;
      end if;
    end $verify$;
    """
        .formatted(name(spot.path()), missing(all).indent(6).stripTrailing());
  }

  private static String missing(List<Expectation> all) {
    Map<Thing, List<Expectation>> byThing = new EnumMap<>(Thing.class);
    all.forEach(e -> byThing.computeIfAbsent(e.thing(), t -> new ArrayList<>()).add(e));
    if (byThing.isEmpty()) {
      return "select 'nothing' as kind, 'is expected' as name where false";
    }
    var parts = new ArrayList<String>();
    byThing.forEach((thing, some) -> parts.add(part(thing, some)));
    return String.join("\nunion all\n", parts) + "\norder by kind, name";
  }

  private static String part(Thing thing, List<Expectation> some) {
    String rows =
        some.stream()
            .map(e -> e.values().stream().map(Names::literal).collect(Collectors.joining(", ")))
            .collect(Collectors.joining("),\n  (", "  (", ")"));
    String hangs = thing.hangs() ? " and to_regclass(w.relation) is not null" : "";
    return """
    select '%s' as kind, %s as name from (values
    %s
    ) as w (%s)
    where not %s%s\
    """
        .formatted(
            thing.words(),
            thing.label(),
            rows,
            String.join(", ", thing.columns()),
            thing.present().startsWith("exists") ? thing.present() : "(" + thing.present() + ")",
            hangs);
  }

  /** The script as a file of its own, where no tool takes it for a migration. */
  public static Optional<Fix> file(Spot spot) {
    Chain chain = spot.chain();
    MigrationTool tool = chain.tool();
    return chain
        .entry(spot.path())
        .map(
            entry ->
                new FileChange.CreateFile(
                    tool.verification(chain.path(), entry),
                    tool.verifiesByFailing() ? assertion(spot) : script(spot)))
        .map(file -> new Fix("Write a verification script", Fix.Strength.SUGGESTED, List.of(file)));
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
