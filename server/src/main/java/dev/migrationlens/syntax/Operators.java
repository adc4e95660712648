package dev.migrationlens.syntax;

import dev.migrationlens.sql.Keyword;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Query;
import dev.migrationlens.syntax.ast.TypeName;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What follows an operand: the operators by level, and what each takes on its right. */
final class Operators {
  private static final int NONE = 0;
  static final int OR = 1;
  static final int AND = 2;
  static final int NOT = 3;
  static final int IS = 4;
  static final int COMPARISON = 5;
  static final int MATCH = 6;
  static final int GENERIC = 10;
  static final int SUM = 11;
  static final int PRODUCT = 12;
  static final int POWER = 13;
  static final int AT = 14;
  static final int COLLATE = 15;
  static final int SIGN = 16;
  static final int CAST = 17;

  /** What may come right after an output's label and never begins an operand. */
  private static final Set<String> AFTER_LABEL =
      Set.of(
          "from",
          "into",
          "where",
          "group",
          "having",
          "window",
          "union",
          "intersect",
          "except",
          "order",
          "limit",
          "offset",
          "fetch",
          "for",
          "with",
          "on",
          "returning");

  /** An operator as written, with its schema where OPERATOR() gave one. */
  record Symbol(String text, @Nullable Ident schema) {}

  private Operators() {}

  static Expr operator(TokenCursor c, String symbol, List<Expr> operands, int start) {
    return new Expr.Operator(symbol, null, operands, start, c.previousEnd());
  }

  static Expr operator(TokenCursor c, Symbol symbol, List<Expr> operands, int start) {
    return new Expr.Operator(symbol.text, symbol.schema, operands, start, c.previousEnd());
  }

  /** The level of an operator token. */
  static int level(String symbol) {
    return switch (symbol) {
      case "::" -> CAST;
      case ":=", "=>", ".." -> NONE;
      case "+", "-" -> SUM;
      case "*", "/", "%" -> PRODUCT;
      case "^" -> POWER;
      case "<", ">", "=", "<=", ">=", "<>", "!=" -> COMPARISON;
      default -> GENERIC;
    };
  }

  /** The level of the operator that the current token begins; 0 where it begins none. */
  static int levelAt(TokenCursor c, Expressions.Grammar grammar) {
    if (c.kind() == TokenKind.OPERATOR) {
      return level(c.tokenText());
    }
    if (c.atEnd()) {
      return atEnd(c, grammar);
    }
    Keyword keyword = c.keyword();
    if (keyword == null) {
      return NONE;
    }
    if (grammar == Expressions.Grammar.RESTRICTED) {
      return switch (keyword.word()) {
        case "is" -> IS;
        case "operator" -> GENERIC;
        default -> NONE;
      };
    }
    return switch (keyword.word()) {
      case "or" -> OR;
      case "and" -> AND;
      case "is", "isnull", "notnull" -> IS;
      case "between", "in", "like", "ilike" -> MATCH;
      case "similar" ->
          grammar == Expressions.Grammar.SUBSTRING && !c.peekAt(1, "to") ? NONE : MATCH;
      case "not" -> startsMatch(c, 1) ? MATCH : NONE;
      case "operator" -> GENERIC;
      case "at" -> AT;
      case "collate" -> COLLATE;
      default -> NONE;
    };
  }

  private static int atEnd(TokenCursor c, Expressions.Grammar grammar) {
    if (grammar != Expressions.Grammar.RESTRICTED) {
      for (String word :
          List.of("and", "or", "is", "in", "not", "like", "ilike", "between", "collate")) {
        c.offer(word);
      }
    }
    return NONE;
  }

  private static boolean startsMatch(TokenCursor c, int ahead) {
    return c.peekAt(ahead, "between")
        || c.peekAt(ahead, "in")
        || c.peekAt(ahead, "like")
        || c.peekAt(ahead, "ilike")
        || c.peekAt(ahead, "similar");
  }

  /** Whether a key word that could be an operator labels an output instead. */
  static boolean isLabel(TokenCursor c) {
    Keyword keyword = c.keyword();
    if (keyword == null || !keyword.bareLabel()) {
      return false;
    }
    if (c.peekKind(1) == TokenKind.END) {
      return true;
    }
    if (c.peekKind(1) == TokenKind.SYMBOL) {
      return c.peekSymbol(1, ',') || c.peekSymbol(1, ')') || c.peekSymbol(1, ';');
    }
    Keyword next = c.tokens().keyword(c.mark() + 1);
    return next != null && AFTER_LABEL.contains(next.word());
  }

  /** Whether a level that is not associative now refuses another operator of its own. */
  static boolean blocks(int level, Expr made) {
    return made instanceof Expr.Operator operator
        && switch (level) {
          case COMPARISON, MATCH -> true;
          case IS -> operator.symbol().endsWith("DISTINCT FROM");
          default -> false;
        };
  }

  /** The operator at the current token applied to {@code left} and what follows. */
  static Expr apply(TokenCursor c, Expressions.Grammar grammar, int level, Expr left, int start) {
    return switch (level) {
      case CAST -> {
        c.advance();
        TypeName type = Types.typeName(c);
        yield new Expr.Cast(left, type, start, c.previousEnd());
      }
      case COLLATE -> {
        c.advance();
        ObjectName collation = c.anyName();
        yield new Expr.Collate(left, collation, start, c.previousEnd());
      }
      case AT -> at(c, left, start);
      case IS -> IsTests.apply(c, grammar, left, start);
      case MATCH -> Matches.apply(c, left, start);
      case AND, OR -> {
        c.advance();
        Expr right = Expressions.climb(c, grammar, level + 1);
        yield operator(c, level == AND ? "AND" : "OR", List.of(left, right), start);
      }
      default -> binary(c, grammar, level, left, start);
    };
  }

  private static Expr at(TokenCursor c, Expr left, int start) {
    c.expect("at");
    if (c.accept("local")) {
      c.needs(17, "AT LOCAL", c.previousEnd() - 5);
      return operator(c, "AT LOCAL", List.of(left), start);
    }
    c.expect("time", "zone");
    Expr zone = Expressions.climb(c, Expressions.Grammar.FULL, AT + 1);
    return operator(c, "AT TIME ZONE", List.of(left, zone), start);
  }

  private static Expr binary(
      TokenCursor c, Expressions.Grammar grammar, int level, Expr left, int start) {
    Symbol symbol;
    if (c.kind() == TokenKind.OPERATOR) {
      String text = c.tokenText();
      c.advance();
      symbol = new Symbol(text.equals("!=") ? "<>" : text, null);
    } else {
      symbol = written(c);
    }
    if (grammar == Expressions.Grammar.FULL && c.atAny("any", "all", "some")) {
      return quantified(c, left, symbol.text, start);
    }
    Expr right = Expressions.climb(c, grammar, level + 1);
    return operator(c, symbol, List.of(left, right), start);
  }

  /** {@code OPERATOR(schema.op)}. */
  static Symbol written(TokenCursor c) {
    c.expect("operator");
    c.expectSymbol('(');
    Symbol symbol = qualified(c);
    c.expectSymbol(')');
    return symbol;
  }

  /** An operator's name, perhaps after a schema (any_operator). */
  static Symbol qualified(TokenCursor c) {
    Ident schema = null;
    while (c.kind() != TokenKind.OPERATOR) {
      schema = c.columnId();
      c.expectSymbol('.');
    }
    return new Symbol(symbol(c), schema);
  }

  /** Any operator token that may be an operator's name (all_Op). */
  static String symbol(TokenCursor c) {
    String text = c.tokenText();
    if (c.kind() != TokenKind.OPERATOR || text.equals("::") || level(text) == NONE) {
      throw c.unexpected();
    }
    c.advance();
    return text.equals("!=") ? "<>" : text;
  }

  /** {@code ANY (…)}, {@code SOME (…)} or {@code ALL (…)} after an operator. */
  static Expr quantified(TokenCursor c, Expr left, String operator, int start) {
    boolean all = c.expectAny("any", "all", "some").equals("all");
    if (!c.atSymbol('(')) {
      throw c.unexpected();
    }
    Object inside = Primaries.single(c);
    if (inside instanceof Query query) {
      var kind = all ? Expr.SubqueryKind.ALL : Expr.SubqueryKind.ANY;
      return new Expr.Subquery(kind, left, query, start, c.previousEnd());
    }
    return new Expr.Quantified(
        left,
        operator.toUpperCase(Locale.ROOT) + (all ? " ALL" : ""),
        (Expr) inside,
        start,
        c.previousEnd());
  }
}
