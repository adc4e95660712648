package dev.migrationlens.ide;

import dev.migrationlens.naming.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which of PostgreSQL's commands a statement is, by its first words. */
final class Commands {
  private static final String MANUAL = "https://www.postgresql.org/docs/current/sql-";

  private static final Set<String> VERBS = Set.of("create", "alter", "drop");

  /** Words between the verb and the kind of thing that are not part of the command's name. */
  private static final Set<String> PASSED =
      Set.of(
          "or",
          "replace",
          "unique",
          "temp",
          "temporary",
          "unlogged",
          "global",
          "local",
          "recursive",
          "constraint",
          "trusted",
          "procedural",
          "default");

  private static final Set<String> KINDS =
      Set.of(
          "access method",
          "aggregate",
          "cast",
          "collation",
          "conversion",
          "database",
          "default privileges",
          "domain",
          "event trigger",
          "extension",
          "foreign data wrapper",
          "foreign table",
          "function",
          "group",
          "index",
          "language",
          "large object",
          "materialized view",
          "operator",
          "operator class",
          "operator family",
          "owned",
          "policy",
          "procedure",
          "publication",
          "role",
          "routine",
          "rule",
          "schema",
          "sequence",
          "server",
          "statistics",
          "subscription",
          "system",
          "table",
          "tablespace",
          "text search configuration",
          "text search dictionary",
          "text search parser",
          "text search template",
          "transform",
          "trigger",
          "type",
          "user",
          "user mapping",
          "view");

  private static final Set<String> ALONE =
      Set.of(
          "abort",
          "analyze",
          "begin",
          "call",
          "checkpoint",
          "close",
          "cluster",
          "comment",
          "commit",
          "copy",
          "deallocate",
          "declare",
          "delete",
          "discard",
          "do",
          "end",
          "execute",
          "explain",
          "fetch",
          "grant",
          "import foreign schema",
          "insert",
          "listen",
          "load",
          "lock",
          "merge",
          "move",
          "notify",
          "prepare",
          "prepare transaction",
          "reassign owned",
          "refresh materialized view",
          "reindex",
          "release savepoint",
          "reset",
          "revoke",
          "rollback",
          "savepoint",
          "security label",
          "select",
          "set",
          "set constraints",
          "set role",
          "set session authorization",
          "set transaction",
          "show",
          "start transaction",
          "truncate",
          "unlisten",
          "update",
          "vacuum",
          "values");

  private Commands() {}

  /** A command in capitals, and the number of the last word of its name. */
  record Command(String words, int last) {
    /** PostgreSQL's manual has a page for each. */
    String page() {
      return MANUAL + words.toLowerCase(Locale.ROOT).replace(" ", "") + ".html";
    }
  }

  static Optional<Command> at(Words statement) {
    Words.Word first = statement.get(0);
    if (first == null || first.keyword() == null) {
      return Optional.empty();
    }
    if (!VERBS.contains(first.name())) {
      return longest(statement, 0, ALONE, "");
    }
    int at = 1;
    while (at < statement.count()
        && PASSED.contains(statement.all().get(at).name())
        && !statement.is(at + 1, "privileges")) {
      at++;
    }
    return longest(statement, at, KINDS, first.name() + " ");
  }

  private static Optional<Command> longest(
      Words statement, int from, Set<String> names, String before) {
    var words = new ArrayList<String>();
    Optional<Command> found = Optional.empty();
    for (int i = from; i < Math.min(from + 4, statement.count()); i++) {
      words.add(statement.all().get(i).name());
      String name = String.join(" ", List.copyOf(words));
      if (names.contains(name)) {
        found = Optional.of(new Command((before + name).toUpperCase(Locale.ROOT), i));
      }
    }
    return found;
  }
}
