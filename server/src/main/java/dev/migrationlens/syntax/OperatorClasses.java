package dev.migrationlens.syntax;

import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.ObjectStatement;
import dev.migrationlens.syntax.ast.ObjectStatement.Target;
import dev.migrationlens.syntax.ast.OperatorStatement.CreateNamed;
import dev.migrationlens.syntax.ast.Option;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operator classes and families. */
final class OperatorClasses {
  private OperatorClasses() {}

  /** After OPERATOR CLASS; the family, if named, is {@code from}. */
  static Statement createClass(TokenCursor c, int start) {
    ObjectName name = c.anyName();
    var options = new ArrayList<Option>();
    int option = c.start();
    if (c.accept("default")) {
      options.add(Options.option(c, "default", null, option));
    }
    c.expect("for");
    c.expect("type");
    TypeName type = Types.typeName(c);
    int using = c.start();
    c.expect("using");
    options.add(Options.option(c, "using", c.columnId().text(), using));
    @Nullable ObjectName family = c.accept("family") ? c.anyName() : null;
    c.expect("as");
    options.addAll(Clauses.list(c, OperatorClasses::item));
    return new CreateNamed(
        ObjectKind.OPERATOR_CLASS, name, false, family, type, options, start, c.previousEnd());
  }

  /** After OPERATOR FAMILY. */
  static Statement createFamily(TokenCursor c, int start) {
    ObjectName name = c.anyName();
    int using = c.start();
    c.expect("using");
    List<Option> options = List.of(Options.option(c, "using", c.columnId().text(), using));
    return new CreateNamed(
        ObjectKind.OPERATOR_FAMILY, name, false, null, null, options, start, c.previousEnd());
  }

  /** At ADD or DROP. */
  static Statement alterFamily(TokenCursor c, Target target, int start) {
    boolean add = c.expectAny("add", "drop").equals("add");
    List<Option> options =
        Clauses.list(c, add ? OperatorClasses::item : OperatorClasses::droppedItem);
    return new ObjectStatement.OtherAlter(target, options, start, c.previousEnd());
  }

  /** {@code OPERATOR n op …}, {@code FUNCTION n f …} or {@code STORAGE type}; kept as text. */
  private static Option item(TokenCursor c) {
    int start = c.start();
    String word = c.expectAny("operator", "function", "storage");
    if (word.equals("storage")) {
      Types.typeName(c);
    } else {
      c.integer();
      if (word.equals("operator")) {
        operator(c);
      } else {
        function(c);
      }
    }
    String value = c.text().substring(start + word.length(), c.previousEnd()).strip();
    return Options.option(c, word, value, start);
  }

  private static void operator(TokenCursor c) {
    OperatorNames.any(c);
    if (c.atSymbol('(')) {
      OperatorNames.operands(c);
    }
    if (c.accept("for") && !c.accept("search")) {
      c.expect("order");
      c.expect("by");
      c.anyName();
    }
  }

  private static void function(TokenCursor c) {
    if (c.atSymbol('(')) {
      Clauses.parenthesized(c, Types::typeName);
    }
    RoutineNames.signature(c);
  }

  private static Option droppedItem(TokenCursor c) {
    int start = c.start();
    String word = c.expectAny("operator", "function");
    c.integer();
    Clauses.parenthesized(c, Types::typeName);
    String value = c.text().substring(start + word.length(), c.previousEnd()).strip();
    return Options.option(c, word, value, start);
  }
}
