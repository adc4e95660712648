package dev.migrationlens.house;

import static dev.migrationlens.house.Room.join;
import static dev.migrationlens.house.Room.room;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The room table: who may look at whom. The architecture test holds the code to it, and {@code
 * ARCHITECTURE.md} shows it.
 */
final class Rooms {

  static final String BASE = "dev.migrationlens";

  private static final String LANGUAGE = "language";
  private static final String DATABASE = "database";
  private static final String JUDGEMENT = "judgement";
  private static final String EDITOR = "editor";

  private static final List<String> TEXT_AND_WORDS = List.of("text", "sql");
  private static final List<String> STATEMENTS = join(TEXT_AND_WORDS, "syntax");
  private static final List<String> EFFECTS = join(STATEMENTS, "query", "catalog");
  private static final List<String> STEPS = join(EFFECTS, "effect");
  private static final List<String> NAMED = join(STEPS, "replay", "schema");
  private static final List<String> JUDGED = join(STEPS, "replay", "chain", "schema", "naming");
  private static final List<String> FILES = join(JUDGED, "lint", "format");
  private static final List<String> FEATURES = join(FILES, "workspace");
  private static final List<String> DOORS =
      List.of(
          "text",
          "format",
          "sql",
          "catalog",
          "schema",
          "replay",
          "live",
          "trial",
          "lint",
          "chain",
          "naming",
          "workspace",
          "write",
          "ide");

  static final List<Room> ALL =
      List.of(
          room(LANGUAGE, "text", "text as an editor sees it: spans, lines, edits", List.of()),
          room(LANGUAGE, "sql", "PostgreSQL's vocabulary without any text", List.of()),
          room(
              LANGUAGE,
              "syntax",
              "from text to typed statements; never fails, whatever the text",
              TEXT_AND_WORDS),
          room(
                  LANGUAGE,
                  "query",
                  "what a complete query or expression refers to; alone knows JSqlParser",
                  STATEMENTS)
              .with("net.sf.jsqlparser.."),
          room(LANGUAGE, "format", "pretty printing that keeps every comment", STATEMENTS),
          room(
                  DATABASE,
                  "catalog",
                  "the immutable database; each object remembers what made it",
                  TEXT_AND_WORDS)
              .with("com.google.gson.."),
          room(
                  DATABASE,
                  "schema",
                  "a database told in SQL, TypeScript, JSON and diagrams",
                  join(TEXT_AND_WORDS, "catalog"))
              .with("com.google.gson.."),
          room(
              DATABASE,
              "effect",
              "what one statement does to a catalog: changes and problems, by statement family",
              EFFECTS),
          room(
              DATABASE,
              "replay",
              "the chain as steps, each between the catalog it met and the one it left",
              STEPS),
          room(
                  DATABASE,
                  "live",
                  "reads a running database into a catalog, and never writes",
                  join(TEXT_AND_WORDS, "catalog", "schema"))
              .with("java.sql..", "org.postgresql..", "com.google.gson.."),
          room(
                  DATABASE,
                  "trial",
                  "runs a chain on a disposable PostgreSQL and reports its verdicts",
                  join(STEPS, "schema", "replay", "live"))
              .with("java.sql..", "org.postgresql..", "org.tukaani.xz.."),
          room(
              DATABASE,
              "chain",
              "which files form the chain, in which order; one class per migration tool",
              join(STATEMENTS, "replay")),
          room(
              DATABASE,
              "naming",
              "what each written name stands for, where else it is said, and how it gets another",
              NAMED),
          room(JUDGEMENT, "lint", "how rules work: findings, cures, suppressions", JUDGED),
          room(
              JUDGEMENT,
              "rules",
              "the rules, one file each; its only public name is the list of them",
              join(JUDGED, "lint")),
          room(
              EDITOR,
              "write",
              "writes on demand: next migrations, rollbacks, verifications, other forms of a"
                  + " statement",
              join(JUDGED, "lint")),
          room(
                  EDITOR,
                  "workspace",
                  "the only mutable thing, and its immutable snapshots; reads files",
                  FILES)
              .with("com.google.gson.."),
          room(
              EDITOR,
              "ide",
              "one file per editor feature, each a function of a snapshot and a position",
              FEATURES),
          room(EDITOR, "cli", "the command line", DOORS).with("com.google.gson.."),
          room(EDITOR, "lsp", "the language server; alone knows LSP4J", DOORS)
              .with("org.eclipse.lsp4j..", "com.google.gson.."));

  private Rooms() {}

  /** The table as Markdown, for people. */
  static String map() {
    return ALL.stream()
        .map(
            room ->
                "| %s | `%s` | %s | %s |"
                    .formatted(room.floor(), room.name(), room.what(), known(room)))
        .collect(
            Collectors.joining(
                "\n", "| floor | room | what it is | may look at |\n|---|---|---|---|\n", ""));
  }

  private static String known(Room room) {
    var names = join(room.mayImport(), room.libraries().toArray(String[]::new));
    return names.isEmpty()
        ? "–"
        : names.stream()
            .map(name -> "`" + name.replace("..", "") + "`")
            .collect(Collectors.joining(", "));
  }
}
