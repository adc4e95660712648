package dev.migrationlens.rules;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.syntax.ast.TypeStatement.CreateEnum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A name unlike the others of its kind. */
final class NamingDrift implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "naming-drift",
          Severity.WARNING,
          Topic.NAMING,
          "A name is written otherwise than the others of its kind",
          """
          The convention is what at least four in five of ten or more names of the kind do, or what the
          configuration's `naming` says: how words are joined, and for tables also whether they are singular or
          plural and what they begin with. Who writes a query guesses names by it, and a guess that fails is a
          mistake at run time. Renaming costs nothing until the migration is applied; afterwards it takes a
          migration of its own, and whatever uses the old name has to follow.
          """,
          """
          --- migration-lens.json
          {"naming": {"tables": "snake_case"}}
          --- migrations/001_tickets.sql
          create table tickets (id int primary key);
          create table "ticketNotes" (id int primary key);
          --           ^^^^^^^^^^^^^ warning[naming-drift]: `ticketNotes` is camelCase: tables are to be snake_case
          --? Name it `ticket_notes`
          --- migrations/001_tickets.sql
          create table tickets (id int primary key);
          create table ticket_notes (id int primary key);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    var tables = new ArrayList<Named>();
    var views = new ArrayList<Named>();
    var columns = new ArrayList<Named>();
    for (Relation relation : schema.ownRelations()) {
      if (relation.isView()) {
        views.add(new Named(relation.name(), relation.origin(), relation, null));
      } else if (relation.kind().isTable() && !relation.traits().partition()) {
        tables.add(new Named(relation.name(), relation.origin(), relation, null));
        relation.columns().stream()
            .filter(c -> !c.inherited())
            .forEach(c -> columns.add(new Named(c.name(), c.origin(), c, relation)));
      }
    }
    judge(schema, "tables", "tables", tables);
    judge(schema, "views", "views", views);
    judge(schema, "columns", "columns", columns);
    var functions = new ArrayList<Named>();
    schema.ownRoutines().forEach(r -> functions.add(new Named(r.name(), r.origin(), r, null)));
    judge(schema, "functions", "functions", functions);
    types(schema);
  }

  private static void types(SchemaCase schema) {
    var types = new ArrayList<Named>();
    var labels = new ArrayList<Named>();
    for (String in : schema.replay().timeline().parentsEver(Space.TYPE)) {
      for (Catalog.Entry entry : schema.end().scan(Space.TYPE, in)) {
        if (entry.value() instanceof PgType type && schema.step(type.origin()) != null) {
          types.add(new Named(type.name(), type.origin(), type, null));
          if (schema.made(type.origin(), CreateEnum.class) != null) {
            type.labels().forEach(l -> labels.add(new Named(l.text(), type.origin(), null, null)));
          }
        }
      }
    }
    judge(schema, "types", "types", types);
    judge(schema, "enumLabels", "enum labels", labels);
  }

  /** A name, and what bears it; null where that cannot be renamed at every mention. */
  private record Named(
      String name, Origin origin, @Nullable CatalogObject object, @Nullable Relation owner) {
    List<Fix> cures(SchemaCase schema, Convention convention) {
      return object == null
          ? List.of()
          : convention
              .rewritten(name)
              .map(other -> schema.renamed(object, owner, other))
              .orElse(List.of());
    }
  }

  private static void judge(SchemaCase schema, String key, String words, List<Named> named) {
    List<Convention> conventions = conventions(schema.naming().get(key), key, named);
    Set<String> said = new HashSet<>();
    for (Named each : named) {
      conventions.stream()
          .filter(c -> c.departs(each.name()) && said.add(each.name() + each.origin()))
          .forEach(
              c ->
                  schema.report(
                      each.origin(), c.complaint(each.name(), words), () -> each.cures(schema, c)));
    }
  }

  /** Those that are configured, or else those that the names show, the most telling one first. */
  private static List<Convention> conventions(
      @Nullable String configured, String key, List<Named> named) {
    if (configured != null) {
      return Arrays.stream(configured.split("[ ,]+"))
          .flatMap(
              word ->
                  Stream.concat(CaseStyle.ways().stream(), Plurals.ways().stream())
                      .filter(w -> w.words().equals(word)))
          .map(Convention::configured)
          .toList();
    }
    List<String> names = named.stream().map(Named::name).toList();
    Stream<List<Convention.Way>> families =
        key.equals("tables")
            ? Stream.of(CaseStyle.ways(), Plurals.ways(), Affixes.commonest(names))
            : Stream.of(CaseStyle.ways());
    return families.flatMap(ways -> Convention.learned(names, ways).stream()).toList();
  }
}
