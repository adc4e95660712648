package dev.migrationlens.effect;

import dev.migrationlens.catalog.FunctionSignature;
import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.sql.Names;
import dev.migrationlens.sql.SqlType;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL writes for a routine of pg_proc, for blocks that drop every overload. */
final class RoutineTexts {
  private static final String OID = "#routine ";

  private RoutineTexts() {}

  /** {@code pg_get_function_identity_arguments(oid)}: names and types of the inputs. */
  static Value identityArguments(Evaluation e, Value oid) {
    Routine routine = routine(e, oid);
    return routine == null
        ? Values.UNKNOWN
        : Value.of(
            routine.signature().inputs().stream()
                .map(p -> named(p) + written(e, p.type()))
                .collect(Collectors.joining(", ")));
  }

  /** {@code oid::regprocedure} as text: the name, with its schema where it must be, and types. */
  static Value regprocedure(Evaluation e, Value oid) {
    Routine routine = routine(e, oid);
    return routine == null
        ? Values.UNKNOWN
        : Value.of(
            (e.searchPath().contains(routine.schema()) ? "" : Names.quote(routine.schema()) + ".")
                + Names.quote(routine.name())
                + routine.inputTypes().stream()
                    .map(t -> written(e, t))
                    .collect(Collectors.joining(",", "(", ")")));
  }

  static Value oid(Routine routine) {
    return Value.oid("routine " + routine.id());
  }

  static boolean isRoutine(Value value) {
    return value instanceof Value.Text text && text.text().startsWith(OID);
  }

  private static @Nullable Routine routine(Evaluation e, Value value) {
    if (!(value instanceof Value.Text text) || !isRoutine(value)) {
      return null;
    }
    long id = Long.parseLong(text.text().substring(OID.length()));
    if (id == 0 || !(e.db.byId(id) instanceof Overloads overloads)) {
      return null;
    }
    return overloads.routines().stream()
        .filter(r -> r.id() == id && isPlain(r))
        .findFirst()
        .orElse(null);
  }

  /** Without modes and without types that nobody knows. */
  private static boolean isPlain(Routine routine) {
    FunctionSignature signature = routine.signature();
    return !signature.variadic() && signature.inputs().stream().noneMatch(p -> p.type().isUnsure());
  }

  private static String named(FunctionSignature.Parameter parameter) {
    return parameter.name().isEmpty() ? "" : Names.quote(parameter.name()) + " ";
  }

  private static String written(Evaluation e, SqlType type) {
    String schema = type.schema();
    boolean visible = schema == null || e.searchPath().contains(schema);
    return visible ? type.shortFormat() : type.format();
  }
}
