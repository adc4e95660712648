package dev.migrationlens.effect;

import dev.migrationlens.catalog.Space;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statement looked for in vain, so that a rule can tell a thing that comes later from one
 * that is gone or misspelt. {@code parents} are the places searched, nearest first (schemas; a
 * relation's id for columns, policies and the like). {@code candidates} are near names where only
 * the statement knows them (the columns in scope).
 */
public record Sought(
    What what,
    @Nullable String written,
    List<String> parents,
    String name,
    List<String> candidates) {

  /** What was looked for. */
  public enum What {
    RELATION(Space.RELATION),
    COLUMN(Space.RELATION),
    TYPE(Space.TYPE),
    ROUTINE(Space.ROUTINE),
    SCHEMA(Space.SCHEMA),
    POLICY(Space.POLICY),
    TRIGGER(Space.TRIGGER),
    RULE(Space.RULE),
    CONSTRAINT(Space.RELATION),
    ROLE(Space.ROLE),
    EXTENSION(Space.EXTENSION),
    PUBLICATION(Space.PUBLICATION),
    OTHER(Space.SERVER);

    private final Space space;

    What(Space space) {
      this.space = space;
    }

    public Space space() {
      return space;
    }
  }

  public Sought {
    parents = List.copyOf(parents);
    candidates = List.copyOf(candidates);
  }
}
