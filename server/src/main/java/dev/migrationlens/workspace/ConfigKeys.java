package dev.migrationlens.workspace;

import dev.migrationlens.chain.Chains;
import dev.migrationlens.chain.MigrationTool;
import dev.migrationlens.lint.Sizes;
import dev.migrationlens.workspace.Shape.Keys;
import dev.migrationlens.workspace.Shape.Many;
import dev.migrationlens.workspace.Shape.Named;
import dev.migrationlens.workspace.Shape.Text;
import dev.migrationlens.workspace.Shape.Whole;
import dev.migrationlens.workspace.Shape.Word;
import java.util.List;

/** Every key of {@code migration-lens.json}: what the reader accepts and the schema publishes. */
final class ConfigKeys {
  private static final Shape.Key PLATFORM =
      new Shape.Key(
          "platform",
          "What the database holds before the first migration; found out from the files if absent.",
          new Word(List.of("none", "supabase")));
  private static final Shape.Key RUNNER =
      new Shape.Key(
          "runner",
          "Who runs the files: psql, a web console that sends a whole file, or a program through a"
              + " driver.",
          new Word(List.of("psql", "sql-editor", "driver")));
  private static final Shape.Key TRANSACTION =
      new Shape.Key(
          "transaction",
          "Whether a file's statements run in one transaction or each in its own, where the tool"
              + " leaves that open.",
          new Word(List.of("file", "statement")));
  private static final Shape.Key TOOL =
      new Shape.Key(
          "tool",
          "The migration tool; found out from the folder if absent.",
          new Word(Chains.TOOLS.stream().map(MigrationTool::id).sorted().toList()));
  private static final Shape.Key CHAINS =
      new Shape.Key(
          "chains",
          "The folders that hold migrations, where they should not be looked for.",
          new Many(
              new Keys(
                  List.of(
                      new Shape.Key(
                          "path",
                          "The folder, relative to this file, with forward slashes.",
                          new Text("db/migrations")),
                      TOOL,
                      PLATFORM,
                      RUNNER,
                      TRANSACTION))));

  static final Keys ALL =
      new Keys(
          List.of(
              new Shape.Key("$schema", "Where this file's schema is, for editors.", new Text("")),
              new Shape.Key(
                  "postgres", "The PostgreSQL version of the database.", new Whole(10, 18)),
              PLATFORM,
              RUNNER,
              TRANSACTION,
              TOOL,
              CHAINS,
              new Shape.Key(
                  "ignore",
                  "Files and folders to leave out: paths with `*` (within a name), `**` and `?`.",
                  new Many(new Text("db/old/**"))),
              new Shape.Key(
                  "rules",
                  "How loud each rule is.",
                  new Named("rule", new Word(List.of("error", "warning", "info", "hint", "off")))),
              new Shape.Key(
                  "comments",
                  "Other tools whose comments silence the rules of the same meaning here:"
                      + " `-- squawk-ignore`, `-- pgls-ignore`.",
                  new Many(new Word(List.of("squawk", "pgls")))),
              new Shape.Key(
                  "sizes",
                  "Where a real database tells a table's size, in MB: locks and rewrites of a table"
                      + " below `small` are hints (it is "
                      + Sizes.SMALL
                      + "), from `large` on warnings ("
                      + Sizes.LARGE
                      + ").",
                  new Keys(
                      List.of(
                          new Shape.Key("small", "Hints below.", new Whole(0, Integer.MAX_VALUE)),
                          new Shape.Key(
                              "large",
                              "Warnings from here on.",
                              new Whole(0, Integer.MAX_VALUE))))),
              new Shape.Key(
                  "databases",
                  "Databases by name, to be read when a command names one: URLs without a"
                      + " password.",
                  new Named("database", new Text("postgresql://localhost/app"))),
              new Shape.Key(
                  "naming",
                  "What names look like, where they should not be learned from the migrations: a"
                      + " style (`snake_case`, `camelCase`, `PascalCase`), for tables also `plural`"
                      + " or `singular`, for policies also `plain words`, or a pattern with"
                      + " `{table}` and `{columns}`, for triggers and policies `{event}`, for"
                      + " triggers `{function}`.",
                  new Keys(
                      List.of(
                          name("tables", "snake_case plural"),
                          name("columns", "snake_case"),
                          name("views", "snake_case"),
                          name("functions", "snake_case"),
                          name("types", "snake_case"),
                          name("enumLabels", "snake_case"),
                          name("primaryKeys", "{table}_pkey"),
                          name("foreignKeys", "{table}_{columns}_fkey"),
                          name("uniques", "{table}_{columns}_key"),
                          name("checks", "{table}_{columns}_check"),
                          name("indexes", "{table}_{columns}_idx"),
                          name("triggers", "{table}_{event}"),
                          name("policies", "snake_case"))))));

  private ConfigKeys() {}

  private static Shape.Key name(String kind, String example) {
    return new Shape.Key(kind, "The names of these, such as `" + example + "`.", new Text(example));
  }
}
