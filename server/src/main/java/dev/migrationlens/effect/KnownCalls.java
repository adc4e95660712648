package dev.migrationlens.effect;

import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.sql.Names;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.Lexer;
import dev.migrationlens.syntax.Parsed;
import dev.migrationlens.syntax.Parser;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.RoutineStatement;
import dev.migrationlens.syntax.ast.RoutineStatement.Signature;
import dev.migrationlens.syntax.ast.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The functions whose results can be told from their arguments and the catalog. */
final class KnownCalls {
  /** The grammar's own names of types are in the catalog under others. */
  private static final Set<String> KEYWORD_TYPES =
      Set.of(
          "integer",
          "int",
          "bigint",
          "smallint",
          "boolean",
          "decimal",
          "dec",
          "real",
          "float",
          "char",
          "character",
          "time",
          "timestamp",
          "interval",
          "nchar",
          "bit");

  private KnownCalls() {}

  static Value of(Valuation v, Expr.Call call) {
    if (call.filter() != null || call.over() != null || call.distinct()) {
      return Values.UNKNOWN;
    }
    String name = call.name().name().toLowerCase(Locale.ROOT);
    if (name.equals("pg_get_function_identity_arguments") && call.args().size() == 1) {
      return RoutineTexts.identityArguments(v.e, v.of(call.args().get(0).value()));
    }
    boolean compares = name.equals("coalesce") || name.equals("nullif");
    var arguments =
        call.args().stream()
            .map(a -> v.of(a.value()))
            .map(a -> compares ? a : Casts.spoken(v.e, a))
            .toList();
    if (call.special()) {
      return special(v, name, arguments);
    }
    Ident schema = call.name().schema();
    if (schema != null && !schema.text().equals("pg_catalog")) {
      return Values.UNKNOWN;
    }
    return switch (name) {
      case "format" -> call.args().get(0).variadic() ? Values.UNKNOWN : format(arguments);
      case "concat" -> concat(arguments);
      case "current_schema" -> Value.of(v.e.creationSchema());
      case "array_length", "cardinality", "array_upper" -> length(name, arguments);
      case "string_to_array" -> split(arguments);
      case "array_append" -> append(arguments);
      default -> arguments.size() == 1 ? single(v, name, arguments.get(0)) : Values.UNKNOWN;
    };
  }

  private static Value special(Valuation v, String name, List<Value> arguments) {
    return switch (name) {
      case "current_schema" -> Value.of(v.e.creationSchema());
      case "coalesce" -> {
        for (Value value : arguments) {
          if (!(value instanceof Value.Null)) {
            yield value;
          }
        }
        yield Values.NULL;
      }
      case "nullif" ->
          Valuation.same(arguments.get(0), arguments.get(1)) == Certainty.NO
              ? arguments.get(0)
              : Valuation.same(arguments.get(0), arguments.get(1)) == Certainty.YES
                  ? Values.NULL
                  : Values.UNKNOWN;
      case "trim", "btrim" -> arguments.size() == 1 ? trimmed(arguments.get(0)) : Values.UNKNOWN;
      default -> Values.UNKNOWN;
    };
  }

  private static Value single(Valuation v, String name, Value argument) {
    if (argument instanceof Value.Null) {
      return name.equals("quote_nullable") ? Value.of("NULL") : Values.NULL;
    }
    if (name.equals("quote_literal") || name.equals("quote_nullable")) {
      return literal(argument);
    }
    if (name.equals("quote_ident") && argument instanceof Value.Template) {
      return argument;
    }
    String text = argument.known();
    if (text == null) {
      return Values.UNKNOWN;
    }
    return switch (name) {
      case "quote_ident" -> Value.of(Names.quote(text));
      case "lower" -> Value.of(text.toLowerCase(Locale.ROOT));
      case "upper" -> Value.of(text.toUpperCase(Locale.ROOT));
      case "btrim", "trim" -> trimmed(argument);
      case "chr" -> character(argument);
      case "length", "char_length" ->
          new Value.Text(Integer.toString(text.codePointCount(0, text.length())), SqlType.INT4);
      case "to_regclass" -> Casts.relation(v.e, text, true);
      case "to_regnamespace" -> namespace(v.e, text);
      case "to_regtype" -> type(v.e, text);
      case "to_regproc" -> routine(v.e, text);
      case "to_regprocedure" -> signature(v.e, text);
      default -> Values.UNKNOWN;
    };
  }

  private static Value character(Value value) {
    var code = Valuation.number(value);
    return code == null || !Character.isValidCodePoint(code.intValue())
        ? Values.UNKNOWN
        : Value.of(Character.toString(code.intValue()));
  }

  private static Value trimmed(Value value) {
    String text = value.known();
    return text == null ? Values.UNKNOWN : Value.of(text.replaceAll("^ +| +$", ""));
  }

  /** What {@code regtype} and {@code regnamespace} make of a text. */
  static Value object(Evaluation e, String type, String text) {
    return type.equals("regtype") ? type(e, text) : namespace(e, text);
  }

  private static Value namespace(Evaluation e, String text) {
    if (e.mayBeThere("schema", text)) {
      return Values.UNKNOWN;
    }
    return e.db.schema(text) == null ? Values.NULL : Value.oid("schema " + text);
  }

  private static Value type(Evaluation e, String text) {
    ObjectName name =
        Regclass.name(new Expr.Literal(Expr.LiteralKind.STRING, text, 0, text.length()));
    if (name == null || Lexer.lex(text).count() > 3) {
      return Values.UNKNOWN;
    }
    var written = new TypeName(name, List.of(), 0, false, TypeName.Percent.NONE, 0, text.length());
    SqlType found = e.types().find(written);
    e.decideByCatalog();
    if (Lookup.mayExist(e, "type", name)) {
      return Values.UNKNOWN;
    }
    if (found == null) {
      return KEYWORD_TYPES.contains(text.toLowerCase(Locale.ROOT)) ? Values.UNKNOWN : Values.NULL;
    }
    var own = e.types().own(found);
    return own == null ? Values.UNKNOWN_OID : Value.oid("type " + own.id());
  }

  private static Value routine(Evaluation e, String text) {
    ObjectName name =
        Regclass.name(new Expr.Literal(Expr.LiteralKind.STRING, text, 0, text.length()));
    if (name == null || Lookup.mayExist(e, "routine", name)) {
      return Values.UNKNOWN;
    }
    List<Routine> found = RoutineLookup.visible(e, name);
    e.decideByCatalog();
    found.forEach(r -> e.relyOn(r.origin()));
    return found.size() == 1 ? RoutineTexts.oid(found.get(0)) : Values.NULL;
  }

  /** {@code name(types)}; NULL where there is none. */
  private static Value signature(Evaluation e, String text) {
    Parsed parsed = Parser.parse("alter function " + text + " volatile");
    if (!(parsed.statement() instanceof RoutineStatement.AlterRoutine alter) || parsed.broken()) {
      return Values.UNKNOWN;
    }
    Signature signature = alter.signature();
    if (signature.arguments() == null || Lookup.mayExist(e, "routine", signature.name())) {
      return Values.UNKNOWN;
    }
    e.decideByCatalog();
    List<Routine> found = RoutineLookup.exactly(e, signature.name(), signature.arguments());
    if (found == null) {
      return Values.UNKNOWN;
    }
    found.forEach(r -> e.relyOn(r.origin()));
    return found.isEmpty() ? Values.NULL : RoutineTexts.oid(found.get(0));
  }

  private static Value concat(List<Value> arguments) {
    Value all = Value.of("");
    for (Value value : arguments) {
      all = Value.joined(all, value);
    }
    return all;
  }

  private static Value length(String name, List<Value> arguments) {
    Value array = arguments.isEmpty() ? Values.UNKNOWN : Casts.asArray(arguments.get(0));
    if (!(array instanceof Value.Many many)) {
      return array instanceof Value.Null ? array : Values.UNKNOWN;
    }
    return many.items().isEmpty() && !name.equals("cardinality")
        ? Values.NULL
        : Value.of(many.items().size());
  }

  private static Value split(List<Value> arguments) {
    String text = arguments.get(0).known();
    String by = arguments.size() == 2 ? arguments.get(1).known() : null;
    if (text == null || by == null || by.isEmpty()) {
      return Values.UNKNOWN;
    }
    var items = new ArrayList<Value>();
    for (String item : text.split(java.util.regex.Pattern.quote(by), -1)) {
      items.add(Value.of(item));
    }
    return new Value.Many(text.isEmpty() ? List.of() : items);
  }

  private static Value append(List<Value> arguments) {
    if (arguments.size() != 2) {
      return Values.UNKNOWN;
    }
    Value array = Casts.asArray(arguments.get(0));
    var all = new ArrayList<Value>();
    if (array instanceof Value.Many many) {
      all.addAll(many.items());
    } else if (!(array instanceof Value.Null)) {
      return Values.UNKNOWN;
    }
    all.add(arguments.get(1));
    return new Value.Many(all);
  }

  /** {@code format('… %I %L %s …', …)}; what is not known becomes a hole of the right shape. */
  static Value format(List<Value> arguments) {
    String template = arguments.isEmpty() ? null : arguments.get(0).known();
    if (template == null) {
      return Values.UNKNOWN;
    }
    Value all = Value.of("");
    int next = 1;
    int at = 0;
    while (at < template.length()) {
      int percent = template.indexOf('%', at);
      if (percent < 0 || percent + 1 >= template.length()) {
        break;
      }
      all = Value.joined(all, Value.of(template.substring(at, percent)));
      int end = percent + 1;
      while (end < template.length() - 1 && "0123456789$-*".indexOf(template.charAt(end)) >= 0) {
        end++;
      }
      String position = template.substring(percent + 1, end);
      if (position.endsWith("$")) {
        next = Integer.parseInt(position.substring(0, position.length() - 1));
      } else if (!position.isEmpty()) {
        return Values.UNKNOWN;
      }
      char letter = template.charAt(end);
      Value argument =
          letter == '%' ? Value.of("%") : next < arguments.size() ? arguments.get(next++) : null;
      if (argument == null) {
        return Values.UNKNOWN;
      }
      all = Value.joined(all, shaped(letter, argument));
      at = end + 1;
    }
    return Value.joined(all, Value.of(template.substring(Math.min(at, template.length()))));
  }

  private static Value shaped(char letter, Value argument) {
    return switch (letter) {
      case 'I' -> {
        String name = argument.known();
        yield name == null ? argument : Value.of(Names.quote(name));
      }
      case 'L' -> argument instanceof Value.Null ? Value.of("NULL") : literal(argument);
      case 's' -> argument;
      default -> argument;
    };
  }

  private static Value literal(Value value) {
    String text = value.known();
    if (text != null) {
      return Value.of(Names.literal(text));
    }
    return Value.joined(Value.joined(Value.of("'"), value), Value.of("'"));
  }
}
