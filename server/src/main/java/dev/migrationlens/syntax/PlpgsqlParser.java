package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.PlBlock;
import org.jspecify.annotations.Nullable;

/** Reads a whole body of PL/pgSQL as its compiler does. */
final class PlpgsqlParser {
  private PlpgsqlParser() {}

  /** The outermost block as far as it can be read; problems are noted on the cursor. */
  static PlBlock.@Nullable Block parse(PlCursor p) {
    PlBlock.Block block = null;
    try {
      options(p);
      int start = p.start();
      Ident label = PlStatements.label(p);
      block = PlStatements.block(p, label, start);
      p.accept(";");
      PlToken after = p.next();
      if (!after.isEnd()) {
        throw p.unexpected(after);
      }
    } catch (SyntaxFailure failure) {
      p.note(failure);
    }
    return block;
  }

  /** {@code #option dump} and its like before the block. */
  private static void options(PlCursor p) {
    while (p.accept("#")) {
      PlToken name = p.next();
      PlToken value = p.next();
      boolean known =
          switch (name.is(name.text()) ? name.text() : "") {
            case "option" -> value.is("dump");
            case "variable_conflict" -> value.isAny("error", "use_variable", "use_column");
            case "print_strict_params" -> value.kind() == PlToken.Kind.WORD || value.isUnreserved();
            default -> throw p.unexpected(name);
          };
      if (!known) {
        throw p.unexpected(value);
      }
      checkStrictness(p, name, value);
    }
  }

  private static void checkStrictness(PlCursor p, PlToken name, PlToken value) {
    boolean known = value.text().equals("on") || value.text().equals("off");
    if (name.is("print_strict_params") && !known) {
      String words = "unrecognized print_strict_params option " + value.text();
      throw p.failure(words, value.span(), SqlState.INTERNAL_ERROR);
    }
  }
}
