package dev.migrationlens.effect;

import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Setting;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.syntax.Lexer;
import dev.migrationlens.syntax.TokenKind;
import dev.migrationlens.syntax.Tokens;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.GrantStatement;
import dev.migrationlens.syntax.ast.IndexStatement;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.PolicyStatement;
import dev.migrationlens.syntax.ast.Query;
import dev.migrationlens.syntax.ast.RoutineStatement;
import dev.migrationlens.syntax.ast.SessionStatement;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TableStatement;
import dev.migrationlens.syntax.ast.TriggerStatement;
import dev.migrationlens.syntax.ast.ViewStatement;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The tables that certainly have a row: somebody put one there, and nobody may have taken it. */
public final class StoredRows {
  private static final String ROWS = "rows";

  /** Present once the session may be somebody from whom policies hide rows. */
  private static final Key ROLE = new Key(Space.SESSION, ROWS, "role");

  private static final Key TAKEN = new Key(Space.SESSION, ROWS, "*");

  /** Whether the chain has routines that may take rows away. */
  private static final Key TAKERS = new Key(Space.SESSION, ROWS, "takers");

  private static final Phrases TAKES =
      Phrases.of("delete from", "truncate", "merge into", "execute");
  private static final Phrases MAY_SET_ROLE =
      Phrases.of(
          "set role",
          "set local role",
          "set session role",
          "set session authorization",
          "set local session authorization",
          "set_config",
          "row_security",
          "owner to");
  private static final Phrases WRITES = Phrases.of("insert", "update");
  private static final Pattern SKIPS_THE_ROW = Pattern.compile("(?i)\\breturn\\s+(null|old)\\b");
  private static final int DEEP = 3;

  private StoredRows() {}

  /** Whether what a branch wrote about rows is true even if it was not taken. */
  static boolean isDoubt(Key key) {
    return key.equals(TAKEN) || key.equals(TAKERS) || key.equals(ROLE);
  }

  static boolean isMark(Key key) {
    return key.space() == Space.SESSION && key.parent().equals(ROWS);
  }

  private static Key key(Relation table) {
    return new Key(Space.SESSION, ROWS, Long.toString(table.id()));
  }

  static boolean certain(Evaluation e, Relation table) {
    Key key = key(table);
    return table.kind() == Relation.Kind.TABLE
        && (!table.traits().rowSecurity() || isOwner(e, table))
        && e.db.get(key) != null
        && e.db.isNewer(key, TAKEN);
  }

  /** Policies do not hold for the owner, unless they are forced. */
  private static boolean isOwner(Evaluation e, Relation table) {
    return !table.traits().forceRowSecurity() && e.db.get(ROLE) == null;
  }

  /** Whether an INSERT certainly has a row to put in. */
  static boolean given(Evaluation e, DmlStatement.Insert insert) {
    Query source = insert.source();
    return source == null
        || source instanceof Query.Values
        || (insert.with() == null
            && KnownQueries.answer(new Valuation(e, parts -> null), source).exists()
                == Certainty.YES);
  }

  /** Whether a member of FROM certainly has a row. */
  static boolean in(Evaluation e, Query.Relation item) {
    return item.sample() == null
        && e.around.cte(item.name().name()) == null
        && Lookup.entry(e, item.name()) instanceof Relation table
        && certain(e, table);
  }

  /** Whether an UPDATE or DELETE of a table certainly meets a row. */
  static boolean met(Evaluation e, ObjectName name, boolean all) {
    return all && Lookup.entry(e, name) instanceof Relation table && certain(e, table);
  }

  /** Notes that a table has a row now, whether it was put in or stood in the way. */
  static void inserted(Evaluation e, DmlStatement.Insert insert) {
    boolean plain =
        !e.failed()
            && Lookup.entry(e, insert.table()) instanceof Relation table
            && table.kind() == Relation.Kind.TABLE
            && table.id() > 0
            && e.db.scan(Space.RULE, Long.toString(table.id())).isEmpty()
            && e.db.triggers(table.id()).stream().noneMatch(t -> mayKeepOut(e, t))
            && given(e, insert);
    if (plain && Lookup.entry(e, insert.table()) instanceof Relation table) {
      e.db.put(key(table), new Setting(List.of(), 0));
    }
  }

  private static boolean mayKeepOut(Evaluation e, Trigger trigger) {
    if (!trigger.forEachRow() || trigger.timing().equals("AFTER")) {
      return false;
    }
    Routine function = TriggerRuns.function(e.db, trigger.function());
    String body = function == null ? null : function.traits().body();
    return body == null || SKIPS_THE_ROW.matcher(body).find();
  }

  /** Notes what a statement of a file may have taken away. */
  public static void afterStatement(Evaluation e, Statement statement) {
    boolean routine = statement instanceof RoutineStatement.CreateRoutine;
    if (!routine && !onlyDefines(statement) && MAY_SET_ROLE.in(e.text)) {
      e.db.put(ROLE, new Setting(List.of(), 0));
    }
    if (!routine && !runs(statement)) {
      return;
    }
    boolean takes = TAKES.in(e.text);
    if (takes && !(statement instanceof DmlStatement)) {
      e.db.put(TAKERS, new Setting(List.of(), 0));
    }
    if (!routine && (takes || (e.db.get(TAKERS) != null && mayTake(e, statement)))) {
      e.db.put(TAKEN, new Setting(List.of(), 0));
    }
  }

  /** Whether it certainly runs nothing and gives nothing to another owner. */
  private static boolean onlyDefines(Statement statement) {
    return statement instanceof TableStatement.CreateTable
        || statement instanceof IndexStatement
        || statement instanceof PolicyStatement
        || statement instanceof TriggerStatement
        || statement instanceof GrantStatement;
  }

  /** Whether routines may run in it. */
  private static boolean runs(Statement statement) {
    return statement instanceof DmlStatement
        || statement instanceof RoutineStatement.Do
        || statement instanceof RoutineStatement.Call
        || statement instanceof TableStatement.CreateTableAs
        || statement instanceof ViewStatement
        || statement instanceof SessionStatement.Prepared;
  }

  private static boolean mayTake(Evaluation e, Statement statement) {
    return switch (statement) {
      case DmlStatement.Insert insert -> mayTake(e, insert.table()) || mayTake(e, e.text, 0);
      case DmlStatement.Update update -> mayTake(e, update.table()) || mayTake(e, e.text, 0);
      case SessionStatement.Prepared prepared -> true;
      default -> WRITES.in(e.text) || mayTake(e, e.text, 0);
    };
  }

  /** Whether the triggers of a table may. */
  private static boolean mayTake(Evaluation e, ObjectName name) {
    return Lookup.entry(e, name) instanceof Relation table
        && e.db.triggers(table.id()).stream()
            .map(t -> TriggerRuns.function(e.db, t.function()))
            .anyMatch(f -> f == null || mayTake(e, f, 0));
  }

  private static boolean mayTake(Evaluation e, Routine routine, int depth) {
    String body = routine.traits().body();
    if (body == null) {
      return routine.language().equals("sql");
    }
    return depth > DEEP || TAKES.in(body) || WRITES.in(body) || mayTake(e, body, depth + 1);
  }

  /** Whether one of the routines that a text may call does. */
  private static boolean mayTake(Evaluation e, String text, int depth) {
    Tokens tokens = Lexer.lex(text);
    for (int i = 0; i + 1 < tokens.count(); i++) {
      if (tokens.text(i + 1).equals("(") && isName(tokens, i)) {
        boolean qualified = i > 1 && tokens.text(i - 1).equals(".") && isName(tokens, i - 2);
        List<String> schemas =
            qualified ? List.of(name(tokens, i - 2)) : List.copyOf(Lookup.visible(e));
        for (String schema : schemas) {
          if (e.db.routines(schema, name(tokens, i)).stream().anyMatch(r -> mayTake(e, r, depth))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean isName(Tokens tokens, int i) {
    return tokens.kind(i) == TokenKind.WORD || tokens.kind(i).isQuotedName();
  }

  private static String name(Tokens tokens, int i) {
    return tokens.kind(i) == TokenKind.WORD
        ? tokens.text(i).toLowerCase(Locale.ROOT)
        : tokens.text(i).replace("\"", "");
  }
}
