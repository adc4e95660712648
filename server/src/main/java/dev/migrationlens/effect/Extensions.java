package dev.migrationlens.effect;

import dev.migrationlens.catalog.BuiltinRelation;
import dev.migrationlens.catalog.CastObject;
import dev.migrationlens.catalog.CastRule;
import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Dependency;
import dev.migrationlens.catalog.ExtensionManifest;
import dev.migrationlens.catalog.ExtensionManifests;
import dev.migrationlens.catalog.ExtensionObject;
import dev.migrationlens.catalog.FunctionSignature;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.OperatorClass;
import dev.migrationlens.catalog.OperatorClasses;
import dev.migrationlens.catalog.OperatorObject;
import dev.migrationlens.catalog.OperatorSignature;
import dev.migrationlens.catalog.Operators;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.SchemaObject;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.TypeFacts;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.SchemaStatement.CreateExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Extensions and everything they bring. */
final class Extensions {
  private Extensions() {}

  static void create(Evaluation e, CreateExtension create) {
    Key key = Key.of(Space.EXTENSION, create.name().text());
    if (e.db.get(key) instanceof ExtensionObject there) {
      if (!create.ifNotExists()) {
        Created.exists(
            e,
            SqlState.DUPLICATE_OBJECT,
            "extension `" + there.name() + "`",
            create.name(),
            there.origin());
      }
      return;
    }
    if (!Lookup.reportMissingSchema(e, create.schema()) && !create.cascade()) {
      RequiredExtensions.of(e, create.name());
    }
    install(e, create.name(), create.schema() == null ? null : create.schema().text());
  }

  private static void install(Evaluation e, Ident name, @Nullable String schema) {
    Optional<ExtensionManifest> manifest = ExtensionManifests.find(name.text());
    String fixed = manifest.map(ExtensionManifest::schema).orElse(null);
    String where = fixed != null ? fixed : schema != null ? schema : e.creationSchema();
    for (String required : manifest.map(ExtensionManifest::requires).orElse(List.of())) {
      if (e.db.get(Key.of(Space.EXTENSION, required)) == null) {
        install(e, new Ident(required, false, name.start(), name.end()), where);
      }
    }
    var made =
        new ExtensionObject(e.db.newId(), name.text(), where, manifest.isPresent(), e.origin(name));
    Key key = Key.of(Space.EXTENSION, name.text());
    Created.put(e, key, made.id(), made);
    for (String required : manifest.map(ExtensionManifest::requires).orElse(List.of())) {
      if (e.db.get(Key.of(Space.EXTENSION, required)) instanceof ExtensionObject on) {
        Uses.depend(
            e, on.id(), key, made.id(), new Part.Whole("extension " + made.name()), List.of());
      }
    }
    ensureSchema(e, where, name, manifest.isPresent());
    if (manifest.isEmpty()) {
      unknown(e, where);
      return;
    }
    bring(e, made, manifest.get(), name);
  }

  private static void ensureSchema(Evaluation e, String schema, Ident name, boolean known) {
    if (e.db.schema(schema) == null) {
      e.db.put(
          Key.of(Space.SCHEMA, schema),
          new SchemaObject(e.db.newId(), schema, null, known, e.origin(name)));
    }
  }

  /** An extension that no manifest describes may bring anything. */
  private static void unknown(Evaluation e, String schema) {
    Uncertain.schema(e, schema);
    for (String kind : List.of("type", "routine", "relation", "schema", "access-method")) {
      Uncertain.mark(e, kind, "*");
    }
    Uncertain.mark(e, "operator-class", "*");
  }

  private static void bring(
      Evaluation e, ExtensionObject extension, ExtensionManifest manifest, Ident name) {
    Origin origin = e.origin(name);
    ExtensionManifest.Contents contents =
        manifest.in(
            extension.schema(),
            other ->
                e.db.get(Key.of(Space.EXTENSION, other)) instanceof ExtensionObject o
                    ? o.schema()
                    : extension.schema());
    manifest.schemas().forEach(s -> schema(e, extension, s, name, manifest.complete()));
    for (FunctionSignature signature : contents.functions()) {
      function(e, extension, signature, origin);
      if (!manifest.complete()) {
        // Its functions are known by name; their arguments are not to be relied on.
        Uncertain.mark(e, "routine", signature.name());
      }
    }
    types(e, extension, contents, origin);
    for (OperatorSignature operator : contents.operators()) {
      operator(e, operator, origin);
    }
    for (CastRule cast : contents.casts()) {
      e.db.put(CastObject.key(cast), new CastObject(e.db.newId(), cast, origin));
    }
    operatorClasses(e, contents, origin);
    for (BuiltinRelation relation : contents.relations()) {
      if (relation.kind() == 'c') {
        continue;
      }
      relation(e, extension, relation, origin);
    }
    for (String method : manifest.accessMethods()) {
      named(e, extension, Space.ACCESS_METHOD, method, origin);
    }
    for (String wrapper : manifest.foreignDataWrappers()) {
      named(e, extension, Space.FOREIGN_DATA_WRAPPER, wrapper, origin);
    }
    for (String language : manifest.languages()) {
      named(e, extension, Space.LANGUAGE, language, origin);
    }
    for (String trigger : manifest.eventTriggers()) {
      named(e, extension, Space.EVENT_TRIGGER, trigger, origin);
    }
  }

  /** A schema of its own goes with it, other than the one that it is put into. */
  private static void schema(
      Evaluation e, ExtensionObject extension, String schema, Ident name, boolean known) {
    boolean there = e.db.schema(schema) != null;
    ensureSchema(e, schema, name, known);
    SchemaObject made = e.db.schema(schema);
    if (!there && made != null) {
      Key key = Key.of(Space.SCHEMA, schema);
      Uses.follow(e, extension.id(), key, made.id(), "schema " + schema, List.of());
    }
  }

  private static void types(
      Evaluation e, ExtensionObject extension, ExtensionManifest.Contents contents, Origin origin) {
    var rows = contents.relations().stream().filter(it -> it.kind() == 'c').toList();
    for (BuiltinRelation row : rows) {
      composite(e, extension, row, origin);
    }
    for (TypeFacts facts : contents.types()) {
      if (rows.stream().anyMatch(it -> it.name().equals(facts.type().name()))) {
        continue;
      }
      type(e, extension, facts, labels(contents, facts), origin);
    }
  }

  private static void operatorClasses(
      Evaluation e, ExtensionManifest.Contents contents, Origin origin) {
    for (OperatorClass added : contents.operatorClasses()) {
      Key key = OperatorClasses.key(added.method());
      OperatorClasses there = e.db.get(key) instanceof OperatorClasses o ? o : null;
      e.db.put(
          key, there == null ? new OperatorClasses(List.of(added), origin) : there.with(added));
    }
  }

  private static void named(
      Evaluation e, ExtensionObject extension, Space space, String name, Origin origin) {
    long id = e.db.newId();
    Key key = Key.of(space, name);
    e.db.put(key, new NamedObject(id, name, "", origin));
    Uses.follow(e, extension.id(), key, id, name, List.of());
  }

  private static void function(
      Evaluation e, ExtensionObject extension, FunctionSignature signature, Origin origin) {
    Key key = new Key(Space.ROUTINE, signature.schema(), signature.name());
    long id = e.db.newId();
    ObjectKind kind =
        signature.kind().isAggregate()
            ? ObjectKind.AGGREGATE
            : signature.kind() == FunctionSignature.Kind.PROCEDURE
                ? ObjectKind.PROCEDURE
                : ObjectKind.FUNCTION;
    var routine = new Routine(id, signature, kind, "c", Routine.Traits.PLAIN, origin);
    Overloads there = e.db.get(key) instanceof Overloads o ? o : null;
    e.db.put(key, there == null ? new Overloads(List.of(routine)) : there.with(routine));
    Uses.follow(e, extension.id(), key, id, "function " + signature.name(), List.of());
  }

  private static List<PgType.Label> labels(ExtensionManifest.Contents contents, TypeFacts facts) {
    for (ExtensionManifest.EnumLabels known : contents.labels()) {
      if (known.type().equals(facts)) {
        return known.labels().stream().map(text -> new PgType.Label(text, 0)).toList();
      }
    }
    return List.of();
  }

  private static void type(
      Evaluation e,
      ExtensionObject extension,
      TypeFacts facts,
      List<PgType.Label> labels,
      Origin origin) {
    if (facts.kind() == TypeFacts.Kind.COMPOSITE) {
      // Made from the relation that tells its columns; where none does, nothing is known of them.
      Uncertain.mark(e, "type", facts.type().name());
      return;
    }
    SqlType type = facts.type();
    PgType.Kind kind =
        switch (facts.kind()) {
          case ENUM -> PgType.Kind.ENUM;
          case DOMAIN -> PgType.Kind.DOMAIN;
          case RANGE -> PgType.Kind.RANGE;
          default -> PgType.Kind.BASE;
        };
    var made =
        new PgType(
            e.db.newId(),
            type.qualifiedName().schema(),
            type.name(),
            kind,
            labels,
            List.of(),
            facts.related(),
            List.of(),
            false,
            facts,
            origin);
    Created.put(e, made.key(), made.id(), made);
    Uses.follow(e, extension.id(), made.key(), made.id(), "type " + type.name(), List.of());
    if (kind == PgType.Kind.ENUM && labels.isEmpty()) {
      Uncertain.mark(e, "label", type.name());
    }
  }

  private static void operator(Evaluation e, OperatorSignature operator, Origin origin) {
    Key key = new Key(Space.OPERATOR, operator.schema(), operator.symbol());
    Operators there = e.db.get(key) instanceof Operators o ? o : new Operators(List.of());
    e.db.put(key, there.with(new OperatorObject(e.db.newId(), operator, origin)));
  }

  private static void composite(
      Evaluation e, ExtensionObject extension, BuiltinRelation row, Origin origin) {
    var made =
        new PgType(
            e.db.newId(),
            row.schema(),
            row.name(),
            PgType.Kind.COMPOSITE,
            List.of(),
            columns(row, origin),
            null,
            List.of(),
            false,
            null,
            origin);
    Created.put(e, made.key(), made.id(), made);
    Uses.follow(e, extension.id(), made.key(), made.id(), "type " + row.name(), List.of());
  }

  private static List<Column> columns(BuiltinRelation facts, Origin origin) {
    var columns = new ArrayList<Column>();
    for (BuiltinRelation.Column c : facts.columns()) {
      columns.add(
          new Column(
              columns.size() + 1,
              c.name(),
              c.type(),
              c.notNull(),
              null,
              Column.Generation.NONE,
              false,
              origin));
    }
    return columns;
  }

  private static Relation.Kind kind(char letter) {
    return switch (letter) {
      case 'v' -> Relation.Kind.VIEW;
      case 'm' -> Relation.Kind.MATERIALIZED_VIEW;
      case 'f' -> Relation.Kind.FOREIGN_TABLE;
      case 'p' -> Relation.Kind.PARTITIONED_TABLE;
      case 'S' -> Relation.Kind.SEQUENCE;
      default -> Relation.Kind.TABLE;
    };
  }

  private static void relation(
      Evaluation e, ExtensionObject extension, BuiltinRelation facts, Origin origin) {
    var made =
        new Relation(
            e.db.newId(),
            facts.schema(),
            facts.name(),
            kind(facts.kind()),
            columns(facts, origin),
            facts.columns().size(),
            List.of(),
            List.of(),
            Relation.Traits.PLAIN,
            // Its keys are not in the manifest, so nothing may be concluded from their absence.
            false,
            origin);
    Created.put(e, made.key(), made.id(), made);
    Uses.follow(e, extension.id(), made.key(), made.id(), "table " + facts.name(), List.of());
  }

  static void drop(Evaluation e, ExtensionObject extension) {
    e.db.remove(Key.of(Space.EXTENSION, extension.name()));
    Drops.cascade(e, extension.id());
    ExtensionManifests.find(extension.name()).ifPresent(m -> IndexClasses.forget(e, m));
    for (Catalog.Entry entry : operators(e, extension)) {
      Operators there = (Operators) entry.value();
      var rest = there.all().stream().filter(o -> !o.origin().equals(extension.origin())).toList();
      if (rest.isEmpty()) {
        e.db.remove(entry.key());
      } else {
        e.db.put(entry.key(), new Operators(rest));
      }
    }
    for (Catalog.Entry entry : e.db.scan(Space.CAST, "")) {
      if (((CastObject) entry.value()).origin().equals(extension.origin())) {
        e.db.remove(entry.key());
      }
    }
  }

  /** The operators that it brought, and others of the same symbols. */
  private static List<Catalog.Entry> operators(Evaluation e, ExtensionObject extension) {
    return e.db.scan(Space.OPERATOR, extension.schema()).stream()
        .filter(
            entry ->
                entry.value() instanceof Operators all
                    && all.all().stream().anyMatch(o -> o.origin().equals(extension.origin())))
        .toList();
  }

  /** ALTER EXTENSION … SET SCHEMA. */
  static void move(Evaluation e, Ident name, String schema) {
    RequiredExtensions.itself(e, name);
    if (e.db.get(Key.of(Space.EXTENSION, name.text())) instanceof ExtensionObject found) {
      for (Dependency dependency : e.db.dependents(found.id())) {
        var object = e.db.get(dependency.dependent());
        if (object != null && dependency.kind() == Dependency.Kind.AUTO) {
          Moves.move(e, dependency.dependent(), object, schema);
        }
      }
      ExtensionManifests.find(found.name()).ifPresent(m -> IndexClasses.move(e, m, schema));
      operators(e, found).forEach(entry -> Moves.move(e, entry.key(), entry.value(), schema));
      e.db.put(
          Key.of(Space.EXTENSION, found.name()),
          new ExtensionObject(found.id(), found.name(), schema, found.known(), found.origin()));
    }
  }
}
