package dev.migrationlens.effect;

import dev.migrationlens.catalog.Builtins;
import dev.migrationlens.catalog.CastObject;
import dev.migrationlens.catalog.CastRule;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.OperatorObject;
import dev.migrationlens.catalog.OperatorSignature;
import dev.migrationlens.catalog.Operators;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.ObjectStatement.Drop;
import dev.migrationlens.syntax.ast.ObjectStatement.Target;
import dev.migrationlens.syntax.ast.OperatorStatement;
import dev.migrationlens.syntax.ast.RoutineStatement.Parameter;
import dev.migrationlens.syntax.ast.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Operators, casts and what else has no name of its own. */
final class OperatorStatements {
  private OperatorStatements() {}

  static void apply(Evaluation e, OperatorStatement statement) {
    switch (statement) {
      case OperatorStatement.CreateOperator create -> operator(e, create);
      case OperatorStatement.CreateCast create -> cast(e, create);
      case OperatorStatement.CreateNamed create -> {
        Space space = Others.inSchema(create.kind());
        if (create.kind() == ObjectKind.OPERATOR_CLASS
            || create.kind() == ObjectKind.OPERATOR_FAMILY) {
          classOrFamily(e, create);
        } else if (space != null) {
          TextSearch.parts(e, create);
          Others.createInSchema(
              e, space, create.kind().words(), create.name(), create.ifNotExists());
        } else if (create.kind() == ObjectKind.ACCESS_METHOD) {
          Others.create(e, Space.ACCESS_METHOD, "access method", create.name().last(), false);
        } else {
          Uncertain.mark(e, "operator-class", "*");
        }
      }
    }
  }

  private static void operator(Evaluation e, OperatorStatement.CreateOperator create) {
    String schema = Created.schema(e, create.name());
    SqlType left = create.left() == null ? null : e.types().resolve(create.left());
    SqlType right = create.right() == null ? SqlType.UNSURE : e.types().resolve(create.right());
    Routine function = function(e, create.function(), left, right);
    var made =
        new OperatorSignature(
            schema,
            create.name().name(),
            left,
            right,
            function == null ? SqlType.UNSURE : function.signature().returns());
    Key key = new Key(Space.OPERATOR, schema, create.name().name());
    Operators there = e.db.get(key) instanceof Operators known ? known : new Operators(List.of());
    for (OperatorObject other : there.all()) {
      if (same(other.signature(), left, right)) {
        Created.exists(
            e,
            SqlState.DUPLICATE_FUNCTION,
            "operator " + create.name().name(),
            create.name(),
            other.origin());
        return;
      }
    }
    e.db.put(key, there.with(new OperatorObject(e.db.newId(), made, e.origin(create.name()))));
  }

  /** They are named once for each access method; a class without a family makes one of its name. */
  private static void classOrFamily(Evaluation e, OperatorStatement.CreateNamed create) {
    String method =
        create.options().stream()
            .filter(o -> o.name().equals("using"))
            .map(o -> String.valueOf(o.value()))
            .findFirst()
            .orElse("");
    String schema = Created.schema(e, create.name());
    String name = Others.ofMethod(create.name().name(), method);
    boolean isClass = create.kind() == ObjectKind.OPERATOR_CLASS;
    Key family = new Key(Space.OPERATOR_FAMILY, schema, name);
    Key key = isClass ? new Key(Space.OPERATOR_CLASS, schema, name) : family;
    if (e.db.get(key) instanceof NamedObject there) {
      String what = create.kind().words() + " `" + create.name().qualified() + "`";
      Created.exists(e, SqlState.DUPLICATE_OBJECT, what, create.name(), there.origin());
      return;
    }
    Origin origin = e.origin(create.name());
    var made = new NamedObject(e.db.newId(), name, create.kind().words(), origin);
    Created.put(e, key, made.id(), made);
    if (isClass) {
      Uncertain.mark(e, "operator-class", "*");
      Key other = create.from() == null ? family : familyOf(e, create.from(), method);
      if (other != null && e.db.get(other) == null && create.from() == null) {
        var own = new NamedObject(e.db.newId(), name, "operator family", origin);
        Created.put(e, family, own.id(), own);
      }
      if (other != null && e.db.get(other) instanceof NamedObject found) {
        Uses.follow(e, found.id(), key, made.id(), "operator class " + name, List.of());
      }
    }
  }

  private static @Nullable Key familyOf(Evaluation e, ObjectName family, String method) {
    for (String schema : Lookup.places(e, family)) {
      Key key = new Key(Space.OPERATOR_FAMILY, schema, Others.ofMethod(family.name(), method));
      if (e.db.get(key) != null) {
        return key;
      }
    }
    return null;
  }

  private static boolean same(OperatorSignature operator, @Nullable SqlType left, SqlType right) {
    return !right.isUnsure()
        && Objects.equals(operator.left(), left)
        && operator.right().equals(right);
  }

  /** The function behind an operator, which must take exactly its operands. */
  private static @Nullable Routine function(
      Evaluation e, @Nullable ObjectName name, @Nullable SqlType left, SqlType right) {
    if (name == null || right.isUnsure() || (left != null && left.isUnsure())) {
      return null;
    }
    List<SqlType> wanted = left == null ? List.of(right) : List.of(left, right);
    boolean vague = false;
    for (Routine routine : RoutineLookup.visible(e, name)) {
      if (routine.hasInputs(wanted)) {
        e.relyOn(routine.origin());
        return routine;
      }
      vague |= routine.inputTypes().stream().anyMatch(SqlType::isUnsure);
    }
    if (!vague && !Lookup.mayExist(e, "routine", name)) {
      String types = wanted.stream().map(SqlType::shortFormat).collect(Collectors.joining(", "));
      RoutineLookup.reportMissing(
          e, name, "function `" + name.qualified() + "(" + types + ")` does not exist");
    }
    return null;
  }

  private static void cast(Evaluation e, OperatorStatement.CreateCast create) {
    CastRule.Context context =
        switch (create.context()) {
          case "implicit" -> CastRule.Context.IMPLICIT;
          case "assignment" -> CastRule.Context.ASSIGNMENT;
          default -> CastRule.Context.EXPLICIT;
        };
    var rule =
        new CastRule(
            e.types().resolve(create.source()),
            e.types().resolve(create.target()),
            context,
            create.inout()
                ? CastRule.Method.INOUT
                : create.function() == null ? CastRule.Method.BINARY : CastRule.Method.FUNCTION);
    Routine function =
        create.function() == null
            ? null
            : RoutineLookup.bySignature(e, ObjectKind.FUNCTION, create.function());
    Key key = CastObject.key(rule);
    if (e.db.get(key) instanceof CastObject there) {
      e.relyOn(there.origin());
      e.error(
          "already-exists",
          SqlState.DUPLICATE_OBJECT,
          "cast from `" + rule.source() + "` to `" + rule.target() + "` already exists",
          create);
    }
    long id = e.db.newId();
    e.db.put(key, new CastObject(id, rule, e.origin(create)));
    var uses = new Uses();
    for (SqlType type : List.of(rule.source(), rule.target())) {
      PgType own = e.types().own(type);
      if (own != null) {
        uses.object(own.id());
      }
    }
    if (function != null) {
      uses.object(function.id());
    }
    String words = "cast from " + rule.source() + " to " + rule.target();
    uses.record(e, key, id, new Part.Whole(words));
  }

  static void dropCast(Evaluation e, Drop drop, Target target) {
    List<SqlType> types = types(e, drop, target);
    if (types.size() != 2 || types.stream().anyMatch(SqlType::isUnsure)) {
      return;
    }
    var rule =
        new CastRule(
            types.get(0), types.get(1), CastRule.Context.EXPLICIT, CastRule.Method.FUNCTION);
    Key key = CastObject.key(rule);
    if (e.db.get(key) instanceof CastObject there) {
      e.relyOn(there.origin());
      e.db.remove(key);
    } else if (!drop.ifExists()
        && !e.mayBeThere("relation", "*")
        && Builtins.cast(types.get(0), types.get(1)).isEmpty()) {
      e.error(
          "missing-object",
          SqlState.UNDEFINED_OBJECT,
          "there is no cast from `" + types.get(0) + "` to `" + types.get(1) + "`",
          target);
    }
  }

  static void dropOperator(Evaluation e, Drop drop, Target target) {
    List<SqlType> types = types(e, drop, target);
    if (types.isEmpty() || types.stream().anyMatch(SqlType::isUnsure)) {
      return;
    }
    SqlType left = types.size() == 1 || types.get(0).is("none") ? null : types.get(0);
    SqlType right = types.get(types.size() - 1);
    for (String schema : Lookup.places(e, target.name())) {
      Key key = new Key(Space.OPERATOR, schema, target.name().name());
      if (e.db.get(key) instanceof Operators there) {
        var rest = new ArrayList<>(there.all());
        if (rest.removeIf(o -> same(o.signature(), left, right))) {
          if (rest.isEmpty()) {
            e.db.remove(key);
          } else {
            e.db.put(key, new Operators(rest));
          }
          return;
        }
      }
    }
    boolean own = (left == null || left.builtIn()) && right.builtIn();
    if (!drop.ifExists()
        && own
        && e.types().operators(target.name().name()).isEmpty()
        && !e.mayBeThere("relation", "*")) {
      e.error(
          "missing-object",
          SqlState.UNDEFINED_FUNCTION,
          "there is no operator `" + target.name().qualified() + "` of these types",
          target.name());
    }
  }

  private static List<SqlType> types(Evaluation e, Drop drop, Target target) {
    var types = new ArrayList<SqlType>();
    if (target.arguments() != null) {
      for (Parameter argument : target.arguments()) {
        TypeName written = argument.type();
        SqlType type = drop.ifExists() ? e.types().find(written) : e.types().resolve(written);
        types.add(type == null ? SqlType.UNSURE : type.bare());
      }
    }
    return types;
  }
}
