package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.RelationEntry;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.ColumnDef;
import dev.migrationlens.syntax.ast.Constraint;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.ObjectStatement;
import dev.migrationlens.syntax.ast.TypeStatement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CREATE and ALTER TYPE and DOMAIN. */
final class TypeStatements {
  private TypeStatements() {}

  static void apply(Evaluation e, TypeStatement statement) {
    switch (statement) {
      case TypeStatement.CreateEnum create -> EnumLabels.create(e, create);
      case TypeStatement.CreateComposite create -> createComposite(e, create);
      case TypeStatement.CreateOther create -> createOther(e, create);
      case TypeStatement.CreateDomain create -> createDomain(e, create);
      case TypeStatement.AddValue add -> EnumLabels.add(e, add);
      case TypeStatement.RenameValue rename -> EnumLabels.rename(e, rename);
      case TypeStatement.SetTypeOptions set -> require(e, set.name());
      case TypeStatement.AlterDomain alter -> alterDomain(e, alter);
    }
  }

  private static void createComposite(Evaluation e, TypeStatement.CreateComposite create) {
    var attributes = new ArrayList<Column>();
    for (ColumnDef def : create.attributes()) {
      SqlType type = def.type() == null ? SqlType.UNSURE : e.types().resolve(def.type());
      attributes.add(
          new Column(
              attributes.size() + 1,
              def.name().text(),
              type.isUnsure() ? null : type,
              false,
              null,
              Column.Generation.NONE,
              false,
              e.origin(def.name())));
    }
    PgType made = put(e, create.name(), PgType.Kind.COMPOSITE, List.of(), attributes, null);
    attributes.forEach(a -> Tables.dependOnType(e, a, made.key(), made.id()));
  }

  private static void createOther(Evaluation e, TypeStatement.CreateOther create) {
    PgType.Kind kind =
        switch (create.form()) {
          case RANGE -> PgType.Kind.RANGE;
          case BASE -> PgType.Kind.BASE;
          case SHELL -> PgType.Kind.SHELL;
        };
    SqlType base = create.subtype() == null ? null : e.types().resolve(create.subtype());
    PgType there = there(e, create.name());
    if (there != null && there.kind() == PgType.Kind.SHELL) {
      e.db.remove(there.key());
    }
    put(e, create.name(), kind, List.of(), List.of(), base);
    if (kind == PgType.Kind.RANGE) {
      String multirange = multirangeName(create);
      Uncertain.mark(e, "type", multirange);
      Uncertain.mark(e, "routine", create.name().name());
      Uncertain.mark(e, "routine", multirange);
    }
  }

  private static String multirangeName(TypeStatement.CreateOther create) {
    String range = create.name().name();
    return create.options().stream()
        .filter(o -> o.name().equals("multirange_type_name"))
        .map(o -> String.valueOf(o.value()).replaceFirst("^.*\\.", "").replace("\"", ""))
        .findFirst()
        .orElse(
            range.contains("range")
                ? range.replaceFirst("range", "multirange")
                : range + "_multirange");
  }

  private static void createDomain(Evaluation e, TypeStatement.CreateDomain create) {
    SqlType base = e.types().resolve(create.type());
    PgType made =
        put(
            e,
            create.name(),
            PgType.Kind.DOMAIN,
            List.of(),
            List.of(),
            base.isUnsure() ? null : base);
    for (Constraint constraint : create.constraints()) {
      if (constraint instanceof Constraint.Check check) {
        made = addCheck(e, made, check);
      } else if (constraint instanceof Constraint.NotNull) {
        made = made.required(true);
      } else if (constraint instanceof Constraint.Default value) {
        setDefault(e, made, value.value());
      }
    }
    e.db.put(made.key(), made);
  }

  /** A domain stands on what its default uses. */
  private static void setDefault(Evaluation e, PgType domain, @Nullable Expr value) {
    var uses = new Uses();
    if (value != null) {
      Expressions.check(e, Scope.constant(Scope.Place.DEFAULT), value, uses);
    }
    uses.record(e, domain.key(), domain.id(), new Part.DefaultOf(0));
  }

  private static PgType addCheck(Evaluation e, PgType domain, Constraint.Check check) {
    Scope scope = Scope.domainValue(domain.base());
    var uses = new Uses();
    Expressions.check(e, scope, check.condition(), uses);
    if (!e.failed()) {
      Placement.refuses(e, Scope.Place.DOMAIN, check.condition());
    }
    String name =
        check.name() != null
            ? check.name().text()
            : AutoNames.free(domain.name(), null, "check", n -> domain.constraint(n) != null);
    TableConstraint there = domain.constraint(name);
    if (there != null) {
      e.relyOn(there.origin());
      e.error(
          "already-exists",
          SqlState.DUPLICATE_OBJECT,
          "constraint `" + name + "` of domain `" + domain.name() + "` already exists",
          check);
      return domain;
    }
    uses.record(e, domain.key(), domain.id(), new Part.ConstraintOf(name));
    var all = new ArrayList<>(domain.constraints());
    all.add(
        Constraints.made(
            e, name, TableConstraint.Kind.CHECK, List.of(), check, e.source(check.condition())));
    return domain.withConstraints(all);
  }

  private static @Nullable PgType there(Evaluation e, ObjectName name) {
    String schema = name.schema() == null ? e.creationSchema() : name.schema().text();
    return e.db.type(schema, name.name());
  }

  static PgType put(
      Evaluation e,
      ObjectName name,
      PgType.Kind kind,
      List<PgType.Label> labels,
      List<Column> attributes,
      @Nullable SqlType base) {
    String schema = Created.schema(e, name);
    PgType there = e.db.type(schema, name.name());
    RelationEntry relation = e.db.relationEntry(schema, name.name());
    if (there != null) {
      Created.exists(
          e, SqlState.DUPLICATE_OBJECT, "type `" + name.qualified() + "`", name, there.origin());
    } else if (relation instanceof Relation row && row.kind() != Relation.Kind.SEQUENCE) {
      boolean composite = kind == PgType.Kind.COMPOSITE;
      Created.exists(
          e,
          composite ? SqlState.DUPLICATE_TABLE : SqlState.DUPLICATE_OBJECT,
          row.kindWords() + " `" + name.qualified() + "`",
          name,
          row.origin());
    }
    var made =
        new PgType(
            e.db.newId(),
            schema,
            name.name(),
            kind,
            labels,
            attributes,
            base,
            List.of(),
            false,
            null,
            e.origin(name.last()));
    Created.put(e, made.key(), made.id(), made);
    return made;
  }

  /** The type of a name, or null after saying that there is none. */
  static @Nullable PgType require(Evaluation e, ObjectName name) {
    PgType found = DropStatements.findType(e, name);
    if (found != null) {
      e.relyOn(found.origin());
      return found;
    }
    boolean other =
        Lookup.entry(e, name) instanceof Relation
            || e.types().inSchema("pg_catalog", name.name()) != null;
    if (!other
        && !Lookup.reportMissingSchema(e, name.schema())
        && !Lookup.mayExist(e, "type", name)) {
      DropStatements.missing(
          e, name, Sought.What.TYPE, "type", SqlState.UNDEFINED_OBJECT, "missing-type");
    }
    return null;
  }

  private static void alterDomain(Evaluation e, TypeStatement.AlterDomain alter) {
    PgType type = require(e, alter.name());
    if (type == null) {
      return;
    }
    if (type.kind() != PgType.Kind.DOMAIN) {
      e.error(
          "relation-kind-differs",
          SqlState.WRONG_OBJECT_TYPE,
          "`" + type.name() + "` is not a domain",
          alter.name());
      return;
    }
    if (alter.action() instanceof AlterAction.AddConstraint add
        && add.constraint() instanceof Constraint.Check check) {
      e.db.put(type.key(), addCheck(e, type, check));
    } else if (alter.action() instanceof AlterAction.SetNotNull set) {
      e.db.put(type.key(), type.required(set.notNull()));
    } else if (alter.action() instanceof AlterAction.SetDefault set) {
      setDefault(e, type, set.value());
    } else if (alter.action() instanceof AlterAction.DropConstraint drop) {
      dropCheck(e, type, drop);
    } else if (alter.action() instanceof AlterAction.ValidateConstraint validate
        && type.constraint(validate.name().text()) == null
        && !e.uncertain("constraint", validate.name().text())) {
      e.error(
          "missing-object",
          SqlState.UNDEFINED_OBJECT,
          "constraint `" + validate.name().text() + "` of `" + type.name() + "` does not exist",
          validate.name());
    }
  }

  static void renameCheck(Evaluation e, ObjectStatement.Rename rename) {
    ObjectName name = rename.target().on();
    PgType domain = name == null ? null : require(e, name);
    if (domain == null) {
      return;
    }
    String old = rename.target().name().name();
    String newName = rename.newName().text();
    TableConstraint taken = domain.constraint(newName);
    if (taken != null) {
      String what = "constraint `" + newName + "` of `" + domain.name() + "`";
      Created.exists(e, SqlState.DUPLICATE_OBJECT, what, rename.newName(), taken.origin());
      return;
    }
    Uses.renamed(e, domain.id(), old, newName);
    e.db.put(
        domain.key(),
        domain.withConstraints(
            domain.constraints().stream()
                .map(c -> c.name().equals(old) ? c.named(newName) : c)
                .toList()));
  }

  private static void dropCheck(Evaluation e, PgType type, AlterAction.DropConstraint drop) {
    var left = new ArrayList<>(type.constraints());
    boolean found = left.removeIf(c -> c.name().equals(drop.name().text()));
    if (!found && !drop.ifExists() && !drop.name().text().endsWith("_not_null")) {
      e.error(
          "missing-object",
          SqlState.UNDEFINED_OBJECT,
          "domain `" + type.name() + "` has no constraint `" + drop.name().text() + "`",
          drop.name());
    }
    e.db.put(type.key(), type.withConstraints(left));
  }
}
