package dev.migrationlens.schema;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.schema.Difference.Aspect;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Expressions and queries, where PostgreSQL told those of both sides: it writes the same in the
 * same words, which no author does.
 */
final class TextAspects {
  private TextAspects() {}

  static void add(List<Aspect> found, CatalogObject mine, CatalogObject theirs) {
    switch (mine) {
      case Relation one when theirs instanceof Relation other ->
          query(found, one.traits().query(), other.traits().query());
      case Column one when theirs instanceof Column other ->
          text(found, "default", one.defaultText(), other.defaultText());
      case TableConstraint one when theirs instanceof TableConstraint other ->
          text(found, "condition", one.text(), other.text());
      case Index one when theirs instanceof Index other -> {
        text(found, "keys", one.keyText(), other.keyText());
        text(found, "condition", one.predicate(), other.predicate());
      }
      case Policy one when theirs instanceof Policy other -> {
        text(found, "using", one.using(), other.using());
        text(found, "with check", one.withCheck(), other.withCheck());
      }
      case NamedObject one when theirs instanceof NamedObject other -> {
        if (!one.detail().equals(other.detail())) {
          found.add(new Aspect("definition", "one text", "another"));
        }
      }
      default -> {}
    }
  }

  private static void query(List<Aspect> found, @Nullable String mine, @Nullable String theirs) {
    if (!Objects.equals(mine, theirs)) {
      found.add(new Aspect("query", "one text", "another"));
    }
  }

  private static void text(
      List<Aspect> found, String what, @Nullable String mine, @Nullable String theirs) {
    if (!Objects.equals(mine, theirs) && found.stream().noneMatch(a -> a.what().equals(what))) {
      found.add(new Aspect(what, shown(mine), shown(theirs)));
    }
  }

  private static String shown(@Nullable String expression) {
    return expression == null ? "none" : "`" + expression + "`";
  }
}
