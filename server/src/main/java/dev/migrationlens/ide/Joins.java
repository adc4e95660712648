package dev.migrationlens.ide;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.naming.Meanings;
import dev.migrationlens.naming.Words;
import dev.migrationlens.sql.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How tables of a query are joined, as their foreign keys say. */
final class Joins {
  private static final Set<String> BEFORE = Set.of("from", "join", ",", "update", "using", "into");

  private Joins() {}

  /** What may be proposed, and the foreign key that says so. */
  record Proposal(String text, String constraint) {}

  /**
   * A table in a query and what the query calls it; {@code last} is the number of its last word.
   */
  private record Source(Relation relation, String name, int last) {
    /** The columns of a key, each with what it equals on the other side. */
    String equals(List<Integer> columns, Source other, List<Integer> otherColumns) {
      var parts = new ArrayList<String>();
      for (int i = 0; i < Math.min(columns.size(), otherColumns.size()); i++) {
        Column own = relation.column(columns.get(i));
        Column its = other.relation().column(otherColumns.get(i));
        if (own != null && its != null) {
          parts.add(
              "%s.%s = %s.%s"
                  .formatted(name, Names.quote(own.name()), other.name(), Names.quote(its.name())));
        }
      }
      return String.join(" and ", parts);
    }
  }

  /** Behind ON: conditions between the table before it and those before that. */
  static List<Proposal> conditions(Words before, Catalog catalog) {
    List<Source> sources = sources(before, catalog);
    int last = before.count() - 1;
    if (sources.size() < 2
        || !before.is(last, "on")
        || sources.get(sources.size() - 1).last() != last - 1) {
      return List.of();
    }
    Source joined = sources.get(sources.size() - 1);
    var proposals = new ArrayList<Proposal>();
    for (Source other : sources.subList(0, sources.size() - 1).reversed()) {
      proposals.addAll(between(joined, other));
    }
    return proposals;
  }

  /** Behind JOIN: tables with the condition that joins them to those before. */
  static List<Proposal> tables(Words before, Catalog catalog, List<Relation> all) {
    if (!before.is(before.count() - 1, "join")) {
      return List.of();
    }
    var proposals = new ArrayList<Proposal>();
    for (Source other : sources(before, catalog).reversed()) {
      for (Relation relation : all) {
        String name = Names.quote(relation.name());
        for (Proposal each : between(new Source(relation, name, 0), other)) {
          proposals.add(new Proposal(name + " on " + each.text(), each.constraint()));
        }
      }
    }
    return proposals;
  }

  private static List<Proposal> between(Source joined, Source other) {
    var proposals = new ArrayList<Proposal>();
    for (TableConstraint key : joined.relation().constraints()) {
      if (isTo(key, other)) {
        String text = joined.equals(key.columns(), other, key.targetColumns());
        proposals.add(new Proposal(text, key.name()));
      }
    }
    for (TableConstraint key : other.relation().constraints()) {
      if (isTo(key, joined) && other.relation().id() != joined.relation().id()) {
        String text = joined.equals(key.targetColumns(), other, key.columns());
        proposals.add(new Proposal(text, key.name()));
      }
    }
    proposals.removeIf(p -> p.text().isEmpty());
    return proposals;
  }

  private static boolean isTo(TableConstraint key, Source target) {
    return key.kind() == TableConstraint.Kind.FOREIGN_KEY && key.target() == target.relation().id();
  }

  private static List<Source> sources(Words words, Catalog catalog) {
    Meanings meanings = new Meanings(words, List.of(catalog));
    var sources = new ArrayList<Source>();
    for (int i = 0; i < words.count() - 1; i++) {
      if (!BEFORE.contains(words.all().get(i).name())) {
        continue;
      }
      int last = i + 1;
      while (words.isSymbol(last + 1, ".") && words.get(last + 2) != null) {
        last += 2;
      }
      Words.Word named = words.get(last);
      Relation relation =
          named == null || !named.isName() ? null : meanings.qualifier(catalog, words.path(last));
      if (relation != null) {
        sources.add(source(words, relation, last));
      }
    }
    return sources;
  }

  private static Source source(Words words, Relation relation, int name) {
    int at = words.is(name + 1, "as") ? name + 2 : name + 1;
    Words.@Nullable Word alias = words.get(at);
    boolean named = alias != null && alias.isName() && alias.keyword() == null;
    return named
        ? new Source(relation, Names.quote(alias.name()), at)
        : new Source(relation, Names.quote(relation.name()), name);
  }
}
