package dev.migrationlens.naming;

/** What a written name stands for: something of the database, or of its statement only. */
public sealed interface Sense permits Meaning, Local, Absent {
  String name();
}
