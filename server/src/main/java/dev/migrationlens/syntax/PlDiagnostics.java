package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.PlBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** GET DIAGNOSTICS. */
final class PlDiagnostics {
  private static final List<String> CURRENT = List.of("row_count", "pg_routine_oid");
  private static final List<String> STACKED =
      List.of(
          "pg_exception_detail",
          "pg_exception_hint",
          "pg_exception_context",
          "column_name",
          "constraint_name",
          "pg_datatype_name",
          "message_text",
          "table_name",
          "schema_name",
          "returned_sqlstate");

  private PlDiagnostics() {}

  static PlBlock parse(PlCursor p) {
    PlToken verb = p.expect("get");
    boolean stacked = p.accept("stacked");
    if (!stacked) {
      p.accept("current");
    }
    p.expect("diagnostics");
    var targets = new ArrayList<Expr>();
    var items = new ArrayList<String>();
    do {
      targets.add(target(p));
      if (!p.accept("=")) {
        p.expect(":=");
      }
      items.add(item(p));
    } while (p.accept(","));
    int end = p.endOfStatement();
    List<String> forbidden = stacked ? CURRENT : STACKED;
    for (String item : items) {
      if (forbidden.contains(item)) {
        String words =
            "diagnostics item "
                + item.toUpperCase(Locale.ROOT)
                + " is not allowed in GET "
                + (stacked ? "STACKED" : "CURRENT")
                + " DIAGNOSTICS";
        throw p.syntaxError(words, verb.span());
      }
    }
    return new PlBlock.GetDiagnostics(stacked, targets, verb.start(), end);
  }

  private static Expr target(PlCursor p) {
    PlToken token = p.next();
    PlVariable variable = token.variable();
    if (variable == null) {
      throw p.notAVariable(token);
    }
    if (variable.isRecord() || p.scanner.followedBy('[')) {
      throw PlTargets.notScalar(p, token);
    }
    PlTargets.checkAssignable(p, token);
    return PlSql.reference(p, token);
  }

  private static String item(PlCursor p) {
    PlToken token = p.next();
    if (token.isWord("pg_context")) {
      return "pg_context";
    }
    for (List<String> items : List.of(CURRENT, STACKED)) {
      for (String item : items) {
        if (token.isWord(item)) {
          if (item.equals("pg_routine_oid")) {
            p.needs(16, "PG_ROUTINE_OID", token.start());
          }
          return item;
        }
      }
    }
    throw p.complaint("unrecognized GET DIAGNOSTICS item", token);
  }
}
