package dev.migrationlens.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The labels and variables that PL/pgSQL knows at a place, innermost first. */
final class PlNames {
  /** What a label stands before. */
  enum Level {
    BLOCK,
    LOOP,
    /** A cursor's parameters: no target for EXIT. */
    CURSOR
  }

  private record Scope(@Nullable String label, Level level, Map<String, PlVariable> variables) {}

  private final Deque<Scope> scopes = new ArrayDeque<>();

  void push(@Nullable String label, Level level) {
    scopes.push(new Scope(label, level, new HashMap<>(4)));
  }

  void pop() {
    scopes.pop();
  }

  int depth() {
    return scopes.size();
  }

  void declare(PlVariable variable) {
    declare(variable.name(), variable);
  }

  void declare(String name, PlVariable variable) {
    scopes.element().variables.put(name, variable);
  }

  boolean declaredHere(String name) {
    return scopes.element().variables.containsKey(name);
  }

  /** The variable of a plain name. */
  @Nullable PlVariable find(String name) {
    for (Scope scope : scopes) {
      PlVariable variable = scope.variables.get(name);
      if (variable != null) {
        return variable;
      }
    }
    return null;
  }

  /**
   * What a dotted name of two or three parts stands for: a variable behind its label, or a record's
   * field. A name that goes on behind a scalar is none.
   */
  @Nullable PlVariable find(List<String> parts) {
    for (Scope scope : scopes) {
      PlVariable first = scope.variables.get(parts.get(0));
      if (first != null && mayHaveFields(first)) {
        return first.field();
      }
      if (parts.get(0).equals(scope.label)) {
        PlVariable second = scope.variables.get(parts.get(1));
        if (second != null && parts.size() == 2) {
          return second;
        }
        if (second != null && mayHaveFields(second)) {
          return second.field();
        }
      }
    }
    return null;
  }

  private static boolean mayHaveFields(PlVariable variable) {
    return variable.isRecord() || variable.isUnknown();
  }

  @Nullable Level label(String label) {
    for (Scope scope : scopes) {
      if (label.equals(scope.label)) {
        return scope.level;
      }
    }
    return null;
  }

  boolean inLoop() {
    for (Scope scope : scopes) {
      if (scope.level == Level.LOOP) {
        return true;
      }
    }
    return false;
  }
}
