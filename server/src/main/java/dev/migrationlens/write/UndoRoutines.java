package dev.migrationlens.write;

import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.schema.Ddl;
import dev.migrationlens.sql.Names;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.write.Inverses.Coming;
import dev.migrationlens.write.Inverses.Going;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Undoes what a statement did to functions, procedures and aggregates. */
final class UndoRoutines {
  private final Inverses all;

  UndoRoutines(Inverses all) {
    this.all = all;
  }

  void undo(@Nullable Overloads was, @Nullable Overloads is) {
    List<Routine> then = was == null ? List.of() : was.routines();
    List<Routine> now = is == null ? List.of() : is.routines();
    for (Routine routine : now) {
      Optional<Routine> old = twin(routine, then);
      Optional<Routine> moved = old.isEmpty() ? elsewhere(routine) : Optional.empty();
      if (old.isPresent()) {
        changed(old.get(), routine);
      } else if (moved.isPresent()) {
        moved(moved.get(), routine);
      } else {
        all.drop(Going.ROUTINE, routine.id(), drop(routine));
      }
    }
    for (Routine routine : then) {
      if (twin(routine, now).isEmpty() && !remains(routine)) {
        again(routine);
        keepsakes(routine);
      }
    }
  }

  /** Whether it is there under another name; others of its name do not count. */
  private boolean remains(Routine routine) {
    return all.after().byId(routine.id()) instanceof Overloads overloads
        && overloads.routines().stream().anyMatch(r -> r.id() == routine.id());
  }

  private static Optional<Routine> twin(Routine routine, List<Routine> others) {
    return others.stream()
        .filter(o -> o.id() == routine.id() || o.inputTypes().equals(routine.inputTypes()))
        .findFirst();
  }

  private Optional<Routine> elsewhere(Routine routine) {
    return all.was(routine.id(), Overloads.class).stream()
        .flatMap(o -> o.routines().stream())
        .filter(r -> r.id() == routine.id())
        .findFirst();
  }

  private static String words(Routine routine) {
    return routine.kind().words();
  }

  private static String drop(Routine routine) {
    return "drop " + words(routine) + " " + signature(routine) + ";";
  }

  private static String signature(Routine routine) {
    String types = routine.inputTypes().stream().map(Ddl::type).collect(Collectors.joining(", "));
    boolean certain = routine.inputTypes().stream().noneMatch(SqlType::isUnsure);
    return Ddl.name(routine.schema(), routine.name()) + (certain ? "(" + types + ")" : "");
  }

  private void moved(Routine old, Routine now) {
    String alter = "alter " + words(now) + " ";
    if (!old.name().equals(now.name())) {
      all.change(alter + signature(now) + " rename to " + Names.quote(old.name()) + ";");
    }
    if (!old.schema().equals(now.schema())) {
      String there = signature(old.at(now.schema(), old.name()));
      all.change(alter + there + " set schema " + Names.quote(old.schema()) + ";");
    }
  }

  private void changed(Routine old, Routine now) {
    if (old.equals(now)) {
      return;
    }
    if (!old.origin().equals(now.origin())) {
      replaced(old, now);
      return;
    }
    String alter = "alter " + words(now) + " " + signature(now) + " ";
    if (old.traits().securityDefiner() != now.traits().securityDefiner()) {
      all.change(alter + "security " + (old.traits().securityDefiner() ? "definer;" : "invoker;"));
    }
    List<String> path = old.traits().searchPath();
    if (!Objects.equals(path, now.traits().searchPath())) {
      all.change(
          alter
              + (path == null
                  ? "reset search_path;"
                  : "set search_path = "
                      + (path.isEmpty() ? "''" : String.join(", ", path))
                      + ";"));
    }
  }

  private void replaced(Routine old, Routine now) {
    boolean same =
        old.signature().equals(now.signature())
            && old.traits().parameterText().equals(now.traits().parameterText());
    boolean needed = !all.after().dependents(now.id()).isEmpty();
    if (!same && needed) {
      all.note(
          "%s keeps its parameters: others depend on it, and PostgreSQL would have to drop it."
              .formatted(signature(now)));
      return;
    }
    if (!same) {
      all.drop(Going.ROUTINE, now.id(), drop(now));
    }
    again(old);
    if (!same) {
      keepsakes(old);
    }
  }

  private void keepsakes(Routine routine) {
    String name = signature(routine);
    String called = routine.called();
    String types = called.substring(called.lastIndexOf(Names.quote(routine.name()) + "("));
    Keepsakes.comment(
        all,
        routine.kind(),
        routine.schema(),
        routine.name(),
        types.substring(Names.quote(routine.name()).length()),
        routine.id(),
        name);
    Keepsakes.grants(all, routine.id(), words(routine) + " " + name);
  }

  private void again(Routine routine) {
    Optional<String> made = all.made(routine.origin(), words(routine));
    if (made.isEmpty()) {
      all.note("%s has to be made again by hand.".formatted(signature(routine)));
      return;
    }
    String sql = made.get().replaceFirst("(?i)^create\\s+(?!or\\s)", "create or replace ");
    all.create(Coming.ROUTINE, routine.id(), words(routine).equals("aggregate") ? made.get() : sql);
    boolean says = Pattern.compile("(?i)security\\s+definer").matcher(sql).find();
    if (routine.traits().securityDefiner() && !says) {
      String alter = "alter " + words(routine) + " " + signature(routine) + " security definer;";
      all.create(Coming.WORDS, routine.id(), alter);
    }
  }
}
