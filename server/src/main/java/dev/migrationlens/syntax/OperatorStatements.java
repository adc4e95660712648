package dev.migrationlens.syntax;

import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.ObjectStatement;
import dev.migrationlens.syntax.ast.ObjectStatement.Target;
import dev.migrationlens.syntax.ast.OperatorStatement.CreateCast;
import dev.migrationlens.syntax.ast.OperatorStatement.CreateNamed;
import dev.migrationlens.syntax.ast.OperatorStatement.CreateOperator;
import dev.migrationlens.syntax.ast.Option;
import dev.migrationlens.syntax.ast.RoutineStatement.Signature;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators, casts, collations, conversions, transforms and access methods. */
final class OperatorStatements {
  private OperatorStatements() {}

  /** After OPERATOR: an operator, or a class or family of them. */
  static Statement create(TokenCursor c, int start) {
    @Nullable ObjectKind kind = ObjectTargets.classOrFamily(c);
    if (kind == ObjectKind.OPERATOR_CLASS) {
      return OperatorClasses.createClass(c, start);
    }
    if (kind == ObjectKind.OPERATOR_FAMILY) {
      return OperatorClasses.createFamily(c, start);
    }
    ObjectName name = OperatorNames.any(c);
    int definition = c.mark();
    List<Option> options = Options.definition(c);
    int end = c.mark();
    @Nullable TypeName left = type(c, "leftarg", definition, end);
    @Nullable TypeName right = type(c, "rightarg", definition, end);
    @Nullable TypeName function = type(c, "function", definition, end);
    if (function == null) {
      function = type(c, "procedure", definition, end);
    }
    return new CreateOperator(
        name,
        left,
        right,
        function == null ? null : function.name(),
        options,
        start,
        c.previousEnd());
  }

  /** The type that a definition, read before, gives for a name; the cursor ends after it. */
  static @Nullable TypeName type(TokenCursor c, String option, int definition, int end) {
    c.reset(definition);
    @Nullable TypeName type = null;
    int depth = 0;
    while (c.mark() < end) {
      depth += c.atSymbol('(') ? 1 : c.atSymbol(')') ? -1 : 0;
      boolean named = depth == 1 && c.at(option) && c.peekOperator(1, "=");
      c.advance();
      if (named && c.peekKind(1) != TokenKind.OPERATOR) {
        c.advance();
        type = typeOrNull(c);
      }
    }
    c.reset(end);
    return type;
  }

  private static @Nullable TypeName typeOrNull(TokenCursor c) {
    boolean operator = c.at("operator") && c.peekSymbol(1, '(');
    if (operator || c.at("none") || !(c.atTypeFunctionName() || c.atColumnId() || c.at("setof"))) {
      return null;
    }
    return Types.routineType(c);
  }

  /** After ALTER OPERATOR. */
  static Statement alter(TokenCursor c, int start) {
    @Nullable ObjectKind kind = ObjectTargets.classOrFamily(c);
    if (kind != null) {
      Target target = ObjectTargets.usingMethod(c, kind);
      boolean members = kind == ObjectKind.OPERATOR_FAMILY && (c.at("add") || c.at("drop"));
      return members
          ? OperatorClasses.alterFamily(c, target, start)
          : AlterObjects.renameOwnerOrSchema(c, target, start);
    }
    Target target = ObjectTargets.operatorWithOperands(c);
    if (c.accept("owner")) {
      c.expect("to");
      return new ObjectStatement.SetOwner(target, Roles.role(c), start, c.previousEnd());
    }
    c.expect("set");
    if (c.accept("schema")) {
      return new ObjectStatement.SetSchema(target, false, c.columnId(), start, c.previousEnd());
    }
    List<Option> options = Options.changedDefinition(c);
    return new ObjectStatement.OtherAlter(target, options, start, c.previousEnd());
  }

  /** After CAST. */
  static Statement createCast(TokenCursor c, int start) {
    c.expectSymbol('(');
    TypeName source = Types.typeName(c);
    c.expect("as");
    TypeName target = Types.typeName(c);
    c.expectSymbol(')');
    @Nullable Signature function = null;
    boolean inout = false;
    if (c.accept("with")) {
      inout = c.accept("inout");
      if (!inout) {
        c.expect("function");
        function = RoutineNames.signature(c);
      }
    } else {
      c.expect("without");
      c.expect("function");
    }
    String context = c.accept("as") ? c.expectAny("implicit", "assignment") : "explicit";
    return new CreateCast(source, target, function, inout, context, start, c.previousEnd());
  }

  /** After COLLATION. */
  static Statement createCollation(TokenCursor c, int start) {
    boolean ifNotExists = Clauses.ifNotExists(c);
    ObjectName name = c.anyName();
    @Nullable ObjectName from = c.accept("from") ? c.anyName() : null;
    List<Option> options = from == null ? Options.definition(c) : List.of();
    return new CreateNamed(
        ObjectKind.COLLATION, name, ifNotExists, from, null, options, start, c.previousEnd());
  }

  /** At DEFAULT or CONVERSION. */
  static Statement createConversion(TokenCursor c, int start) {
    int option = c.start();
    var options = new ArrayList<Option>();
    if (c.accept("default")) {
      options.add(Options.option(c, "default", null, option));
    }
    c.expect("conversion");
    ObjectName name = c.anyName();
    int encodings = c.start();
    c.expect("for");
    options.add(Options.option(c, "for", c.stringLiteral(), encodings));
    encodings = c.start();
    c.expect("to");
    options.add(Options.option(c, "to", c.stringLiteral(), encodings));
    c.expect("from");
    return named(c, ObjectKind.CONVERSION, name, c.anyName(), options, start);
  }

  private static Statement named(
      TokenCursor c,
      ObjectKind kind,
      ObjectName name,
      ObjectName from,
      List<Option> options,
      int start) {
    return new CreateNamed(kind, name, false, from, null, options, start, c.previousEnd());
  }

  /** After ACCESS METHOD. */
  static Statement createAccessMethod(TokenCursor c, int start) {
    var name = new ObjectName(List.of(c.columnId()));
    int option = c.start();
    c.expect("type");
    List<Option> options =
        List.of(Options.option(c, "type", c.expectAny("index", "table"), option));
    c.expect("handler");
    return named(c, ObjectKind.ACCESS_METHOD, name, c.anyName(), options, start);
  }

  /** After TRANSFORM: the language is the name. */
  static Statement createTransform(TokenCursor c, int start) {
    c.expect("for");
    TypeName type = Types.typeName(c);
    c.expect("language");
    var language = new ObjectName(List.of(c.columnId()));
    c.expectSymbol('(');
    boolean from = transformFunction(c, c.expectAny("from", "to"));
    if (c.acceptSymbol(',')) {
      String other = from ? "to" : "from";
      c.expect(other);
      transformFunction(c, other);
    }
    c.expectSymbol(')');
    return new CreateNamed(
        ObjectKind.TRANSFORM, language, false, null, type, List.of(), start, c.previousEnd());
  }

  private static boolean transformFunction(TokenCursor c, String direction) {
    c.expect("sql");
    c.expect("with");
    c.expect("function");
    RoutineNames.signature(c);
    return direction.equals("from");
  }
}
