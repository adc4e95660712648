package dev.migrationlens.write;

import dev.migrationlens.catalog.Dependency;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.RelationEntry;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.schema.Ddl;
import dev.migrationlens.sql.Names;
import dev.migrationlens.syntax.ast.RoutineStatement;
import dev.migrationlens.syntax.ast.SequenceStatement;
import dev.migrationlens.write.Inverses.Coming;
import dev.migrationlens.write.Inverses.Going;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Undoes what a statement did to tables, views, sequences and indexes. */
final class UndoRelation {
  private final Inverses all;

  UndoRelation(Inverses all) {
    this.all = all;
  }

  void undo(@Nullable RelationEntry was, @Nullable RelationEntry is) {
    switch (is) {
      case Relation relation -> {
        var old = all.was(relation.id(), Relation.class);
        old.ifPresentOrElse(o -> changed(o, relation), () -> created(relation));
      }
      case Index index -> {
        var old = all.was(index.id(), Index.class);
        old.ifPresentOrElse(o -> renamed(o, index), () -> created(index));
      }
      case null, default -> {}
    }
    if (was instanceof Relation relation && !all.remains(relation.id())) {
      dropped(relation);
    } else if (was instanceof Index index && !all.remains(index.id())) {
      dropped(index);
    }
  }

  static String name(Relation relation) {
    return Ddl.name(relation.schema(), relation.name());
  }

  private void created(Relation relation) {
    boolean owned = relation.kind() == Relation.Kind.SEQUENCE && isOwned(relation);
    if (relation.kind() != Relation.Kind.COMPOSITE && !owned && !relation.traits().temporary()) {
      all.drop(
          Going.RELATION,
          relation.id(),
          "drop " + relation.kind().words() + exists(relation) + " " + name(relation) + ";");
    }
  }

  /** A column may have taken its sequence along. */
  private static String exists(Relation relation) {
    return relation.kind() == Relation.Kind.SEQUENCE ? " if exists" : "";
  }

  /** A sequence that belongs to a column goes with it. */
  private boolean isOwned(Relation sequence) {
    return !isOwnStatement()
        || all.step().writes().values().stream()
            .flatMap(Optional::stream)
            .filter(Relation.class::isInstance)
            .map(Relation.class::cast)
            .filter(r -> r.kind().isTable())
            .anyMatch(t -> sequence.name().startsWith(t.name() + "_"));
  }

  private boolean isOwnStatement() {
    var parsed = all.step().parsed();
    return parsed != null
        && (parsed.statement() instanceof SequenceStatement
            || parsed.statement() instanceof RoutineStatement.Do);
  }

  private void changed(Relation old, Relation now) {
    boolean owned = now.kind() == Relation.Kind.SEQUENCE && isOwned(now);
    if (owned || all.passage().goesWith(now, all.step())) {
      return;
    }
    String kind = now.kind().words();
    if (!old.name().equals(now.name())) {
      all.change("alter %s %s rename to %s;".formatted(kind, name(now), Names.quote(old.name())));
    }
    if (!old.schema().equals(now.schema())) {
      String there = Ddl.name(now.schema(), old.name());
      all.change("alter %s %s set schema %s;".formatted(kind, there, Names.quote(old.schema())));
    }
    if (old.isView()) {
      view(old, now);
    } else {
      new UndoTable(all, old, now).undo();
    }
  }

  private void view(Relation old, Relation now) {
    String query = String.valueOf(old.traits().query());
    if (query.equals(now.traits().query()) || all.onlyRenames()) {
      boolean invoker = old.traits().securityInvoker();
      if (invoker != now.traits().securityInvoker()) {
        String set = invoker ? "set (security_invoker = on)" : "reset (security_invoker)";
        all.change("alter view " + name(old) + " " + set + ";");
      }
      return;
    }
    String sql = viewAgain(old);
    boolean replaceable = old.kind() == Relation.Kind.VIEW && shape(old).equals(shape(now));
    if (replaceable && !sql.isEmpty()) {
      all.change(sql.replaceFirst("(?i)^create\\s+(?!or\\s)", "create or replace "));
      invoker(old, sql);
    } else {
      List<Relation> users = new ArrayList<>();
      users(now, users);
      users.forEach(v -> goes(v, v.name()));
      goes(now, old.name());
      again(old);
      users.forEach(this::again);
    }
  }

  /** As its author wrote it, where that still makes the same. */
  private String viewAgain(Relation old) {
    boolean named = old.kind() == Relation.Kind.VIEW;
    String made = named ? all.made(old.origin(), "view").orElse("") : "";
    boolean still =
        made.toLowerCase(Locale.ROOT).contains(old.name())
            && made.contains(String.valueOf(old.traits().query()));
    return still ? made : Ddl.view(old);
  }

  /** Whose rights hold, where a later statement said so. */
  private void invoker(Relation old, String sql) {
    if (old.traits().securityInvoker() && !sql.contains("security_invoker")) {
      String alter = "alter view " + name(old) + " set (security_invoker = on);";
      all.create(Coming.WORDS, old.id(), alter);
    }
  }

  private static List<String> shape(Relation view) {
    return view.columns().stream().map(c -> c.name() + " " + c.type()).toList();
  }

  private void goes(Relation view, String name) {
    String whole = Ddl.name(view.schema(), name);
    all.drop(Going.RELATION, view.id(), "drop " + view.kind().words() + " " + whole + ";");
  }

  /** The views over a view, which have to go before it and come again after it. */
  private void users(Relation view, List<Relation> found) {
    for (Dependency dependency : all.after().dependents(view.id())) {
      Relation user = all.after().relationById(dependency.id());
      if (user != null && user.isView() && !found.contains(user)) {
        found.add(user);
        users(user, found);
      }
    }
  }

  private void dropped(Relation old) {
    if (!all.passage().met(old.id()) && all.passage().madeHere(old.origin())) {
      all.note("`%s` was made and dropped again".formatted(old.name()));
    }
    again(old);
    if (!old.kind().isTable()) {
      return;
    }
    all.note("The rows of %s are lost; the table comes back empty.".formatted(name(old)));
    new UndoTable(all, old, old).security();
    for (TableConstraint constraint : old.constraints()) {
      if (constraint.kind() == TableConstraint.Kind.FOREIGN_KEY) {
        all.create(Coming.FOREIGN_KEY, old.id(), Ddl.foreignKey(all.before(), old, constraint));
      }
    }
  }

  private void again(Relation old) {
    boolean special = old.traits().partition() || !old.parents().isEmpty();
    String sql =
        switch (old.kind()) {
          case TABLE, PARTITIONED_TABLE ->
              special ? all.made(old.origin(), "table").orElse("") : Ddl.table(old);
          case VIEW, MATERIALIZED_VIEW -> viewAgain(old);
          case FOREIGN_TABLE -> all.made(old.origin(), "foreign table").orElse("");
          case SEQUENCE ->
              isOwnStatement() || all.made(old.origin(), "sequence").isPresent()
                  ? all.made(old.origin(), "sequence").orElse("create sequence " + name(old) + ";")
                  : "";
          case COMPOSITE -> "";
        };
    all.create(Coming.RELATION, old.id(), sql);
    invoker(old, sql);
    Keepsakes.of(all, old);
  }

  private void created(Index index) {
    Relation table = all.after().relationById(index.table());
    boolean taken =
        all.passage().spot().after().byId(index.id()) instanceof Index last
            && last.constraint() != null;
    boolean ofConstraint = taken || index.constraint() != null || index.primary();
    if (!ofConstraint && table != null && !isNew(table)) {
      if (!all.passage().goesWith(table, all.step())) {
        all.drop(
            Going.PART, index.id(), "drop index " + Ddl.name(index.schema(), index.name()) + ";");
      }
    }
  }

  /** Whether this very statement made the table: then all goes with it. */
  private boolean isNew(Relation table) {
    return all.was(table.id(), Relation.class).isEmpty();
  }

  private void renamed(Index old, Index now) {
    Relation table = all.after().relationById(now.table());
    boolean moved = table != null && all.passage().goesWith(table, all.step());
    if (!moved && !old.name().equals(now.name()) && now.constraint() == null) {
      all.change(
          "alter index %s rename to %s;"
              .formatted(Ddl.name(now.schema(), now.name()), Names.quote(old.name())));
    }
  }

  private void dropped(Index old) {
    Relation table = all.before().relationById(old.table());
    if (table != null && old.constraint() == null && !old.primary()) {
      all.create(Coming.KEY, old.id(), Ddl.index(table, old));
    }
  }
}
