package dev.migrationlens.rules;

import dev.migrationlens.catalog.Origin;
import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.naming.Words;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.Names;
import dev.migrationlens.syntax.Lexer;
import dev.migrationlens.syntax.TokenKind;
import dev.migrationlens.syntax.Tokens;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A name that PostgreSQL cuts. */
final class IdentifierTooLong implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "identifier-too-long",
          Severity.WARNING,
          Topic.NAMING,
          "A name is longer than PostgreSQL keeps",
          """
          PostgreSQL cuts names at 63 bytes, with no more than a notice. The object is not called what the file
          says, queries to the catalog by the long name find nothing, and two long names that begin alike become
          one.
          """,
          """
          create table tickets (id int primary key, name text);
          create index index_that_finds_tickets_by_the_name_that_their_customer_gave_them on tickets (name);
          --           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[identifier-too-long]: has 66 bytes; PostgreSQL calls it `index_that_finds_tickets_by_the_name_that_their_customer_gave_t`
          --? Write `index_that_finds_tickets_by_the_name_that_their_customer_gave_t` everywhere
          create table tickets (id int primary key, name text);
          create index index_that_finds_tickets_by_the_name_that_their_customer_gave_t on tickets (name);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    Set<String> said = new HashSet<>();
    for (Step step : schema.replay().steps()) {
      // Few statements are worth a closer look: most have no word of this length at all.
      if (step.parsed() != null && hasLongWord(step.text())) {
        check(schema, step, said);
      }
    }
  }

  /** A letter that is not ASCII has up to three bytes. */
  private static boolean hasLongWord(String text) {
    int bytes = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length() && bytes <= Names.MAX_BYTES; i++) {
      char c = text.charAt(i);
      boolean inside = quoted && c != '"' && c != '\n';
      quoted = c == '"' ? !quoted : quoted && c != '\n';
      boolean word = inside || Character.isLetterOrDigit(c) || c == '_' || c == '$';
      bytes = word ? bytes + (c < 0x80 ? 1 : 3) : 0;
    }
    return bytes > Names.MAX_BYTES;
  }

  private static void check(SchemaCase schema, Step step, Set<String> said) {
    Tokens tokens = Lexer.lex(step.text());
    for (int i = 0; i < tokens.count(); i++) {
      boolean name = tokens.kind(i) == TokenKind.WORD || tokens.kind(i) == TokenKind.QUOTED;
      String written = name ? plain(tokens.text(i)) : "";
      int bytes = written.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > Names.MAX_BYTES && said.add(written)) {
        schema.report(
            new Origin(step.id(), new Span(tokens.start(i), tokens.end(i))),
            "has " + bytes + " bytes; PostgreSQL calls it `" + Names.cut(written) + "`",
            () -> shortened(schema, written));
      }
    }
  }

  /** PostgreSQL cuts every mention alike, so all of them may say what it makes of them. */
  private static List<Fix> shortened(SchemaCase schema, String written) {
    String name = Names.quote(Names.cut(written));
    var changes = new ArrayList<FileChange>();
    for (Migration migration : schema.replay().migrations()) {
      Words words = Words.of(migration.text());
      List<Edit> edits =
          words.all().stream()
              .filter(Words.Word::isName)
              .filter(w -> plain(w.span().of(migration.text())).equals(written))
              .map(w -> new Edit(w.span(), name))
              .toList();
      if (!edits.isEmpty() && schema.files().applied(migration.path())) {
        return List.of();
      }
      if (!edits.isEmpty()) {
        changes.add(new FileChange.EditFile(migration.path(), edits));
      }
    }
    String title = "Write `" + Names.cut(written) + "` everywhere";
    return List.of(new Fix(title, Fix.Strength.SUGGESTED, changes));
  }

  private static String plain(String written) {
    return written.startsWith("\"")
        ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
        : written.toLowerCase(Locale.ROOT);
  }
}
