package dev.migrationlens.syntax;

import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.ColumnDef;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.ObjectStatement;
import dev.migrationlens.syntax.ast.ObjectStatement.Target;
import dev.migrationlens.syntax.ast.Option;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TableStatement;
import dev.migrationlens.syntax.ast.TypeName;
import dev.migrationlens.syntax.ast.TypeStatement.AddValue;
import dev.migrationlens.syntax.ast.TypeStatement.CreateComposite;
import dev.migrationlens.syntax.ast.TypeStatement.CreateEnum;
import dev.migrationlens.syntax.ast.TypeStatement.CreateOther;
import dev.migrationlens.syntax.ast.TypeStatement.Form;
import dev.migrationlens.syntax.ast.TypeStatement.RenameValue;
import dev.migrationlens.syntax.ast.TypeStatement.SetTypeOptions;
import dev.migrationlens.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types; domains are {@link DomainStatements}. */
final class TypeStatements {
  private TypeStatements() {}

  /** After CREATE TYPE. */
  static Statement create(TokenCursor c, int start) {
    ObjectName name = c.anyName();
    if (c.atSymbol('(')) {
      List<Option> options = Options.definition(c);
      return new CreateOther(name, Form.BASE, null, options, start, c.previousEnd());
    }
    if (!c.accept("as")) {
      return new CreateOther(name, Form.SHELL, null, List.of(), start, c.previousEnd());
    }
    if (c.accept("enum")) {
      c.expectSymbol('(');
      List<Expr.Literal> labels = c.atSymbol(')') ? List.of() : Clauses.list(c, Clauses::string);
      c.expectSymbol(')');
      return new CreateEnum(name, labels, start, c.previousEnd());
    }
    if (c.accept("range")) {
      return createRange(c, name, start);
    }
    c.expectSymbol('(');
    List<ColumnDef> attributes =
        c.atSymbol(')') ? List.of() : Clauses.list(c, ColumnDefinitions::attribute);
    c.expectSymbol(')');
    return new CreateComposite(name, attributes, start, c.previousEnd());
  }

  private static Statement createRange(TokenCursor c, ObjectName name, int start) {
    int mark = c.mark();
    List<Option> options = Options.definition(c);
    @Nullable TypeName subtype = OperatorStatements.type(c, "subtype", mark, c.mark());
    return new CreateOther(name, Form.RANGE, subtype, options, start, c.previousEnd());
  }

  /** After ALTER TYPE. */
  static Statement alter(TokenCursor c, int start) {
    ObjectName name = c.anyName();
    var target = new Target(ObjectKind.TYPE, name, null, null, name.start(), name.end());
    if (c.at("add", "value")) {
      return addValue(c, name, start);
    }
    if (c.at("drop", "value")) {
      int drop = c.start();
      c.accept("drop", "value");
      Clauses.string(c);
      throw c.failure(
          "dropping an enum value is not implemented",
          new Span(drop, c.previousEnd()),
          SqlState.FEATURE_NOT_SUPPORTED);
    }
    if (c.accept("rename")) {
      return rename(c, name, target, start);
    }
    if (c.accept("owner")) {
      c.expect("to");
      return new ObjectStatement.SetOwner(target, Roles.role(c), start, c.previousEnd());
    }
    if (c.accept("set")) {
      if (c.accept("schema")) {
        return new ObjectStatement.SetSchema(target, false, c.columnId(), start, c.previousEnd());
      }
      List<Option> options = Options.changedDefinition(c);
      return new SetTypeOptions(name, options, start, c.previousEnd());
    }
    List<AlterAction> actions = Clauses.list(c, TypeStatements::action);
    return new TableStatement.Alter(
        ObjectKind.TYPE, name, false, false, actions, start, c.previousEnd());
  }

  private static Statement addValue(TokenCursor c, ObjectName name, int start) {
    c.expect("add", "value");
    boolean ifNotExists = Clauses.onlyIfNotExists(c);
    Expr.Literal label = Clauses.string(c);
    boolean before = c.accept("before");
    Expr.@Nullable Literal neighbour = before || c.accept("after") ? Clauses.string(c) : null;
    return new AddValue(name, label, ifNotExists, neighbour, before, start, c.previousEnd());
  }

  private static Statement rename(TokenCursor c, ObjectName name, Target target, int start) {
    if (c.accept("value")) {
      Expr.Literal from = Clauses.string(c);
      c.expect("to");
      return new RenameValue(name, from, Clauses.string(c), start, c.previousEnd());
    }
    if (!c.accept("attribute")) {
      c.expect("to");
      return AlterObjects.renamed(c, target, false, start);
    }
    Ident attribute = c.columnId();
    var column = AlterObjects.target(ObjectKind.COLUMN, attribute, name);
    c.expect("to");
    Ident newName = c.columnId();
    Clauses.cascade(c);
    return new ObjectStatement.Rename(column, false, false, newName, start, c.previousEnd());
  }

  private static AlterAction action(TokenCursor c) {
    int start = c.start();
    if (c.accept("add")) {
      c.expect("attribute");
      ColumnDef attribute = ColumnDefinitions.attribute(c);
      Clauses.cascade(c);
      return new AlterAction.AddColumn(attribute, false, start, c.previousEnd());
    }
    if (c.accept("drop")) {
      c.expect("attribute");
      boolean ifExists = Clauses.ifExists(c);
      Ident name = c.columnId();
      return new AlterAction.DropColumn(name, ifExists, Clauses.cascade(c), start, c.previousEnd());
    }
    c.expect("alter");
    c.expect("attribute");
    Ident name = c.columnId();
    if (c.accept("set")) {
      c.expect("data");
    }
    c.expect("type");
    TypeName type = Types.typeName(c);
    @Nullable ObjectName collation = ColumnDefinitions.optionalCollation(c);
    Clauses.cascade(c);
    return new AlterAction.SetType(name, type, collation, null, start, c.previousEnd());
  }
}
