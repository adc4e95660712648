package dev.migrationlens.schema;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Dependency;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.schema.Difference.Changed;
import dev.migrationlens.schema.Difference.OnlyLeft;
import dev.migrationlens.schema.Difference.OnlyRight;
import dev.migrationlens.sql.Names;
import dev.migrationlens.sql.SqlType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The statements that make the first of two databases like the second: what is no longer there goes
 * first where nothing needs it, what others need comes before them.
 */
public final class ChangeScript {
  /** The parts of the script, in their order. */
  enum Part {
    DROP_PARTS,
    DROP_VIEWS,
    SCHEMAS,
    TYPES,
    SEQUENCES,
    ROUTINES,
    TABLES,
    COLUMNS,
    ROUTINES_OF_TABLES,
    KEYS,
    VIEWS,
    REFERENCES,
    INDEXES,
    TRIGGERS,
    SECURITY,
    NOTES,
    DROP_COLUMNS,
    DROP_TABLES,
    DROP_REST,
    /** Last, since they watch what scripts do. */
    EVENT_TRIGGERS
  }

  private record Statement(Part part, long order, String sql) {}

  private final Contents right;
  private final Function<Thing, String> definitions;
  private final List<Statement> statements = new ArrayList<>();
  private final Map<Long, Integer> depths = new HashMap<>();
  private final Set<String> rebuilt = new HashSet<>();
  private final Alterations alterations = new Alterations(this);

  private ChangeScript(Contents right, Function<Thing, String> definitions) {
    this.right = right;
    this.definitions = definitions;
  }

  /**
   * {@code definitions} gives what the catalog of the second does not keep: whole statements of
   * routines and triggers, bounds of partitions; empty where it is not known.
   */
  public static String of(
      List<Difference> differences, Contents right, Function<Thing, String> definitions) {
    var script = new ChangeScript(right, definitions);
    differences.forEach(script::add);
    return script.text();
  }

  private void add(Difference difference) {
    switch (difference) {
      case OnlyRight only -> create(only.thing());
      case OnlyLeft only -> drop(only.thing());
      case Changed changed -> alterations.change(changed);
    }
  }

  void put(Part part, String sql) {
    put(part, statements.size(), sql);
  }

  private void put(Part part, long order, String sql) {
    if (!sql.isBlank()) {
      String text = sql.strip();
      boolean ended = text.endsWith(";") || text.startsWith("--");
      statements.add(new Statement(part, order, ended ? text : text + ";"));
    }
  }

  private String text() {
    var parts = new TreeMap<Part, List<Statement>>();
    statements.forEach(s -> parts.computeIfAbsent(s.part(), p -> new ArrayList<>()).add(s));
    var out = new StringBuilder();
    boolean routines =
        parts.containsKey(Part.ROUTINES) || parts.containsKey(Part.ROUTINES_OF_TABLES);
    out.append(routines ? "set check_function_bodies = off;\n\n" : "");
    for (List<Statement> part : parts.values()) {
      part.sort(Comparator.comparingLong(Statement::order));
      part.stream().map(Statement::sql).distinct().forEach(s -> out.append(s).append('\n'));
      out.append('\n');
    }
    return out.toString().stripTrailing() + (out.isEmpty() ? "" : "\n");
  }

  String definition(Thing thing) {
    return definitions.apply(thing);
  }

  Contents right() {
    return right;
  }

  void create(Thing thing) {
    put(Part.NOTES, Notes.statement(right.catalog(), thing));
    Privileges.grants(right.catalog(), thing).forEach(s -> put(Part.NOTES, s));
    switch (thing.kind()) {
      case SCHEMA -> put(Part.SCHEMAS, "create schema " + Ddl.quoted(List.of(thing.name())));
      case EXTENSION -> put(Part.SCHEMAS, Creations.extension(thing));
      case TYPE -> put(Part.TYPES, Creations.type(thing, definitions.apply(thing)));
      case SEQUENCE -> sequence(thing);
      case TABLE -> table((Relation) thing.object());
      case VIEW -> view((Relation) thing.object());
      case COLUMN -> column(thing);
      case ROUTINE -> routine(thing);
      case CONSTRAINT -> constraint(thing);
      case INDEX -> put(Part.INDEXES, Creations.index(thing, definitions.apply(thing)));
      case TRIGGER -> trigger(thing);
      case POLICY -> put(Part.SECURITY, Creations.policy(thing));
      case RULE, PUBLICATION -> put(Part.TRIGGERS, told(thing));
      case PUBLISHED -> put(Part.SECURITY, published(thing));
      case EVENT_TRIGGER -> put(Part.EVENT_TRIGGERS, told(thing));
    }
  }

  private String told(Thing thing) {
    String sql = definitions.apply(thing);
    return sql.isEmpty() ? "-- " + thing + ": its definition is not known" : sql;
  }

  private String published(Thing thing) {
    String sql = definitions.apply(thing);
    Relation table = Objects.requireNonNull(thing.table());
    return sql.startsWith("alter publication")
        ? sql
        : "alter publication %s add table %s"
            .formatted(Names.quote(thing.name()), Ddl.name(table.schema(), table.name()));
  }

  /** A sequence of a column comes with the column, if that made it. */
  private void sequence(Thing thing) {
    Relation sequence = (Relation) thing.object();
    String owner = "";
    for (Relation table : right.relations()) {
      for (Dependency needs : right.catalog().dependents(table.id())) {
        Column column =
            needs.id() == sequence.id() && needs.kind() == Dependency.Kind.AUTO
                ? table.column(needs.columns().get(0))
                : null;
        if (column != null && makesSequence(column)) {
          return;
        }
        if (column != null) {
          owner = Ddl.name(table.schema(), table.name()) + "." + Names.quote(column.name());
        }
      }
    }
    put(Part.SEQUENCES, Creations.sequence(thing, definitions.apply(thing)));
    if (!owner.isEmpty()) {
      put(Part.KEYS, "alter sequence " + thing.name() + " owned by " + owner);
    }
  }

  private static boolean makesSequence(Column column) {
    return column.generation().identity() || "nextval".equals(column.defaultText());
  }

  void column(Thing thing) {
    Relation table = thing.table();
    if (table == null || table.isView()) {
      if (table != null) {
        rebuild(table);
      }
      return;
    }
    put(
        Part.COLUMNS,
        "alter table "
            + Ddl.name(table.schema(), table.name())
            + " add column "
            + Ddl.column((Column) thing.object()));
  }

  private void table(Relation table) {
    Relation plain = withoutRepeatedKeys(table);
    String rest = definitions.apply(Thing.of(table));
    put(Part.TABLES, order(table), Creations.table(right.catalog(), plain, rest));
    for (String later : Creations.later(rest)) {
      put(later.startsWith("create ") ? Part.SCHEMAS : Part.COLUMNS, later);
    }
    table.columns().forEach(c -> note(Thing.of(table, c)));
    table.constraints().forEach(c -> note(Thing.of(table, c)));
    for (TableConstraint constraint : table.constraints()) {
      if (constraint.kind() == TableConstraint.Kind.FOREIGN_KEY
          && !constraint.details().inherited()) {
        put(Part.REFERENCES, Ddl.foreignKey(right.catalog(), table, constraint));
      }
    }
    for (Index index : right.indexes(table)) {
      if (index.constraint() == null && !index.primary() && !table.traits().partition()) {
        create(Thing.of(table, index));
      }
    }
    right.triggers(table).forEach(t -> create(Thing.of(table, t)));
    right.policies(table).forEach(p -> create(Thing.of(table, p)));
    right.rules(table).forEach(this::create);
    right.published(table).forEach(this::create);
    put(Part.SECURITY, -1, Creations.rowSecurity(table));
  }

  /** What a relation needs comes before it; else the oldest comes first. */
  private long order(Relation relation) {
    long depth = depth(relation);
    return depth == 0 && !relation.isView() ? 0 : (depth << 40) + relation.id();
  }

  private int depth(Relation relation) {
    Integer known = depths.get(relation.id());
    if (known != null) {
      return known;
    }
    // Two views whose texts name each other's columns are no circle worth following.
    depths.put(relation.id(), 0);
    String query = String.valueOf(relation.traits().query());
    Stream<Relation> needs =
        relation.isView()
            ? right.views().stream().filter(v -> v.id() != relation.id() && speaks(query, v))
            : relation.parents().stream()
                .map(right.catalog()::relationById)
                .flatMap(Stream::ofNullable);
    int depth = needs.mapToInt(n -> 1 + depth(n)).max().orElse(0);
    depths.put(relation.id(), depth);
    return depth;
  }

  private static boolean speaks(String query, Relation of) {
    String name = Names.quote(of.name());
    int at = query.indexOf(name);
    return at >= 0
        && Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])")
            .matcher(query)
            .find(at);
  }

  private void note(Thing thing) {
    put(Part.NOTES, Notes.statement(right.catalog(), thing));
  }

  /**
   * CREATE TABLE makes one of two equal keys and believes every check; ALTER TABLE makes both keys
   * and leaves a check unproven.
   */
  private Relation withoutRepeatedKeys(Relation table) {
    Relation plain = table;
    var seen = new HashSet<List<Integer>>();
    for (TableConstraint constraint : table.constraints()) {
      boolean repeated = constraint.isKey() && !seen.add(constraint.columns());
      boolean unproven = constraint.kind() == TableConstraint.Kind.CHECK && !constraint.validated();
      if (!constraint.details().inherited() && (repeated || unproven)) {
        plain = plain.withoutConstraint(constraint.name());
        constraint(Thing.of(table, constraint));
      }
    }
    return plain;
  }

  void view(Relation view) {
    put(Part.VIEWS, order(view), Creations.view(view, definitions.apply(Thing.of(view))));
    view.columns().forEach(c -> note(Thing.of(view, c)));
    for (Index index : right.indexes(view)) {
      create(Thing.of(view, index));
    }
    right.triggers(view).forEach(t -> create(Thing.of(view, t)));
    right.rules(view).forEach(this::create);
  }

  /** A view whose columns change is made anew. */
  void rebuild(Relation view) {
    if (rebuilt.add(view.schema() + "." + view.name())) {
      right.relations().stream()
          .filter(r -> r.schema().equals(view.schema()) && r.name().equals(view.name()))
          .findFirst()
          .ifPresent(
              now -> {
                put(Part.DROP_VIEWS, -order(now), Creations.drop(Thing.of(now)));
                view(now);
              });
    }
  }

  /** A function that speaks of new tables must wait for them. */
  void routine(Thing thing) {
    Routine routine = (Routine) thing.object();
    var types =
        Stream.concat(
            routine.inputTypes().stream(),
            Stream.concat(
                Stream.of(routine.signature().returns()),
                routine.signature().outputs().stream().map(p -> p.type())));
    boolean waits = types.anyMatch(this::isRow);
    put(waits ? Part.ROUTINES_OF_TABLES : Part.ROUTINES, told(thing));
  }

  private boolean isRow(SqlType type) {
    return !type.builtIn()
        && right.catalog().relationEntry(type.qualifiedName().schema(), type.name()) != null;
  }

  void constraint(Thing thing) {
    TableConstraint constraint = (TableConstraint) thing.object();
    Relation table = thing.table();
    if (table == null || constraint.details().inherited()) {
      return;
    }
    boolean reference = constraint.kind() == TableConstraint.Kind.FOREIGN_KEY;
    put(
        reference ? Part.REFERENCES : Part.KEYS,
        reference
            ? Ddl.foreignKey(right.catalog(), table, constraint)
            : Creations.constraint(table, constraint));
  }

  void trigger(Thing thing) {
    put(Part.TRIGGERS, told(thing));
    Relation table = thing.table();
    if (table != null && thing.object() instanceof Trigger made && !made.enabled()) {
      String name = Ddl.name(table.schema(), table.name());
      put(Part.TRIGGERS, "alter table " + name + " disable trigger " + Names.quote(made.name()));
    }
  }

  void drop(Thing thing) {
    Relation table = thing.table();
    if (table != null && table.isView() && thing.kind() == Thing.Kind.COLUMN) {
      rebuild(table);
      return;
    }
    Part part =
        switch (thing.kind()) {
          case CONSTRAINT, INDEX, TRIGGER, POLICY, RULE, PUBLICATION, PUBLISHED, EVENT_TRIGGER ->
              Part.DROP_PARTS;
          case VIEW -> Part.DROP_VIEWS;
          case COLUMN -> Part.DROP_COLUMNS;
          case TABLE -> Part.DROP_TABLES;
          case SCHEMA, EXTENSION, TYPE, SEQUENCE, ROUTINE -> Part.DROP_REST;
        };
    boolean goesAlong =
        thing.kind() == Thing.Kind.SEQUENCE
            || (thing.object() instanceof TableConstraint c && c.details().inherited());
    put(part, -thing.kind().ordinal(), goesAlong ? "" : Creations.drop(thing));
  }
}
