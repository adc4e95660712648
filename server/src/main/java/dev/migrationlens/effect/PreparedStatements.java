package dev.migrationlens.effect;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Prepared;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.Lexer;
import dev.migrationlens.syntax.TokenKind;
import dev.migrationlens.syntax.Tokens;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.SessionStatement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** PREPARE, EXECUTE and DEALLOCATE: what a session keeps, whatever its transactions do. */
public final class PreparedStatements {
  private static final String PREPARED = "prepared";

  private PreparedStatements() {}

  /** Whether a key is of what a session keeps. */
  public static boolean keeps(Key key) {
    return key.space() == Space.SESSION && key.parent().equals(PREPARED);
  }

  /** Another file may or may not be run in the same session. */
  public static void afterFile(Evaluation e) {
    for (Catalog.Entry entry : e.db.scan(Space.SESSION, PREPARED)) {
      Uncertain.mark(e, PREPARED, entry.key().name());
      e.db.remove(entry.key());
    }
  }

  static void discardAll(Evaluation e) {
    e.db.scan(Space.SESSION, PREPARED).forEach(entry -> e.db.remove(entry.key()));
  }

  static void prepare(Evaluation e, SessionStatement.Prepare prepare) {
    List<SqlType> types = prepare.types().stream().map(e.types()::resolve).toList();
    Scope scope = Scope.constant(Scope.Place.QUERY);
    for (SqlType type : types) {
      scope.variables.put("$" + (scope.variables.size() + 1), type);
    }
    scope.variables.put(Scope.ANY_PARAMETER, SqlType.UNSURE);
    if (prepare.statement() instanceof DmlStatement statement) {
      Dml.returning(e, statement, scope, new Uses());
    }
    int count = parameters(e, prepare, types.size());
    Key key = key(prepare.name());
    if (e.db.get(key) instanceof Prepared there) {
      Created.exists(
          e,
          SqlState.DUPLICATE_PREPARED_STATEMENT,
          "prepared statement `" + prepare.name().text() + "`",
          prepare.name(),
          there.origin());
    }
    e.db.put(key, new Prepared(types, count, e.origin(prepare.name())));
  }

  /** How many parameters it takes; of one that is never used the type is not known. */
  private static int parameters(Evaluation e, SessionStatement.Prepare prepare, int typed) {
    Tokens tokens = Lexer.lex(e.source(prepare.statement()));
    Set<Integer> used = new HashSet<>();
    int count = typed;
    for (int i = 0; i < tokens.count(); i++) {
      if (tokens.kind(i) == TokenKind.PARAM && tokens.text(i).length() < 6) {
        int number = Integer.parseInt(tokens.text(i).substring(1));
        used.add(number);
        count = Math.max(count, number);
      }
    }
    for (int number = typed + 1; number <= count; number++) {
      if (!used.contains(number) && !e.failed()) {
        e.error(
            "default-does-not-fit",
            SqlState.INDETERMINATE_DATATYPE,
            "nothing tells the type of `$" + number + "`",
            prepare.name());
      }
    }
    return count;
  }

  private static Key key(Ident name) {
    return new Key(Space.SESSION, PREPARED, name.text());
  }

  static void use(Evaluation e, SessionStatement.Prepared use) {
    Ident name = use.name();
    if (name == null) {
      discardAll(e);
    } else if (e.db.get(key(name)) instanceof Prepared known) {
      e.relyOn(known.origin());
      if (use.execute()) {
        execute(e, use, known);
      } else {
        e.db.remove(key(name));
      }
    } else if (!e.mayBeThere(PREPARED, name.text())) {
      e.error(
          "missing-object",
          SqlState.INVALID_SQL_STATEMENT_NAME,
          "prepared statement `" + name.text() + "` does not exist",
          name);
    }
  }

  /** What EXECUTE gives must become what PREPARE said. */
  private static void execute(Evaluation e, SessionStatement.Prepared use, Prepared known) {
    int given = use.arguments().size();
    if (given != known.count()) {
      e.error(
          "counts-differ",
          SqlState.SYNTAX_ERROR,
          given + " values for " + known.count() + " parameters",
          use);
      return;
    }
    for (int i = 0; i < Math.min(known.types().size(), given); i++) {
      Expr argument = use.arguments().get(i);
      SqlType type = Expressions.check(e, Scope.TOP, argument, new Uses());
      SqlType wanted = known.types().get(i);
      if (type.isUnknown() && argument instanceof Expr.Literal literal) {
        Columns.literalFits(e, literal, wanted);
      } else if (Coercions.assignable(e, type, wanted) == Certainty.NO) {
        e.error(
            "default-does-not-fit",
            SqlState.DATATYPE_MISMATCH,
            "`$"
                + (i + 1)
                + "` is `"
                + wanted.shortFormat()
                + "`, not `"
                + type.shortFormat()
                + "`",
            argument);
      }
    }
  }
}
