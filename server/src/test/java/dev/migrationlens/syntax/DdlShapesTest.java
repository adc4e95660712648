package dev.migrationlens.syntax;

import dev.migrationlens.testing.Golden;
import org.junit.jupiter.api.Test;

/** What the trees of the usual statements look like, and what they need. */
class DdlShapesTest {
  private static final String STATEMENTS = "server/src/test/resources/syntax/ddl-shapes.sql";

  @Test
  void shapes() {
    var dump = new StringBuilder();
    String text = Golden.read(Golden.repository().resolve(STATEMENTS));
    for (Slice slice : StatementSplitter.split(text)) {
      Parsed parsed = Parser.parse(slice.of(text));
      dump.append(slice.of(text)).append(";\n  ");
      dump.append(AstDump.of(parsed.statement()).replace("\n", "\\n")).append('\n');
      for (Parsed.Needs needs : parsed.needs()) {
        String words = slice.of(text).substring(needs.span().start(), needs.span().end());
        dump.append("  needs %s for %s: %s%n".formatted(needs.version(), needs.construct(), words));
      }
    }
    Golden.check("server/src/test/resources/syntax/ddl-shapes.txt", dump.toString());
  }
}
