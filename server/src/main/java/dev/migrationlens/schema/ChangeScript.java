package dev.migrationlens.schema;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.SchemaObject;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.schema.Difference.Changed;
import dev.migrationlens.schema.Difference.OnlyLeft;
import dev.migrationlens.schema.Difference.OnlyRight;
import dev.migrationlens.sql.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The statements that make the first of two databases like the second: what is no longer there goes
 * first where nothing needs it, what others need comes before them.
 */
public final class ChangeScript {
  private record Statement(Part part, long order, String sql) {}

  private final Contents right;
  private final Function<Thing, String> definitions;
  private final List<Statement> statements = new ArrayList<>();
  private final Order order;
  private final Set<String> rebuilt = new HashSet<>();
  private final Alterations alterations = new Alterations(this);

  private ChangeScript(Contents right, Function<Thing, String> definitions) {
    this.right = right;
    this.definitions = definitions;
    this.order = new Order(right, definitions);
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

  /** The statements that make all of a database where nothing is. */
  public static String whole(Contents contents, Function<Thing, String> definitions) {
    var script = new ChangeScript(contents, definitions);
    contents.things().forEach(script::create);
    script.schemasOfOthers();
    // Of what comes later, so that the script's own objects are not among it.
    DefaultPrivileges.statements(contents)
        .forEach(sql -> script.put(Part.DROP_REST, Long.MAX_VALUE, sql));
    return script.text();
  }

  /** Who may use the schemas that were there before. */
  private void schemasOfOthers() {
    Catalog before = right.catalog().timeline().before(0);
    for (Catalog.Entry entry : before.scan(Space.SCHEMA, "")) {
      SchemaObject schema = right.catalog().schema(entry.key().name());
      if (schema != null) {
        Privileges.turned(before, right.catalog(), Thing.of(schema))
            .forEach(sql -> put(Part.NOTES, sql));
      }
    }
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
    // An event trigger comes last of all, and what is said of it later still.
    Part notes = thing.kind() == Thing.Kind.EVENT_TRIGGER ? Part.of(thing.kind()) : Part.NOTES;
    put(notes, Long.MAX_VALUE, Notes.statement(right.catalog(), thing));
    Privileges.grants(right.catalog(), thing).forEach(sql -> put(Part.NOTES, sql));
    switch (thing.kind()) {
      case SCHEMA -> put(Part.SCHEMAS, "create schema " + Ddl.quoted(List.of(thing.name())));
      case EXTENSION -> put(Part.SCHEMAS, Creations.extension(thing));
      case TYPE -> {
        make(thing, Creations.type(thing, definitions.apply(thing)));
        Notes.ofParts(right.catalog(), (PgType) thing.object())
            .forEach(sql -> put(Part.NOTES, sql));
      }
      case SEQUENCE -> sequence(thing);
      case TABLE -> table((Relation) thing.object());
      case VIEW -> view((Relation) thing.object());
      case COLUMN -> column(thing);
      case ROUTINE,
          LANGUAGE,
          FOREIGN_DATA_WRAPPER,
          SERVER,
          ACCESS_METHOD,
          COLLATION,
          TEXT_SEARCH_PARSER,
          TEXT_SEARCH_TEMPLATE,
          TEXT_SEARCH_DICTIONARY,
          TEXT_SEARCH_CONFIGURATION,
          CONVERSION,
          OPERATOR,
          OPERATOR_FAMILY,
          OPERATOR_CLASS,
          CAST ->
          make(thing, told(thing));
      case CONSTRAINT -> constraint(thing);
      case INDEX -> index(thing);
      case TRIGGER -> trigger(thing);
      case POLICY -> put(Part.SECURITY, Creations.policy(thing));
      case PUBLISHED -> put(Part.SECURITY, published(thing));
      case RULE, PUBLICATION, SUBSCRIPTION, STATISTICS, EVENT_TRIGGER ->
          put(Part.of(thing.kind()), told(thing));
    }
  }

  /** After what it needs. */
  void make(Thing thing, String sql) {
    Order.Place place = order.of(thing);
    put(place.part(), ((long) place.depth() << 40) + statements.size(), sql);
  }

  /** The indexes of partitions come before those of their parents, which then take them in. */
  private void index(Thing thing) {
    Relation table = Objects.requireNonNull(thing.table());
    String sql = Creations.index(thing, definitions.apply(thing));
    put(Part.INDEXES, ((long) -order.of(Thing.of(table)).depth() << 40) + statements.size(), sql);
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
    OwnSequence own = OwnSequence.of(right, sequence);
    if (own == null) {
      put(Part.SEQUENCES, Creations.sequence(thing, definitions.apply(thing)));
    } else if (!own.comesAlong()) {
      String told = definitions.apply(thing);
      put(Part.SEQUENCES, Creations.sequence(thing, told.isEmpty() ? own.type() : told));
      put(Part.KEYS, "alter sequence " + thing.name() + " owned by " + own.column());
    }
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
    Relation plain = OwnSequence.told(right, withoutRepeatedKeys(table));
    Thing thing = Thing.of(table);
    String rest = definitions.apply(thing);
    make(thing, TableCreation.of(right.catalog(), plain, rest));
    TableCreation.later(rest).forEach(sql -> put(Part.COLUMNS, sql));
    table.columns().forEach(c -> note(Thing.of(table, c)));
    table.constraints().forEach(c -> note(Thing.of(table, c)));
    for (TableConstraint constraint : table.constraints()) {
      if (constraint.kind() == TableConstraint.Kind.FOREIGN_KEY
          && !constraint.details().inherited()) {
        put(Part.REFERENCES, Ddl.foreignKey(right.catalog(), table, constraint));
      }
    }
    for (Index index : right.indexes(table)) {
      if (index.constraint() == null && !index.primary() && isTold(table, index)) {
        create(Thing.of(table, index));
      }
    }
    right.triggers(table).forEach(t -> create(Thing.of(table, t)));
    right.policies(table).forEach(p -> create(Thing.of(table, p)));
    right.rules(table).forEach(this::create);
    right.published(table).forEach(this::create);
    put(Part.SECURITY, -1, Creations.rowSecurity(table));
  }

  /** What comes to a partition with its parent's index has no definition of its own. */
  private boolean isTold(Relation table, Index index) {
    return !table.traits().partition() || !definitions.apply(Thing.of(table, index)).isEmpty();
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
    Thing thing = Thing.of(view);
    String rest = definitions.apply(thing);
    make(thing, Creations.view(view, rest));
    TableCreation.later(rest).forEach(sql -> put(Part.REFERENCES, sql));
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
                int depth = order.of(Thing.of(now)).depth();
                put(Part.DROP_VIEWS, -depth, Creations.drop(Thing.of(now)));
                view(now);
              });
    }
  }

  void routine(Thing thing) {
    make(thing, told(thing));
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
    boolean replica = definitions.apply(thing).contains(" enable replica trigger ");
    if (table != null && thing.object() instanceof Trigger made && !made.enabled() && !replica) {
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
    boolean goesAlong =
        thing.kind() == Thing.Kind.SEQUENCE
            || (thing.object() instanceof TableConstraint c && c.details().inherited());
    put(Part.ofDrop(thing.kind()), -thing.kind().ordinal(), goesAlong ? "" : Creations.drop(thing));
  }
}
