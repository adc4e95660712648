package dev.migrationlens.naming;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.TypeName;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks the names of one statement up, in the databases that it may mean, and keeps what it found.
 */
final class Binder {
  final List<Bound> found = new ArrayList<>();

  /** The columns that have no name of their own: they are called as what they are made from. */
  final List<Follower> followers = new ArrayList<>();

  /** The columns that joins find in both of their sides. */
  final List<Joined> joins = new ArrayList<>();

  /** The statement's text, or that of what it runs. */
  String text;

  /** The tables whose rows a trigger's function sees. */
  final List<Relation> fired;

  /** What bodies meet when they run, at the earliest and in the end. */
  private final Catalog later;

  private List<Catalog> catalogs;
  private @Nullable List<String> searchPath;
  private int shift;

  Binder(String text, List<Catalog> catalogs, Catalog later, List<Relation> fired) {
    this.text = text;
    this.later = later;
    this.catalogs = List.copyOf(catalogs);
    this.fired = List.copyOf(fired);
  }

  /** Keeps that a column is called after another. */
  void follows(Relation made, String name, List<Sense> of) {
    Column column = made.column(name);
    if (column != null) {
      Meaning meaning = meaning(made, column, new Span(0, 0));
      of.forEach(sense -> followers.add(new Follower(meaning, sense)));
    }
  }

  void put(@Nullable Ident at, @Nullable Sense sense) {
    put(at, sense, Bound.Role.USES);
  }

  void gives(@Nullable Ident at, @Nullable Sense sense) {
    put(at, sense, Bound.Role.GIVES);
  }

  void put(@Nullable Ident at, @Nullable Sense sense, Bound.Role role) {
    if (at != null && sense != null) {
      found.add(new Bound(span(at), sense, role));
    }
  }

  void put(@Nullable Ident at, List<Sense> senses) {
    senses.forEach(sense -> put(at, sense));
  }

  /** A thing of this statement only, with the name that it gets here. */
  Local local(Local.Kind kind, Ident name) {
    return local(kind, name, name);
  }

  Local local(Local.Kind kind, Ident name, Node whole) {
    return new Local(kind, name.text(), span(name), whole.span().shift(shift), null);
  }

  Local alias(Ident name, @Nullable Sense of) {
    return new Local(Local.Kind.ALIAS, name.text(), span(name), span(name), of);
  }

  Span span(Ident name) {
    return name.span().shift(shift);
  }

  /** Looks without keeping anything. */
  void muted(Runnable look) {
    int before = found.size();
    look.run();
    found.subList(before, found.size()).clear();
  }

  /** Reads a text that the statement runs, which begins at one of its own places. */
  void inside(String sql, int start, Runnable look) {
    String around = text;
    text = sql;
    shift += start;
    look.run();
    shift -= start;
    text = around;
  }

  /** Looks with another search path, and in one database more, as a routine does when it runs. */
  void running(@Nullable List<String> path, Runnable look) {
    List<String> around = searchPath;
    List<Catalog> now = catalogs;
    searchPath = path == null ? searchPath : path;
    catalogs = new ArrayList<>(now);
    catalogs.add(later);
    look.run();
    searchPath = around;
    catalogs = now;
  }

  List<Catalog> catalogs() {
    return catalogs;
  }

  Catalog catalog() {
    return catalogs.get(0);
  }

  /** A table as the statement meets it. */
  Relation now(Relation table) {
    for (Catalog catalog : catalogs) {
      Relation then = catalog.relationById(table.id());
      if (then != null) {
        return then;
      }
    }
    return table;
  }

  String written(Node node) {
    return text.substring(node.start(), Math.min(node.end(), text.length()));
  }

  private List<String> places(Catalog catalog, ObjectName name) {
    Ident schema = name.schema();
    if (schema != null) {
      return List.of(schema.text());
    }
    var places = new ArrayList<>(List.of("pg_temp", "pg_catalog"));
    List<String> path =
        searchPath == null ? Meanings.places(catalog, List.of(name.name())) : searchPath;
    path.stream().filter(s -> !places.contains(s)).forEach(places::add);
    return places;
  }

  /** What the first database that has it has under a name. */
  private <T extends CatalogObject> @Nullable Meaning look(
      ObjectName name, Looking<T> looking, Function<Meaning, Meaning> made) {
    for (Catalog catalog : catalogs) {
      for (String schema : places(catalog, name)) {
        T object = looking.in(catalog, schema);
        if (object != null) {
          return made.apply(new Meaning(object, null, catalog, span(name.last())));
        }
      }
    }
    return null;
  }

  /** How one sort of thing is found. */
  private interface Looking<T> {
    @Nullable T in(Catalog catalog, String schema);
  }

  /** The qualifier of a name, too. */
  void schema(ObjectName name) {
    schema(name.schema());
  }

  void schema(@Nullable Ident name) {
    if (name != null) {
      put(name, named(Space.SCHEMA, name));
    }
  }

  @Nullable Meaning named(Space space, @Nullable Ident name) {
    for (Catalog catalog : name == null ? List.<Catalog>of() : catalogs) {
      CatalogObject object = catalog.get(Key.of(space, name.text()));
      if (object != null) {
        return new Meaning(object, null, catalog, span(name));
      }
    }
    return null;
  }

  /** What is dropped if it is there, and is not. */
  void absent(Ident name, ObjectKind kind, @Nullable Relation owner) {
    put(name, new Absent(name.text(), kind, owner));
  }

  void role(@Nullable Ident name) {
    put(name, named(Space.ROLE, name));
  }

  /** The relation or index of a name; the index of a constraint is the constraint. */
  @Nullable Meaning entry(ObjectName name) {
    return look(
        name,
        (c, schema) -> c.relationEntry(schema, name.name()),
        found ->
            found.object() instanceof Index index && index.constraint() != null
                ? constraint(found, index)
                : found);
  }

  private static Meaning constraint(Meaning found, Index index) {
    Relation table = found.catalog().relationById(index.table());
    TableConstraint constraint =
        table == null ? null : table.constraint(String.valueOf(index.constraint()));
    return constraint == null
        ? found
        : new Meaning(constraint, table, found.catalog(), found.span());
  }

  /** The relation of a name, which is kept; null where there is none. */
  @Nullable Relation relation(@Nullable ObjectName name) {
    return relation(name, Bound.Role.USES);
  }

  @Nullable Relation relation(@Nullable ObjectName name, Bound.Role role) {
    if (name == null) {
      return null;
    }
    Meaning meaning = entry(name);
    schema(name);
    put(name.last(), meaning, role);
    return meaning != null && meaning.object() instanceof Relation relation
        ? whole(relation)
        : null;
  }

  /** A relation with the columns that it has before the statement and those it has after it. */
  Relation whole(Relation relation) {
    Relation all = relation;
    for (Catalog catalog : catalogs) {
      Relation other = catalog.relationById(relation.id());
      for (Column column : other == null ? List.<Column>of() : other.columns()) {
        if (all.column(column.name()) == null) {
          all = all.withColumn(column);
        }
      }
    }
    return all;
  }

  @Nullable Meaning column(@Nullable Relation owner, Ident name) {
    Column column = owner == null ? null : owner.column(name.text());
    return column == null || owner == null ? null : meaning(owner, column, span(name));
  }

  private Meaning meaning(Relation owner, Column column, Span at) {
    for (Catalog catalog : catalogs) {
      Relation then = catalog.relationById(owner.id());
      Column own = then == null ? null : then.column(column.name());
      if (then != null && own != null && own.number() == column.number()) {
        return new Meaning(own, then, catalog, at);
      }
    }
    return new Meaning(column, owner, catalogs.get(0), at);
  }

  void columns(@Nullable Relation owner, List<Ident> names) {
    names.forEach(name -> put(name, column(owner, name), Bound.Role.NAMES));
  }

  Sight.Rows rows(@Nullable Relation relation) {
    return relation == null
        ? Sight.Rows.NONE
        : Sight.Rows.of(relation, c -> meaning(relation, c, new Span(0, 0)));
  }

  /** Something that belongs to a relation, where any of the databases has it. */
  @Nullable Meaning member(@Nullable Relation owner, Ident name, Member member) {
    for (Catalog catalog : owner == null ? List.<Catalog>of() : catalogs) {
      Relation then = catalog.relationById(owner.id());
      CatalogObject object = then == null ? null : member.of(catalog, then);
      if (object != null) {
        return new Meaning(object, then, catalog, span(name));
      }
    }
    return null;
  }

  /** Looks into one relation. */
  interface Member {
    @Nullable CatalogObject of(Catalog catalog, Relation relation);
  }

  @Nullable Meaning constraint(@Nullable Relation owner, Ident name) {
    return member(owner, name, (c, relation) -> relation.constraint(name.text()));
  }

  @Nullable Meaning member(@Nullable Relation owner, Space space, Ident name) {
    return member(owner, name, (c, relation) -> c.get(Key.of(space, relation.id(), name.text())));
  }

  /** What a type's name stands for: a type, or a relation whose rows are meant. */
  @Nullable Meaning type(ObjectName name) {
    Meaning type = look(name, (c, schema) -> c.type(schema, name.name()), m -> m);
    return type == null ? entry(name) : type;
  }

  /** Keeps a type's name; returns the type where it is one of the chain's own. */
  @Nullable SqlType type(@Nullable TypeName type) {
    return BoundTypes.type(this, type);
  }

  /** The routine of a name that a test accepts, or else the last of that name. */
  @Nullable Meaning routine(ObjectName name, Predicate<Routine> wanted) {
    Meaning any = null;
    for (Catalog catalog : catalogs) {
      for (String schema : places(catalog, name)) {
        for (Routine routine : catalog.routines(schema, name.name())) {
          var meaning = new Meaning(routine, null, catalog, span(name.last()));
          if (wanted.test(routine)) {
            return meaning;
          }
          any = any == null ? meaning : any;
        }
      }
    }
    return any;
  }

  /** Keeps a routine's name. */
  @Nullable Routine routine(ObjectName name, @Nullable Meaning meaning, Bound.Role role) {
    if (meaning == null || !(meaning.object() instanceof Routine routine)) {
      return null;
    }
    schema(name);
    put(name.last(), meaning, role);
    return routine;
  }

  Meaning parameter(Routine routine, String name, Span at) {
    return new Meaning(new Parameter(routine, name), null, catalogs.get(0), at);
  }
}
