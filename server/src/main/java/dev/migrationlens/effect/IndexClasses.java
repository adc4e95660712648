package dev.migrationlens.effect;

import dev.migrationlens.catalog.Builtins;
import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.ExtensionManifest;
import dev.migrationlens.catalog.ExtensionManifests;
import dev.migrationlens.catalog.ExtensionObject;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.OperatorClass;
import dev.migrationlens.catalog.OperatorClasses;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.TypeFacts;
import dev.migrationlens.catalog.TypeRules;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.IndexElement;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.ObjectStatement.Target;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The operator classes that the keys of indexes take, and the extensions that bring them. */
final class IndexClasses {
  private IndexClasses() {}

  /** The class of one key, named or its type's own, must be there; the index then needs it. */
  static void require(
      Evaluation e, Relation table, IndexElement element, String method, Uses uses) {
    Ident column = element.column();
    if (element.operatorClass() != null) {
      Column of = column == null ? null : table.column(column.text());
      named(e, element.operatorClass(), of, method, uses);
    } else if (column != null) {
      require(e, table, List.of(column), method, uses);
    }
  }

  /** Reports columns whose type certainly has no default operator class for the method. */
  static void require(Evaluation e, Relation table, List<Ident> names, String method, Uses uses) {
    for (Ident name : names) {
      Column column = table.column(name.text());
      if (column == null || column.type() == null) {
        continue;
      }
      SqlType base = e.types().base(column.type());
      if (TypeRules.indexable(e.types(), base, method) == Certainty.NO) {
        missingDefault(e, column, base, method, name);
        continue;
      }
      OperatorClass taken =
          base.isUnsure() ? null : TypeRules.defaultClass(e.types(), base, method);
      if (taken != null) {
        needBringer(e, taken, uses);
      }
    }
  }

  private static void missingDefault(
      Evaluation e, Column column, SqlType base, String method, Ident at) {
    if (e.uncertain("operator-class", method)) {
      return;
    }
    var facts = e.types().facts(base);
    String name = facts != null && facts.kind() == TypeFacts.Kind.ENUM ? "anyenum" : base.name();
    e.report(
        new Problem(
            "missing-object",
            SqlState.UNDEFINED_OBJECT,
            "type `"
                + column.type().shortFormat()
                + "` has no default operator class for "
                + method,
            at.span(),
            sought(bringer(x -> x.indexes(method, name))),
            Map.of("column", at.text(), "method", method)));
  }

  private static void named(
      Evaluation e, ObjectName name, @Nullable Column column, String method, Uses uses) {
    for (String schema : Lookup.places(e, name)) {
      Key own = new Key(Space.OPERATOR_CLASS, schema, Others.ofMethod(name.name(), method));
      if (e.db.get(own) instanceof NamedObject made) {
        e.relyOn(made.origin());
        uses.object(made.id());
        return;
      }
      for (OperatorClass known : e.types().operatorClasses(method)) {
        if (known.name().equals(name.name()) && known.schema().equals(schema)) {
          accepts(e, known, column, name);
          needBringer(e, known, uses);
          return;
        }
      }
    }
    String bringer = bringer(x -> x.hasClass(method, name.name()));
    boolean absent = bringer != null && e.db.get(Key.of(Space.EXTENSION, bringer)) == null;
    boolean elsewhere =
        absent
            ? e.mayBeThere("operator-class", name.name()) || e.uncertain("extension", bringer)
            : Lookup.mayExist(e, "operator-class", name) || !allKnown(e);
    if (elsewhere) {
      return;
    }
    if (!Lookup.reportMissingSchema(e, name.schema())) {
      e.report(
          new Problem(
              "missing-object",
              SqlState.UNDEFINED_OBJECT,
              "operator class `" + name.qualified() + "` does not exist for " + method,
              name.span(),
              absent ? sought(bringer) : null,
              Map.of("method", method)));
    }
  }

  /** Whether there may be such a class or family that no statement of ours made. */
  static boolean mayExist(Evaluation e, Target target) {
    String name = target.name().name();
    String method = target.on() == null ? "" : target.on().name();
    return !allKnown(e)
        || e.uncertain("access-method", method)
        || e.types().operatorClasses(method).stream()
            .anyMatch(c -> name.equals(c.name()) || name.equals(c.family()));
  }

  /** Whether nothing was installed of which it is not known what it brings. */
  private static boolean allKnown(Evaluation e) {
    return e.db.scan(Space.EXTENSION, "").stream()
        .allMatch(
            entry ->
                ExtensionManifests.find(entry.key().name())
                    .filter(ExtensionManifest::complete)
                    .isPresent());
  }

  private static void accepts(
      Evaluation e, OperatorClass known, @Nullable Column column, ObjectName at) {
    SqlType type = column == null ? null : column.type();
    if (type == null || TypeRules.takes(e.types(), known, type) != Certainty.NO) {
      return;
    }
    e.relyOn(column.origin());
    e.error(
        "key-types-differ",
        SqlState.DATATYPE_MISMATCH,
        "operator class `"
            + known.name()
            + "` is for `"
            + known.input().shortFormat()
            + "`, not for `"
            + type.shortFormat()
            + "`",
        at);
  }

  private static @Nullable Sought sought(@Nullable String extension) {
    return extension == null
        ? null
        : new Sought(Sought.What.EXTENSION, null, List.of(""), extension, List.of());
  }

  private static @Nullable String bringer(Predicate<ExtensionManifest> brings) {
    for (String name : new TreeSet<>(ExtensionManifests.names())) {
      if (ExtensionManifests.find(name).filter(brings).isPresent()) {
        return name;
      }
    }
    return null;
  }

  /** What takes a class of an extension needs the extension. */
  private static void needBringer(Evaluation e, OperatorClass taken, Uses uses) {
    if (Builtins.types().operatorClasses(taken.method()).contains(taken)) {
      return;
    }
    for (Catalog.Entry entry : e.db.scan(Space.EXTENSION, "")) {
      if (entry.value() instanceof ExtensionObject extension
          && ExtensionManifests.find(extension.name())
              .filter(x -> x.hasClass(taken.method(), taken.name()))
              .isPresent()) {
        e.relyOn(extension.origin());
        uses.object(extension.id());
      }
    }
  }

  /** An extension that goes takes its classes along. */
  static void forget(Evaluation e, ExtensionManifest manifest) {
    for (Catalog.Entry entry : e.db.scan(Space.OPERATOR_CLASS, "")) {
      if (entry.value() instanceof OperatorClasses there) {
        String method = entry.key().name();
        var rest =
            there.classes().stream().filter(c -> !manifest.hasClass(method, c.name())).toList();
        e.db.put(entry.key(), new OperatorClasses(rest, there.origin()));
      }
    }
  }

  /** An extension that moves takes its classes along. */
  static void move(Evaluation e, ExtensionManifest manifest, String schema) {
    for (Catalog.Entry entry : e.db.scan(Space.OPERATOR_CLASS, "")) {
      if (entry.value() instanceof OperatorClasses there) {
        String method = entry.key().name();
        var moved =
            there.classes().stream()
                .map(c -> manifest.hasClass(method, c.name()) ? c.in(schema) : c)
                .toList();
        e.db.put(entry.key(), new OperatorClasses(moved, there.origin()));
      }
    }
  }
}
