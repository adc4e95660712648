package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ConstraintAttributes.Attribute;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.AlterAction.ChangeIdentity;
import dev.migrationlens.syntax.ast.AlterAction.ColumnOption;
import dev.migrationlens.syntax.ast.AlterAction.IdentityChange;
import dev.migrationlens.syntax.ast.Constraint.Timing;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Option;
import dev.migrationlens.syntax.ast.TypeName;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What ALTER TABLE does to one column or constraint, after its ALTER. */
final class AlterColumns {
  private static final Set<Attribute> CHANGEABLE =
      EnumSet.of(
          Attribute.DEFERRABLE, Attribute.ENFORCED, Attribute.NO_INHERIT, Attribute.NOT_VALID);

  private AlterColumns() {}

  /** {@code CONSTRAINT name attributes|INHERIT}. */
  static AlterAction constraint(TokenCursor c, int start) {
    Ident name = c.columnId();
    int word = c.start();
    if (c.accept("inherit")) {
      c.needs(18, "ALTER CONSTRAINT … INHERIT", word);
      return new AlterAction.AlterConstraint(name, Timing.NONE, start, c.previousEnd());
    }
    ConstraintAttributes attributes = ConstraintAttributes.read(c);
    Timing timing = attributes.timing(c, "FOREIGN KEY", CHANGEABLE);
    if (timing.notValid()) {
      throw c.failure(
          "constraints cannot be altered to be NOT VALID",
          attributes.span(),
          SqlState.FEATURE_NOT_SUPPORTED);
    }
    if (timing.noInherit()) {
      c.needs(18, "ALTER CONSTRAINT … NO INHERIT", attributes.span());
    }
    return new AlterAction.AlterConstraint(name, timing, start, c.previousEnd());
  }

  /** {@code [COLUMN] c …}. */
  static AlterAction action(TokenCursor c, int start) {
    Clauses.optionalColumnWord(c);
    if (c.atInteger()) {
      return numberedColumn(c, start);
    }
    Ident column = c.columnId();
    if (c.accept("type")) {
      return type(c, column, start);
    }
    if (c.accept("set")) {
      return set(c, column, start);
    }
    if (c.accept("drop")) {
      return drop(c, column, start);
    }
    if (c.accept("add")) {
      c.expect("generated");
      boolean always = ColumnConstraints.always(c);
      c.expect("as");
      c.expect("identity");
      List<Option> options = SequenceStatements.parenthesizedOptions(c);
      return new ChangeIdentity(
          column, IdentityChange.ADD, false, always, options, start, c.previousEnd());
    }
    if (c.accept("reset")) {
      return new ColumnOption(column, Options.storage(c), start, c.previousEnd());
    }
    if (c.at("restart")) {
      return identity(c, column, start, new ArrayList<>(), false);
    }
    return new ColumnOption(column, Options.changedForeign(c), start, c.previousEnd());
  }

  /** {@code ALTER COLUMN 1 SET STATISTICS n}, which indexes' expressions need. */
  private static AlterAction numberedColumn(TokenCursor c, int start) {
    int from = c.start();
    Ident column = new Ident(Long.toString(c.integer()), false, from, c.previousEnd());
    c.expect("set");
    int option = c.start();
    c.expect("statistics");
    return statistics(c, column, option, start);
  }

  private static AlterAction statistics(TokenCursor c, Ident column, int option, int start) {
    String value = statisticsTarget(c);
    return one(c, column, Options.option(c, "statistics", value, option), start);
  }

  /** A number or DEFAULT. */
  static String statisticsTarget(TokenCursor c) {
    int start = c.start();
    if (c.accept("default")) {
      c.needs(17, "SET STATISTICS DEFAULT", start);
      return "default";
    }
    return Values.signedInteger(c);
  }

  private static AlterAction one(TokenCursor c, Ident column, Option option, int start) {
    return new ColumnOption(column, List.of(option), start, c.previousEnd());
  }

  private static AlterAction type(TokenCursor c, Ident column, int start) {
    TypeName type = Types.typeName(c);
    @Nullable ObjectName collation = ColumnDefinitions.optionalCollation(c);
    @Nullable Expr using = c.accept("using") ? Expressions.expression(c) : null;
    return new AlterAction.SetType(column, type, collation, using, start, c.previousEnd());
  }

  private static AlterAction set(TokenCursor c, Ident column, int start) {
    int option = c.start();
    if (c.accept("default")) {
      Expr value = Expressions.expression(c);
      return new AlterAction.SetDefault(column, value, start, c.previousEnd());
    }
    if (c.accept("not")) {
      c.expect("null");
      return new AlterAction.SetNotNull(column, true, start, c.previousEnd());
    }
    if (c.accept("data")) {
      c.expect("type");
      return type(c, column, start);
    }
    if (c.accept("statistics")) {
      return statistics(c, column, option, start);
    }
    if (c.accept("expression")) {
      c.expect("as");
      c.needs(17, "SET EXPRESSION", option);
      Expr value = TableConstraints.parenthesized(c);
      return new AlterAction.SetExpression(column, value, false, start, c.previousEnd());
    }
    if (c.atSymbol('(')) {
      return new ColumnOption(column, Options.storage(c), start, c.previousEnd());
    }
    if (c.at("storage")) {
      Option storage = ColumnDefinitions.storage(c);
      if ("default".equals(storage.value())) {
        c.needs(16, "SET STORAGE DEFAULT", storage.span());
      }
      return one(c, column, storage, start);
    }
    if (c.at("compression")) {
      return one(c, column, ColumnDefinitions.compression(c), start);
    }
    return identity(c, column, start, new ArrayList<>(), true);
  }

  private static AlterAction drop(TokenCursor c, Ident column, int start) {
    if (c.accept("default")) {
      return new AlterAction.SetDefault(column, null, start, c.previousEnd());
    }
    if (c.accept("not")) {
      c.expect("null");
      return new AlterAction.SetNotNull(column, false, start, c.previousEnd());
    }
    if (c.accept("expression")) {
      boolean ifExists = Clauses.onlyIfExists(c);
      return new AlterAction.SetExpression(column, null, ifExists, start, c.previousEnd());
    }
    c.expect("identity");
    boolean ifExists = Clauses.onlyIfExists(c);
    return new ChangeIdentity(
        column, IdentityChange.DROP, ifExists, false, List.of(), start, c.previousEnd());
  }

  /** {@code RESTART …} and {@code SET …} repeated; {@code setRead} where the first SET is read. */
  private static AlterAction identity(
      TokenCursor c, Ident column, int start, List<Option> options, boolean setRead) {
    boolean always = false;
    boolean set = setRead;
    do {
      int from = c.start();
      if (!set && c.at("restart")) {
        options.add(SequenceStatements.option(c));
        continue;
      }
      if (!set) {
        c.expect("set");
        from = c.start();
      }
      set = false;
      if (c.accept("generated")) {
        always = ColumnConstraints.always(c);
        options.add(Options.option(c, "generated", always ? "always" : "by default", from));
      } else {
        options.add(setOption(c, from));
      }
    } while (c.at("restart") || c.at("set"));
    return new ChangeIdentity(
        column, IdentityChange.SET, false, always, options, start, c.previousEnd());
  }

  private static Option setOption(TokenCursor c, int from) {
    Option option = SequenceStatements.option(c);
    String name = option.name().equals("owned by") ? "owned_by" : option.name();
    if (name.equals("as") || name.equals("restart") || name.equals("owned_by")) {
      throw c.failure(
          "sequence option \"" + name + "\" not supported here",
          new Span(from, c.previousEnd()),
          SqlState.SYNTAX_ERROR);
    }
    return option;
  }
}
