package dev.migrationlens.effect;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.RelationEntry;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Constants that name objects: {@code 'seq'::regclass} and the argument of nextval. */
final class Regclass {
  private Regclass() {}

  static void check(Evaluation e, Expr.Literal literal, SqlType to, Uses uses) {
    if (to.is("regclass") && literal.kind() == Expr.LiteralKind.STRING) {
      relation(e, literal, uses);
    }
  }

  /** The relation that a constant names must exist when the constant is read. */
  static void relation(Evaluation e, Expr.Literal literal, Uses uses) {
    ObjectName name = name(literal);
    if (name == null) {
      return;
    }
    RelationEntry found = Lookup.entry(e, name);
    if (found instanceof Relation relation) {
      e.relyOn(relation.origin());
      uses.relation(relation.id());
      return;
    }
    if (found != null || Lookup.mayExist(e, "relation", name)) {
      return;
    }
    Ident schema = name.schema();
    boolean noSchema = schema != null && Lookup.isMissingSchema(e, schema.text());
    e.report(
        new Problem(
            noSchema ? "missing-schema" : "missing-relation",
            noSchema ? SqlState.UNDEFINED_SCHEMA : SqlState.UNDEFINED_TABLE,
            noSchema
                ? "schema `" + schema.text() + "` does not exist"
                : "`" + name.qualified() + "` does not exist",
            literal.span(),
            noSchema
                ? new Sought(Sought.What.SCHEMA, null, List.of(""), schema.text(), List.of())
                : new Sought(
                    Sought.What.RELATION,
                    schema == null ? null : schema.text(),
                    Lookup.places(e, name),
                    name.name(),
                    List.of()),
            Map.of("literal", "true")));
  }

  /** The name written in a constant, or null where it is a number or not plain. */
  static @Nullable ObjectName name(Expr.Literal literal) {
    var parts = new ArrayList<Ident>();
    String text = literal.value().strip();
    int at = 0;
    while (at < text.length()) {
      int end = text.charAt(at) == '"' ? text.indexOf('"', at + 1) + 1 : plainEnd(text, at);
      if (end <= at) {
        return null;
      }
      String part = text.substring(at, end);
      boolean quoted = part.startsWith("\"");
      String name = quoted ? part.substring(1, part.length() - 1) : part.toLowerCase(Locale.ROOT);
      parts.add(new Ident(name, quoted, literal.start(), literal.end()));
      if (end < text.length() && text.charAt(end) != '.') {
        return null;
      }
      at = end + 1;
    }
    boolean number = !parts.isEmpty() && Character.isDigit(parts.get(0).text().charAt(0));
    return parts.isEmpty() || parts.size() > 2 || number ? null : new ObjectName(parts);
  }

  private static int plainEnd(String text, int from) {
    int at = from;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at))
            || text.charAt(at) == '_'
            || text.charAt(at) == '$')) {
      at++;
    }
    return at;
  }
}
