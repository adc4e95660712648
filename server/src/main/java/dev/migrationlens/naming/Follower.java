package dev.migrationlens.naming;

/** A column of a relation that a statement makes, and what it is called after. */
record Follower(Meaning column, Sense of) {}
