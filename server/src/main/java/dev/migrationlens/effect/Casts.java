package dev.migrationlens.effect;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.RelationEntry;
import dev.migrationlens.sql.Names;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values under another type. */
final class Casts {
  private Casts() {}

  static Value of(Valuation valuation, Expr.Cast cast) {
    Value value = valuation.of(cast.value());
    SqlType to = valuation.e.types().find(cast.type());
    return to == null ? Values.UNKNOWN : to(valuation.e, value, to);
  }

  static Value to(Evaluation e, Value value, SqlType to) {
    if (to.array()) {
      return asArray(value);
    }
    if (!(value instanceof Value.Text text)) {
      return value;
    }
    if (to.is("regclass")) {
      return text.text().startsWith("#")
          ? new Value.Text(text.text(), SqlType.of("regclass"))
          : relation(e, text.text(), false);
    }
    if (to.is("regprocedure") && RoutineTexts.isRoutine(text)) {
      return RoutineTexts.regprocedure(e, text);
    }
    if (text.text().startsWith("#") && !to.is("oid")) {
      return spoken(e, text);
    }
    if (to.is("regnamespace") || to.is("regtype")) {
      Value found = KnownCalls.object(e, to.name(), text.text());
      return found instanceof Value.Null ? Values.UNKNOWN : found;
    }
    if (text.type().is("oid") || to.name().startsWith("reg")) {
      return to.is("oid") ? text : Values.UNKNOWN;
    }
    if (to.is("bool")) {
      String word = text.text().strip().toLowerCase(Locale.ROOT);
      return "true".startsWith(word) || word.equals("on") || word.equals("1")
          ? Values.TRUE
          : Values.FALSE;
    }
    boolean plain =
        List.of("text", "varchar", "name", "int2", "int4", "int8", "unknown").contains(to.name())
            && to.modifiers().isEmpty();
    return plain || !to.builtIn() ? new Value.Text(text.text(), to.bare()) : Values.UNKNOWN;
  }

  /** The identity of the relation that a text names; NULL or nothing known where there is none. */
  static Value relation(Evaluation e, String text, boolean nullIfMissing) {
    ObjectName name =
        Regclass.name(new Expr.Literal(Expr.LiteralKind.STRING, text, 0, text.length()));
    if (name == null) {
      return Values.UNKNOWN;
    }
    RelationEntry found = Lookup.entry(e, name);
    e.decideByCatalog();
    if (found != null) {
      e.relyOn(found.origin());
      return e.mayBeThere("relation", name.name())
          ? Values.UNKNOWN
          : new Value.Text("#" + found.id(), SqlType.of("regclass"));
    }
    return nullIfMissing && !Lookup.mayExist(e, "relation", name) ? Values.NULL : Values.UNKNOWN;
  }

  /** A value as text: a relation's identity reads as its name, others' as a number. */
  static Value spoken(Evaluation e, Value value) {
    if (!(value instanceof Value.Text text) || !text.text().startsWith("#")) {
      return value;
    }
    boolean named = text.type().is("regclass") && text.text().matches("#-?\\d+");
    CatalogObject object = named ? e.db.byId(Long.parseLong(text.text().substring(1))) : null;
    if (!(object instanceof RelationEntry relation)) {
      return new Value.Template(List.of("", ""));
    }
    var plain =
        new ObjectName(List.of(new Ident(relation.name(), true, 0, relation.name().length())));
    RelationEntry visible = Lookup.entry(e, plain);
    String name = Names.quote(relation.name());
    return Value.of(
        visible != null && visible.id() == relation.id()
            ? name
            : Names.quote(relation.schema()) + "." + name);
  }

  /** An array written as text, such as {@code {a,b}}. */
  static Value asArray(Value value) {
    if (!(value instanceof Value.Text text)) {
      return value;
    }
    String written = text.text().strip();
    if (!written.startsWith("{") || !written.endsWith("}") || written.contains("\\")) {
      return Values.UNKNOWN;
    }
    List<Value> items = items(written.substring(1, written.length() - 1));
    return items == null ? Values.UNKNOWN : new Value.Many(items);
  }

  private static @Nullable List<Value> items(String inside) {
    var items = new ArrayList<Value>();
    if (inside.isBlank()) {
      return items;
    }
    for (String item : inside.split(",", -1)) {
      String plain = item.strip();
      boolean quoted = plain.length() > 1 && plain.startsWith("\"") && plain.endsWith("\"");
      if (plain.contains("{") || (!quoted && plain.contains("\""))) {
        return null;
      }
      items.add(
          quoted
              ? Value.of(plain.substring(1, plain.length() - 1))
              : plain.equalsIgnoreCase("null") ? Values.NULL : Value.of(plain));
    }
    return items;
  }
}
