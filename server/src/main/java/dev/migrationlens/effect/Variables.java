package dev.migrationlens.effect;

import dev.migrationlens.sql.SqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of a running PL/pgSQL block, inner blocks over outer ones. */
final class Variables {
  /** A variable's type, what it holds now, and the fields of a record that are known to be all. */
  record Variable(SqlType type, Value value, Scope.@Nullable Range fields) {
    Variable(SqlType type, Value value) {
      this(type, value, null);
    }
  }

  private final List<Map<String, Variable>> frames = new ArrayList<>();

  Variables() {
    enter();
    declare("found", SqlType.BOOL, Values.FALSE);
  }

  void enter() {
    frames.add(new HashMap<>());
  }

  void leave() {
    frames.remove(frames.size() - 1);
  }

  void declare(String name, SqlType type, Value value) {
    frames.get(frames.size() - 1).put(name, new Variable(type, value));
  }

  @Nullable Variable find(String name) {
    for (int i = frames.size() - 1; i >= 0; i--) {
      Variable found = frames.get(i).get(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  void assign(String name, Value value) {
    for (int i = frames.size() - 1; i >= 0; i--) {
      Variable found = frames.get(i).get(name);
      if (found != null) {
        frames.get(i).put(name, new Variable(found.type(), value));
        return;
      }
    }
  }

  /** A record that a loop over a query fills has the query's columns, until it is assigned to. */
  void shape(String name, @Nullable List<Scope.Output> columns) {
    Variable found = find(name);
    if (columns == null || found == null || !found.type().is("record")) {
      return;
    }
    var items =
        columns.stream()
            .map(c -> new Scope.Item(c.name(), Queries.settled(c.type()), 0, 0))
            .toList();
    var fields = new Scope.Range(name, null, 0, items, true);
    for (int i = frames.size() - 1; i >= 0; i--) {
      if (frames.get(i).containsKey(name)) {
        frames.get(i).put(name, new Variable(found.type(), found.value(), fields));
        return;
      }
    }
  }

  /** The records whose fields are known. */
  Map<String, Scope.Range> records() {
    var records = new HashMap<String, Scope.Range>();
    for (Map<String, Variable> frame : frames) {
      frame.forEach(
          (name, variable) -> {
            records.remove(name);
            if (variable.fields() != null) {
              records.put(name, variable.fields());
            }
          });
    }
    return records;
  }

  void found(Value value) {
    frames.get(0).put("found", new Variable(SqlType.BOOL, value));
  }

  /** What every variable holds now, to compare with later. */
  List<Map<String, Variable>> snapshot() {
    return frames.stream().map(f -> (Map<String, Variable>) new HashMap<>(f)).toList();
  }

  void restore(List<Map<String, Variable>> snapshot) {
    frames.clear();
    snapshot.forEach(f -> frames.add(new HashMap<>(f)));
  }

  /** Variables that hold something else than before may hold either. */
  void blur(List<Map<String, Variable>> before) {
    for (int i = 0; i < Math.min(frames.size(), before.size()); i++) {
      Map<String, Variable> then = before.get(i);
      frames
          .get(i)
          .replaceAll(
              (name, now) ->
                  now.equals(then.get(name)) ? now : new Variable(now.type(), Values.UNKNOWN));
    }
  }

  /** The names and types that SQL inside the block can use. */
  Map<String, SqlType> types() {
    var types = new HashMap<String, SqlType>();
    for (Map<String, Variable> frame : frames) {
      frame.forEach((name, variable) -> types.put(name, variable.type()));
    }
    return types;
  }
}
