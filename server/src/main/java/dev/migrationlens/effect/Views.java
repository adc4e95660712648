package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Relation.Trait;
import dev.migrationlens.catalog.RelationEntry;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Option;
import dev.migrationlens.syntax.ast.ViewStatement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Views and materialized views. */
final class Views {
  private Views() {}

  static void apply(Evaluation e, ViewStatement statement) {
    switch (statement) {
      case ViewStatement.CreateView create -> view(e, create);
      case ViewStatement.CreateMaterializedView create -> materialized(e, create);
      case ViewStatement.Refresh refresh -> refresh(e, refresh);
    }
  }

  private static void view(Evaluation e, ViewStatement.CreateView create) {
    var uses = new Uses();
    List<Scope.Output> outputs =
        create.recursive()
            ? CommonTables.recursive(
                e, create.name().last(), create.columns(), create.query(), uses)
            : Queries.outputs(e, create.query(), Scope.TOP, uses);
    boolean temporary = create.temporary() || uses.anyTemporary(e);
    String schema =
        temporary && create.name().schema() == null
            ? Lookup.TEMP
            : Created.schema(e, create.name());
    RelationEntry there = e.db.relationEntry(schema, create.name().name());
    boolean replaces =
        create.orReplace() && there instanceof Relation old && old.kind() == Relation.Kind.VIEW;
    if (there != null && !replaces) {
      taken(e, create, there);
    }
    if (there == null) {
      Created.typeTaken(e, schema, create.name());
    }
    List<Column> columns = columns(e, create.name(), outputs, create.columns());
    Relation made =
        relation(e, schema, create.name(), Relation.Kind.VIEW, columns, outputs != null);
    made = made.withTraits(traits(e, create));
    if (replaces && there instanceof Relation old) {
      e.relyOn(old.origin());
      refuseNewShape(e, create, old, made);
      made = replacing(old, made);
    }
    Created.put(e, made.key(), made.id(), made);
    if (replaces) {
      Comments.keep(e, made);
    }
    uses.record(e, made.key(), made.id(), new Part.Whole("view " + made.name()));
  }

  private static void taken(Evaluation e, ViewStatement.CreateView create, RelationEntry there) {
    if (create.orReplace()) {
      e.relyOn(there.origin());
      e.error(
          "relation-kind-differs",
          SqlState.WRONG_OBJECT_TYPE,
          "`" + create.name().qualified() + "` is a " + there.kindWords() + ", not a view",
          create.name());
    } else {
      Created.exists(
          e,
          SqlState.DUPLICATE_TABLE,
          there.kindWords() + " `" + create.name().qualified() + "`",
          create.name(),
          there.origin());
    }
  }

  private static Relation replacing(Relation old, Relation made) {
    return new Relation(
        old.id(),
        old.schema(),
        old.name(),
        old.kind(),
        made.columns(),
        made.lastNumber(),
        List.of(),
        List.of(),
        made.traits(),
        made.complete(),
        made.origin());
  }

  /** Whether a view's options let the caller's rights hold, where they held as {@code before}. */
  static boolean invoker(List<Option> options, boolean before) {
    boolean invoker = before;
    for (Option option : options) {
      String value = option.value();
      if (option.name().equals("security_invoker")) {
        invoker = value == null || List.of("true", "on", "1", "yes").contains(value);
      }
    }
    return invoker;
  }

  private static Relation.Traits traits(Evaluation e, ViewStatement.CreateView create) {
    boolean invoker = invoker(create.options(), false);
    return Relation.Traits.PLAIN
        .with(Trait.TEMPORARY, create.temporary())
        .with(Trait.SECURITY_INVOKER, invoker)
        .withQuery(e.source(create.query()));
  }

  /** CREATE OR REPLACE VIEW may only add columns at the end. */
  private static void refuseNewShape(
      Evaluation e, ViewStatement.CreateView create, Relation old, Relation made) {
    if (!old.complete() || !made.complete()) {
      return;
    }
    if (made.columns().size() < old.columns().size()) {
      changes(e, create, "cannot drop columns from view `" + old.name() + "`");
      return;
    }
    for (int i = 0; i < old.columns().size(); i++) {
      Column before = old.columns().get(i);
      Column after = made.columns().get(i);
      if (!before.name().equals(after.name())) {
        changes(
            e,
            create,
            "cannot change name of view column `" + before.name() + "` to `" + after.name() + "`");
        return;
      }
      if (before.type() != null
          && after.type() != null
          && !before.type().bare().equals(after.type().bare())) {
        changes(
            e,
            create,
            "cannot change type of view column `"
                + before.name()
                + "` from `"
                + before.type().shortFormat()
                + "` to `"
                + after.type().shortFormat()
                + "`");
        return;
      }
    }
  }

  private static void changes(Evaluation e, ViewStatement.CreateView create, String message) {
    if (!e.uncertain("relation", create.name().name())) {
      e.error("changes-view-columns", SqlState.INVALID_TABLE_DEFINITION, message, create.name());
    }
  }

  private static void materialized(Evaluation e, ViewStatement.CreateMaterializedView create) {
    String schema = Created.schema(e, create.name());
    if (Created.relationTaken(e, schema, create.name(), create.ifNotExists())) {
      return;
    }
    Created.typeTaken(e, schema, create.name());
    var uses = new Uses();
    List<Scope.Output> outputs = Queries.outputs(e, create.query(), Scope.TOP, uses);
    Relation made =
        relation(
            e,
            schema,
            create.name(),
            Relation.Kind.MATERIALIZED_VIEW,
            columns(e, create.name(), outputs, create.columns()),
            outputs != null);
    made =
        made.withTraits(
            Relation.Traits.PLAIN
                .with(Trait.UNPOPULATED, !create.withData())
                .withQuery(e.source(create.query())));
    Created.put(e, made.key(), made.id(), made);
    uses.record(e, made.key(), made.id(), new Part.Whole("materialized view " + made.name()));
  }

  private static void refresh(Evaluation e, ViewStatement.Refresh refresh) {
    Relation view = Lookup.relation(e, refresh.name());
    if (view == null) {
      return;
    }
    if (view.kind() != Relation.Kind.MATERIALIZED_VIEW) {
      e.error(
          "relation-kind-differs",
          view.kind().isTable() ? SqlState.FEATURE_NOT_SUPPORTED : SqlState.WRONG_OBJECT_TYPE,
          "`" + view.name() + "` is a " + view.kindWords() + ", not a materialized view",
          refresh.name());
      return;
    }
    boolean unique = e.db.indexes(view.id()).stream().anyMatch(i -> i.plainUnique());
    if (refresh.concurrently() && !view.traits().populated()) {
      e.error(
          "refresh-needs-unique-index",
          SqlState.FEATURE_NOT_SUPPORTED,
          "`" + view.name() + "` has no data yet: CONCURRENTLY cannot be used",
          refresh.name());
    } else if (refresh.concurrently() && !refresh.withData()) {
      e.error(
          "syntax-error",
          SqlState.SYNTAX_ERROR,
          "CONCURRENTLY and WITH NO DATA exclude each other",
          refresh.name());
      return;
    } else if (refresh.concurrently() && !unique) {
      e.report(
          Problem.of(
                  "refresh-needs-unique-index",
                  SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
                  "`" + view.name() + "` has no unique index without WHERE to refresh by",
                  refresh.name().span())
              .with(Map.of("view", view.key().toString())));
    }
    if (view.traits().populated() != refresh.withData()) {
      e.db.put(
          view.key(), view.withTraits(view.traits().with(Trait.UNPOPULATED, !refresh.withData())));
    }
  }

  /** The columns that a query's outputs make, renamed by the list in parentheses. */
  static List<Column> columns(
      Evaluation e, ObjectName name, @Nullable List<Scope.Output> outputs, List<Ident> renamed) {
    if (outputs == null) {
      return List.of();
    }
    if (renamed.size() > outputs.size()) {
      e.error(
          "counts-differ",
          SqlState.SYNTAX_ERROR,
          renamed.size() + " column names for " + outputs.size() + " columns",
          name);
    }
    var columns = new ArrayList<Column>();
    var seen = new HashSet<String>();
    for (int i = 0; i < outputs.size(); i++) {
      Scope.Output output = outputs.get(i);
      String column = i < renamed.size() ? renamed.get(i).text() : output.name();
      if (!seen.add(column)) {
        e.error(
            "already-exists",
            SqlState.DUPLICATE_COLUMN,
            "column `" + column + "` appears more than once",
            i < renamed.size() ? renamed.get(i) : output.at());
      }
      SqlType type = output.type().isUnknown() ? SqlType.TEXT : output.type();
      columns.add(
          new Column(
              i + 1,
              column,
              type.isUnsure() ? null : type,
              false,
              null,
              Column.Generation.NONE,
              false,
              e.origin(output.at())));
    }
    return columns;
  }

  static Relation relation(
      Evaluation e,
      String schema,
      ObjectName name,
      Relation.Kind kind,
      List<Column> columns,
      boolean complete) {
    return new Relation(
        e.db.newId(),
        schema,
        name.name(),
        kind,
        columns,
        columns.size(),
        List.of(),
        List.of(),
        Relation.Traits.PLAIN,
        complete,
        e.origin(name.last()));
  }
}
