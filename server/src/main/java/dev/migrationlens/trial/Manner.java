package dev.migrationlens.trial;

/** What a failure does to the statements after it. */
public enum Manner {
  /** Nothing: each statement is judged by itself, in its tool's transaction. */
  EACH_STATEMENT,
  /** What it does under the tool: its file is undone and nothing after it runs. */
  AS_TOOL
}
