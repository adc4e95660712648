package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Option;
import dev.migrationlens.syntax.ast.PlBlock;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** RAISE and ASSERT. */
final class PlRaises {
  private static final List<String> LEVELS =
      List.of("exception", "warning", "notice", "info", "log", "debug");
  private static final List<String> OPTIONS =
      List.of(
          "errcode",
          "message",
          "detail",
          "hint",
          "column",
          "constraint",
          "datatype",
          "table",
          "schema");

  private PlRaises() {}

  /** A RAISE while it is read. */
  private static final class Draft {
    String level = "EXCEPTION";
    @Nullable String format;
    @Nullable Span formatAt;
    @Nullable String condition;
    final List<Expr> arguments = new ArrayList<>(2);
    final List<Option> options = new ArrayList<>(0);
    final List<Expr> values = new ArrayList<>(0);
  }

  static PlBlock raise(PlCursor p) {
    int start = p.expect("raise").start();
    var draft = new Draft();
    PlToken token = inside(p);
    if (!token.is(";")) {
      String level = level(token);
      if (level != null) {
        draft.level = level.toUpperCase(Locale.ROOT);
        token = inside(p);
      }
      token = what(p, draft, token);
      if (token.is("using")) {
        token = options(p, draft);
      }
    }
    checkArguments(p, draft);
    return new PlBlock.Raise(
        draft.level,
        draft.format,
        draft.condition,
        draft.arguments,
        draft.options,
        draft.values,
        start,
        p.tokens().end(token.first() - 1));
  }

  private static PlToken inside(PlCursor p) {
    PlToken token = p.next();
    if (token.isEnd()) {
      throw p.complaint("unexpected end of function definition", token);
    }
    return token;
  }

  private static @Nullable String level(PlToken token) {
    for (String level : LEVELS) {
      if (token.isWord(level)) {
        return level;
      }
    }
    return null;
  }

  /** A format with its arguments, or a condition; the answer is the token behind. */
  private static PlToken what(PlCursor p, Draft draft, PlToken token) {
    if (token.is("using")) {
      return token;
    }
    if (token.kind() == PlToken.Kind.STRING) {
      return format(p, draft, token);
    }
    if (token.isWord("sqlstate")) {
      draft.condition = PlConditions.state(p);
    } else if (token.kind() == PlToken.Kind.WORD || token.isUnreserved()) {
      draft.condition = token.text();
      PlConditions.check(p, token, token.text());
    } else {
      throw p.unexpected(token);
    }
    PlToken after = p.next();
    if (!after.isAny(";", "using")) {
      throw p.unexpected(after);
    }
    return after;
  }

  private static PlToken format(PlCursor p, Draft draft, PlToken string) {
    draft.format = Strings.decode(p.tokens(), string.first());
    draft.formatAt = string.span();
    PlToken token = p.next();
    if (!token.isAny(",", ";", "using")) {
      throw p.unexpected(token);
    }
    while (token.is(",")) {
      PlSql.Ended value = PlSql.expression(p, ", or ; or USING", ",", ";", "using");
      draft.arguments.add(value.value());
      token = value.terminator();
    }
    return token;
  }

  private static PlToken options(PlCursor p, Draft draft) {
    while (true) {
      PlToken name = inside(p);
      if (OPTIONS.stream().noneMatch(name::isWord)) {
        throw p.complaint("unrecognized RAISE statement option", name);
      }
      PlToken sign = p.next();
      if (!sign.isAny("=", ":=")) {
        throw p.complaint("syntax error, expected \"=\"", sign);
      }
      PlSql.Ended value = PlSql.expression(p, ", or ;", ",", ";");
      draft.options.add(new Option(name.text(), null, name.start(), name.end()));
      draft.values.add(value.value());
      if (value.by(";")) {
        return value.terminator();
      }
    }
  }

  private static void checkArguments(PlCursor p, Draft draft) {
    String format = draft.format;
    Span at = draft.formatAt;
    if (format == null || at == null) {
      return;
    }
    int wanted = 0;
    for (int i = 0; i < format.length(); i++) {
      if (format.charAt(i) == '%') {
        if (i + 1 < format.length() && format.charAt(i + 1) == '%') {
          i++;
        } else {
          wanted++;
        }
      }
    }
    if (wanted < draft.arguments.size()) {
      throw p.syntaxError("too many parameters specified for RAISE", at);
    }
    if (wanted > draft.arguments.size()) {
      throw p.syntaxError("too few parameters specified for RAISE", at);
    }
  }

  static PlBlock assertion(PlCursor p) {
    int start = p.expect("assert").start();
    PlSql.Ended condition = PlSql.expression(p, ", or ;", ",", ";");
    Expr message = condition.by(",") ? PlSql.expressionTo(p, ";", ";") : null;
    int end = message == null ? condition.value().end() : message.end();
    return new PlBlock.Assert(condition.value(), message, start, end);
  }
}
