package dev.migrationlens.schema;

import dev.migrationlens.catalog.CastObject;
import dev.migrationlens.catalog.CastRule;
import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.OperatorObject;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Statistics;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.schema.Difference.Aspect;
import dev.migrationlens.sql.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** In what two objects of one name differ, by kind of object. */
final class Aspects {
  private final Catalog left;
  private final Catalog right;

  Aspects(Catalog left, Catalog right) {
    this.left = left;
    this.right = right;
  }

  List<Aspect> of(Thing mine, Thing theirs) {
    var found = new ArrayList<Aspect>();
    switch (mine.object()) {
      case PgType type -> types(found, type, (PgType) theirs.object());
      case Relation relation -> relations(found, relation, (Relation) theirs.object());
      case Column column -> columns(found, mine, column, (Column) theirs.object());
      case TableConstraint constraint ->
          constraints(found, mine, constraint, theirs, (TableConstraint) theirs.object());
      case Index index -> indexes(found, mine, index, theirs, (Index) theirs.object());
      case Trigger trigger -> triggers(found, trigger, (Trigger) theirs.object());
      case Policy policy -> policies(found, policy, (Policy) theirs.object());
      case Routine routine -> routines(found, routine, (Routine) theirs.object());
      case Statistics statistics -> statistics(found, statistics, (Statistics) theirs.object());
      case OperatorObject operator ->
          type(found, operator.signature().result(), result(theirs.object()));
      case CastObject cast -> casts(found, cast.rule(), ((CastObject) theirs.object()).rule());
      default -> {}
    }
    if (mine.origin().step() < 0 && theirs.origin().step() < 0) {
      TextAspects.add(found, mine.object(), theirs.object());
    }
    Notes.compare(found, left, mine, right, theirs);
    return found;
  }

  private static void add(List<Aspect> found, String what, Object mine, Object theirs) {
    if (!mine.equals(theirs)) {
      found.add(new Aspect(what, mine.toString(), theirs.toString()));
    }
  }

  private static void types(List<Aspect> found, PgType mine, PgType theirs) {
    add(found, "kind", word(mine.kind()), word(theirs.kind()));
    add(found, "labels", labels(mine), labels(theirs));
    if (mine.kind() == PgType.Kind.COMPOSITE) {
      add(found, "attributes", attributes(mine, theirs), attributes(theirs, mine));
    }
    if (mine.kind() == PgType.Kind.DOMAIN) {
      type(found, mine.base(), theirs.base());
      add(found, "null", nullable(mine.notNull()), nullable(theirs.notNull()));
      add(found, "constraints", names(mine.constraints()), names(theirs.constraints()));
    }
  }

  private static String labels(PgType type) {
    return String.join(", ", type.labels().stream().map(PgType.Label::text).toList());
  }

  /** The attributes as far as both sides know their types. */
  private static String attributes(PgType type, PgType other) {
    var told = new ArrayList<String>();
    for (Column attribute : type.attributes()) {
      Column partner =
          other.attributes().stream()
              .filter(a -> a.name().equals(attribute.name()))
              .findFirst()
              .orElse(attribute);
      boolean known = attribute.type() != null && partner.type() != null;
      told.add(attribute.name() + (known ? " " + shown(attribute.type()) : ""));
    }
    return String.join(", ", told);
  }

  private static String names(List<TableConstraint> constraints) {
    return String.join(", ", new TreeSet<>(constraints.stream().map(c -> c.name()).toList()));
  }

  private void relations(List<Aspect> found, Relation mine, Relation theirs) {
    add(found, "kind", mine.kindWords(), theirs.kindWords());
    if (mine.kind().isTable() && theirs.kind().isTable()) {
      String on = "enabled";
      add(
          found,
          "row-level security",
          mine.traits().rowSecurity() ? on : "disabled",
          theirs.traits().rowSecurity() ? on : "disabled");
      add(
          found,
          "row-level security of the owner",
          mine.traits().forceRowSecurity() ? "forced" : "not forced",
          theirs.traits().forceRowSecurity() ? "forced" : "not forced");
      add(found, "parents", parents(left, mine), parents(right, theirs));
      add(found, "partitioned by", partitioned(mine), partitioned(theirs));
    }
    if (mine.kind() == Relation.Kind.VIEW && theirs.kind() == mine.kind()) {
      add(found, "runs as", invoker(mine), invoker(theirs));
    }
  }

  private static String invoker(Relation view) {
    return view.traits().securityInvoker() ? "its caller" : "its owner";
  }

  private static String parents(Catalog catalog, Relation table) {
    return String.join(
        ", ",
        table.parents().stream()
            .map(catalog::relationById)
            .map(p -> p == null ? "?" : Ddl.name(p.schema(), p.name()))
            .toList());
  }

  private static String partitioned(Relation table) {
    String by = table.traits().partitionBy();
    return by == null ? "nothing" : by.replaceFirst("[ (].*", "").toLowerCase(Locale.ROOT);
  }

  private static void columns(List<Aspect> found, Thing of, Column mine, Column theirs) {
    type(found, mine.type(), theirs.type());
    Relation table = Objects.requireNonNull(of.table());
    if (table.isView()) {
      return;
    }
    add(found, "null", nullable(mine.notNull()), nullable(theirs.notNull()));
    add(found, "generated", word(mine.generation()), word(theirs.generation()));
    if (Constants.differ(mine.type(), mine.defaultText(), theirs.defaultText())) {
      add(found, "default", text(mine.defaultText()), text(theirs.defaultText()));
    }
  }

  private static void type(List<Aspect> found, @Nullable SqlType mine, @Nullable SqlType theirs) {
    if (mine == null || theirs == null || mine.isUnsure() || theirs.isUnsure()) {
      return;
    }
    if (!TypeModifiers.same(mine, theirs)) {
      found.add(new Aspect("type", "`" + shown(mine) + "`", "`" + shown(theirs) + "`"));
    }
  }

  static String shown(SqlType type) {
    return Ddl.type(type);
  }

  private void constraints(
      List<Aspect> found, Thing of, TableConstraint mine, Thing other, TableConstraint theirs) {
    Relation table = Objects.requireNonNull(of.table());
    Relation partner = Objects.requireNonNull(other.table());
    add(found, "kind", word(mine.kind()), word(theirs.kind()));
    if (mine.kind() == TableConstraint.Kind.CHECK) {
      return;
    }
    add(found, "columns", listed(table, mine.columns()), listed(partner, theirs.columns()));
    if (mine.kind() == TableConstraint.Kind.FOREIGN_KEY && theirs.kind() == mine.kind()) {
      add(found, "references", target(left, mine), target(right, theirs));
      add(
          found,
          "on delete",
          action(mine.details().onDelete()),
          action(theirs.details().onDelete()));
      add(
          found,
          "on update",
          action(mine.details().onUpdate()),
          action(theirs.details().onUpdate()));
      add(found, "validated", mine.validated(), theirs.validated());
    }
    add(found, "deferrable", mine.deferrable(), theirs.deferrable());
  }

  private static String action(@Nullable String action) {
    String word = action == null ? "" : action.toUpperCase(Locale.ROOT).replaceFirst(" ?\\(.*", "");
    return word.isEmpty() ? "NO ACTION" : word;
  }

  private static String target(Catalog catalog, TableConstraint key) {
    Relation target = catalog.relationById(key.target());
    return target == null
        ? "?"
        : Ddl.name(target.schema(), target.name()) + listed(target, key.targetColumns());
  }

  private static String listed(Relation table, List<Integer> columns) {
    return "(" + String.join(", ", columns.stream().map(n -> name(table, n)).toList()) + ")";
  }

  private static String name(Relation table, int number) {
    Column column = table.column(number);
    return column == null ? "an expression" : column.name();
  }

  private static void indexes(List<Aspect> found, Thing of, Index mine, Thing other, Index theirs) {
    Relation table = Objects.requireNonNull(of.table());
    Relation partner = Objects.requireNonNull(other.table());
    add(found, "unique", mine.unique(), theirs.unique());
    add(found, "method", mine.method(), theirs.method());
    add(found, "columns", listed(table, mine.columns()), listed(partner, theirs.columns()));
    add(found, "included", listed(table, mine.including()), listed(partner, theirs.including()));
    add(found, "condition", has(mine.predicate()), has(theirs.predicate()));
  }

  private void triggers(List<Aspect> found, Trigger mine, Trigger theirs) {
    add(found, "timing", upper(mine.timing()), upper(theirs.timing()));
    add(found, "events", events(mine), events(theirs));
    add(
        found,
        "for each",
        mine.forEachRow() ? "row" : "statement",
        theirs.forEachRow() ? "row" : "statement");
    add(found, "enabled", mine.enabled(), theirs.enabled());
    if (left.byId(mine.function()) != null && right.byId(theirs.function()) != null) {
      add(found, "runs", function(left, mine), function(right, theirs));
    }
  }

  private static String function(Catalog catalog, Trigger trigger) {
    return catalog.byId(trigger.function()) instanceof dev.migrationlens.catalog.Overloads all
        ? Ddl.name(all.routines().get(0).schema(), all.routines().get(0).name())
        : "?";
  }

  private static String events(Trigger trigger) {
    return String.join(
        " or ", new TreeSet<>(trigger.events().stream().map(Aspects::upper).toList()));
  }

  private static void policies(List<Aspect> found, Policy mine, Policy theirs) {
    add(
        found,
        "kind",
        mine.permissive() ? "permissive" : "restrictive",
        theirs.permissive() ? "permissive" : "restrictive");
    add(
        found,
        "command",
        mine.command().toLowerCase(Locale.ROOT),
        theirs.command().toLowerCase(Locale.ROOT));
    if (!namesSpeakers(mine) && !namesSpeakers(theirs)) {
      add(found, "roles", roles(mine), roles(theirs));
    }
    add(found, "using", has(mine.using()), has(theirs.using()));
    add(found, "with check", has(mine.withCheck()), has(theirs.withCheck()));
  }

  /** Who runs a migration is not known before it runs. */
  private static boolean namesSpeakers(Policy policy) {
    return policy.roles().stream().anyMatch(Privileges.SPEAKERS::contains);
  }

  private static String roles(Policy policy) {
    return policy.roles().isEmpty() || policy.roles().contains("public")
        ? "public"
        : String.join(", ", new TreeSet<>(policy.roles()));
  }

  private static SqlType result(CatalogObject operator) {
    return ((OperatorObject) operator).signature().result();
  }

  private static void casts(List<Aspect> found, CastRule mine, CastRule theirs) {
    add(found, "applied", word(mine.context()), word(theirs.context()));
    add(found, "method", word(mine.method()), word(theirs.method()));
  }

  private void statistics(List<Aspect> found, Statistics mine, Statistics theirs) {
    Relation table = left.relationById(mine.table());
    Relation partner = right.relationById(theirs.table());
    if (table != null && partner != null) {
      add(found, "table", Thing.of(table).name(), Thing.of(partner).name());
      add(found, "columns", named(table, mine), named(partner, theirs));
    }
    add(found, "kinds", String.join(", ", mine.kinds()), String.join(", ", theirs.kinds()));
  }

  /** PostgreSQL keeps them by their numbers, and columns may have come in another order. */
  private static String named(Relation table, Statistics statistics) {
    return String.join(
        ", ", statistics.columns().stream().map(n -> name(table, n)).sorted().toList());
  }

  private static void routines(List<Aspect> found, Routine mine, Routine theirs) {
    add(found, "kind", mine.signature().kind(), theirs.signature().kind());
    if (mine.signature().kind().isAggregate()) {
      return;
    }
    type(found, mine.signature().returns(), theirs.signature().returns());
    add(found, "returns a set", mine.signature().returnsSet(), theirs.signature().returnsSet());
    add(found, "defaults", mine.signature().defaults(), theirs.signature().defaults());
    add(found, "language", mine.language(), theirs.language());
    add(
        found,
        "volatility",
        word(mine.signature().volatility()),
        word(theirs.signature().volatility()));
    add(found, "strict", mine.signature().strict(), theirs.signature().strict());
    add(found, "security", security(mine), security(theirs));
    add(found, "search_path", path(mine), path(theirs));
    add(found, "parameters", parameters(mine), parameters(theirs));
    String body = mine.traits().body();
    String other = theirs.traits().body();
    if (body != null && other != null && !lines(body).equals(lines(other))) {
      found.add(new Aspect("body", "one text", "another"));
    }
  }

  private static String lines(String body) {
    return body.replace("\r\n", "\n").strip();
  }

  private static String parameters(Routine routine) {
    return String.join(", ", routine.signature().inputs().stream().map(p -> p.name()).toList());
  }

  private static String path(Routine routine) {
    List<String> path = routine.traits().searchPath();
    return path == null ? "the caller's" : "\"" + String.join(", ", path) + "\"";
  }

  private static String security(Routine routine) {
    return routine.traits().securityDefiner() ? "definer" : "invoker";
  }

  private static String nullable(boolean notNull) {
    return notNull ? "not null" : "nullable";
  }

  private static String has(@Nullable String expression) {
    return expression == null ? "none" : "one";
  }

  private static String text(@Nullable String expression) {
    return expression == null ? "none" : "`" + expression + "`";
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
