package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.RoutineStatement.Parameter;
import dev.migrationlens.syntax.ast.RoutineStatement.ParameterMode;
import dev.migrationlens.syntax.ast.TypeName;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names of operators, alone and with the types of their operands. */
final class OperatorNames {
  private OperatorNames() {}

  /**
   * Whether an operator comes that may be named; casts, arrows of arguments and ranges are none.
   */
  static boolean ahead(TokenCursor c) {
    return c.kind() == TokenKind.OPERATOR
        && !c.atOperator("::")
        && !c.atOperator(":=")
        && !c.atOperator("=>")
        && !c.atOperator("..");
  }

  /** {@code +} or {@code schema.+}. */
  static ObjectName any(TokenCursor c) {
    var parts = new ArrayList<Ident>();
    while (!ahead(c)) {
      parts.add(c.columnId());
      c.expectSymbol('.');
    }
    parts.add(symbol(c));
    return new ObjectName(parts);
  }

  private static Ident symbol(TokenCursor c) {
    if (!ahead(c)) {
      throw c.unexpected();
    }
    int start = c.start();
    c.advance();
    return new Ident(c.text().substring(start, c.previousEnd()), false, start, c.previousEnd());
  }

  /** {@code +} or {@code OPERATOR(schema.+)}. */
  static ObjectName qualified(TokenCursor c) {
    if (!c.accept("operator")) {
      return new ObjectName(List.of(symbol(c)));
    }
    c.expectSymbol('(');
    ObjectName name = any(c);
    c.expectSymbol(')');
    return name;
  }

  /** {@code +}, {@code schema.+} or {@code OPERATOR(schema.+)}. */
  static ObjectName ofExclusion(TokenCursor c) {
    return c.at("operator") && c.peekSymbol(1, '(') ? qualified(c) : any(c);
  }

  /** {@code (left, right)}, where NONE stands for a missing operand (then it has no entry). */
  static List<Parameter> operands(TokenCursor c) {
    c.expectSymbol('(');
    var operands = new ArrayList<Parameter>();
    boolean noLeft = c.accept("none");
    if (!noLeft) {
      operands.add(operand(c));
      if (c.atSymbol(')')) {
        throw c.failure(
            "missing argument", new Span(c.start(), c.start() + 1), SqlState.SYNTAX_ERROR);
      }
    }
    c.expectSymbol(',');
    if (noLeft || !c.accept("none")) {
      operands.add(operand(c));
    }
    c.expectSymbol(')');
    return operands;
  }

  private static Parameter operand(TokenCursor c) {
    TypeName type = Types.typeName(c);
    return new Parameter(ParameterMode.IN, null, type, null, type.start(), type.end());
  }

  /** {@code +} without a schema: the text, for those who keep no more. */
  static String text(ObjectName name) {
    @Nullable Ident schema = name.schema();
    return schema == null ? name.name() : schema.text() + "." + name.name();
  }
}
