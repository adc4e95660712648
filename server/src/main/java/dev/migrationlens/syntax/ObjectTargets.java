package dev.migrationlens.syntax;

import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.ObjectStatement.Target;
import dev.migrationlens.syntax.ast.RoutineStatement.Parameter;
import dev.migrationlens.syntax.ast.RoutineStatement.ParameterMode;
import dev.migrationlens.syntax.ast.RoutineStatement.Signature;
import dev.migrationlens.syntax.ast.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Objects with the words for their kind, as COMMENT, SECURITY LABEL, DROP and extensions name them.
 */
final class ObjectTargets {
  private ObjectTargets() {}

  /** The words of a kind whose objects have dotted names; null, and nothing read, otherwise. */
  static @Nullable ObjectKind dottedKind(TokenCursor c) {
    if (c.accept("table")) {
      return ObjectKind.TABLE;
    }
    if (c.accept("view")) {
      return ObjectKind.VIEW;
    }
    if (c.accept("index")) {
      return ObjectKind.INDEX;
    }
    if (c.accept("sequence")) {
      return ObjectKind.SEQUENCE;
    }
    if (c.accept("materialized")) {
      c.expect("view");
      return ObjectKind.MATERIALIZED_VIEW;
    }
    if (c.accept("foreign", "table")) {
      return ObjectKind.FOREIGN_TABLE;
    }
    if (c.accept("collation")) {
      return ObjectKind.COLLATION;
    }
    if (c.accept("conversion")) {
      return ObjectKind.CONVERSION;
    }
    if (c.accept("statistics")) {
      return ObjectKind.STATISTICS;
    }
    return c.accept("text") ? textSearchKind(c) : null;
  }

  /** {@code SEARCH CONFIGURATION} and its like, after TEXT. */
  static ObjectKind textSearchKind(TokenCursor c) {
    c.expect("search");
    return switch (c.expectAny("configuration", "dictionary", "parser", "template")) {
      case "configuration" -> ObjectKind.TEXT_SEARCH_CONFIGURATION;
      case "dictionary" -> ObjectKind.TEXT_SEARCH_DICTIONARY;
      case "parser" -> ObjectKind.TEXT_SEARCH_PARSER;
      default -> ObjectKind.TEXT_SEARCH_TEMPLATE;
    };
  }

  /** The words of a kind whose objects have plain names and are dropped in lists. */
  static @Nullable ObjectKind plainKind(TokenCursor c) {
    if (c.accept("schema")) {
      return ObjectKind.SCHEMA;
    }
    if (c.accept("extension")) {
      return ObjectKind.EXTENSION;
    }
    if (c.accept("publication")) {
      return ObjectKind.PUBLICATION;
    }
    if (c.accept("server")) {
      return ObjectKind.SERVER;
    }
    if (c.accept("access")) {
      c.expect("method");
      return ObjectKind.ACCESS_METHOD;
    }
    if (c.accept("event")) {
      c.expect("trigger");
      return ObjectKind.EVENT_TRIGGER;
    }
    if (c.accept("foreign")) {
      c.expect("data");
      c.expect("wrapper");
      return ObjectKind.FOREIGN_DATA_WRAPPER;
    }
    if (c.accept("procedural")) {
      c.expect("language");
      return ObjectKind.LANGUAGE;
    }
    return c.accept("language") ? ObjectKind.LANGUAGE : null;
  }

  private static @Nullable ObjectKind anyPlainKind(TokenCursor c) {
    if (c.accept("database")) {
      return ObjectKind.DATABASE;
    }
    if (c.accept("role")) {
      return ObjectKind.ROLE;
    }
    if (c.accept("subscription")) {
      return ObjectKind.SUBSCRIPTION;
    }
    return c.accept("tablespace") ? ObjectKind.TABLESPACE : plainKind(c);
  }

  /** The word of a kind whose objects belong to a relation. */
  static @Nullable ObjectKind attachedKind(TokenCursor c) {
    if (c.accept("policy")) {
      return ObjectKind.POLICY;
    }
    if (c.accept("trigger")) {
      return ObjectKind.TRIGGER;
    }
    return c.accept("rule") ? ObjectKind.RULE : null;
  }

  /** The word of a routine's kind. */
  static @Nullable ObjectKind routineKind(TokenCursor c) {
    if (c.accept("function")) {
      return ObjectKind.FUNCTION;
    }
    if (c.accept("procedure")) {
      return ObjectKind.PROCEDURE;
    }
    return c.accept("routine") ? ObjectKind.ROUTINE : null;
  }

  /** What COMMENT ON may name. */
  static Target ofComment(TokenCursor c) {
    if (c.accept("constraint")) {
      return constraint(c);
    }
    @Nullable ObjectKind attached = attachedKind(c);
    if (attached != null) {
      return attached(c, attached);
    }
    @Nullable Target target = ofBoth(c);
    return target != null ? target : ofExtension(c);
  }

  /** What SECURITY LABEL may name. */
  static Target ofLabel(TokenCursor c) {
    @Nullable Target target = ofBoth(c);
    if (target == null) {
      target = ofAll(c);
    }
    if (target == null) {
      throw c.unexpected();
    }
    return target;
  }

  /** What ALTER EXTENSION ADD and DROP may name. */
  static Target ofExtension(TokenCursor c) {
    @Nullable Target target = ofAll(c);
    if (target != null) {
      return target;
    }
    if (c.accept("cast")) {
      return cast(c);
    }
    if (c.accept("transform")) {
      return transform(c);
    }
    c.expect("operator");
    return operator(c);
  }

  /** What may have comments and labels, but is no member of an extension. */
  private static @Nullable Target ofBoth(TokenCursor c) {
    if (c.accept("column")) {
      return column(c.anyName());
    }
    if (!c.accept("large")) {
      return null;
    }
    c.expect("object");
    int start = c.start();
    var number = new Ident(Values.numeric(c), false, start, c.previousEnd());
    return AlterObjects.target(ObjectKind.LARGE_OBJECT, number, null);
  }

  private static Target column(ObjectName name) {
    List<Ident> parts = name.parts();
    ObjectName column = new ObjectName(List.of(name.last()));
    // A lone name is a grammatical column of nothing; PostgreSQL refuses it later.
    @Nullable ObjectName relation =
        parts.size() == 1 ? null : new ObjectName(parts.subList(0, parts.size() - 1));
    return new Target(ObjectKind.COLUMN, column, null, relation, name.start(), name.end());
  }

  private static @Nullable Target ofAll(TokenCursor c) {
    @Nullable ObjectKind kind = dottedKind(c);
    if (kind != null) {
      return AlterObjects.qualified(c, kind);
    }
    kind = anyPlainKind(c);
    if (kind != null) {
      return AlterObjects.target(kind, c.columnId(), null);
    }
    kind = routineKind(c);
    if (kind != null) {
      return routine(kind, RoutineNames.signature(c));
    }
    if (c.accept("aggregate")) {
      return routine(ObjectKind.AGGREGATE, RoutineNames.aggregate(c));
    }
    if (c.accept("type")) {
      return type(c, ObjectKind.TYPE);
    }
    return c.accept("domain") ? type(c, ObjectKind.DOMAIN) : null;
  }

  static Target routine(ObjectKind kind, Signature signature) {
    return new Target(
        kind, signature.name(), signature.arguments(), null, signature.start(), signature.end());
  }

  static Target type(TokenCursor c, ObjectKind kind) {
    TypeName type = Types.typeName(c);
    return new Target(kind, type.name(), null, null, type.start(), type.end());
  }

  /** {@code name ON relation}. */
  static Target attached(TokenCursor c, ObjectKind kind) {
    Ident name = c.columnId();
    c.expect("on");
    return AlterObjects.target(kind, name, c.anyName());
  }

  private static Target constraint(TokenCursor c) {
    Ident name = c.columnId();
    c.expect("on");
    boolean domain = c.at("domain") && !c.peekAt(1, "is") && !c.peekSymbol(1, '.');
    if (domain) {
      c.accept("domain");
    }
    ObjectKind kind = domain ? ObjectKind.DOMAIN_CONSTRAINT : ObjectKind.CONSTRAINT;
    return AlterObjects.target(kind, name, c.anyName());
  }

  /** {@code (source AS target)}. */
  static Target cast(TokenCursor c) {
    int start = c.start();
    c.expectSymbol('(');
    TypeName source = Types.typeName(c);
    c.expect("as");
    TypeName target = Types.typeName(c);
    c.expectSymbol(')');
    List<Parameter> types = List.of(parameter(source), parameter(target));
    return new Target(ObjectKind.CAST, source.name(), types, null, start, c.previousEnd());
  }

  private static Parameter parameter(TypeName type) {
    return new Parameter(ParameterMode.IN, null, type, null, type.start(), type.end());
  }

  /** {@code FOR type LANGUAGE language}, the language being the name. */
  static Target transform(TokenCursor c) {
    int start = c.start();
    c.expect("for");
    TypeName type = Types.typeName(c);
    c.expect("language");
    var language = new ObjectName(List.of(c.columnId()));
    return new Target(
        ObjectKind.TRANSFORM, language, List.of(parameter(type)), null, start, c.previousEnd());
  }

  /** An operator with its operands, or an operator class or family with its access method. */
  static Target operator(TokenCursor c) {
    @Nullable ObjectKind kind = classOrFamily(c);
    return kind == null ? operatorWithOperands(c) : usingMethod(c, kind);
  }

  /** CLASS or FAMILY, which are schemas' names too. */
  static @Nullable ObjectKind classOrFamily(TokenCursor c) {
    if (c.peekSymbol(1, '.')) {
      return null;
    }
    if (c.accept("class")) {
      return ObjectKind.OPERATOR_CLASS;
    }
    return c.accept("family") ? ObjectKind.OPERATOR_FAMILY : null;
  }

  static Target operatorWithOperands(TokenCursor c) {
    ObjectName name = OperatorNames.any(c);
    List<Parameter> operands = OperatorNames.operands(c);
    return new Target(ObjectKind.OPERATOR, name, operands, null, name.start(), c.previousEnd());
  }

  /** {@code name USING method}. */
  static Target usingMethod(TokenCursor c, ObjectKind kind) {
    ObjectName name = c.anyName();
    c.expect("using");
    var method = new ObjectName(List.of(c.columnId()));
    return new Target(kind, name, null, method, name.start(), method.end());
  }
}
