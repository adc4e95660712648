package dev.migrationlens.naming;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.RoutineStatement;
import dev.migrationlens.syntax.ast.RoutineStatement.Parameter;
import dev.migrationlens.syntax.ast.RoutineStatement.ParameterMode;
import dev.migrationlens.syntax.ast.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names in what is made to be called, and in calls. */
final class BoundRoutines {
  private BoundRoutines() {}

  static void statement(Binder b, RoutineStatement statement, Sight outer) {
    switch (statement) {
      case RoutineStatement.CreateRoutine create -> create(b, create);
      case RoutineStatement.AlterRoutine alter ->
          signature(b, alter.signature().name(), alter.signature().arguments());
      case RoutineStatement.CreateAggregate create -> {
        b.routine(create.name(), named(b, create.name(), create.parameters()), Bound.Role.GIVES);
        create.parameters().forEach(p -> b.type(p.type()));
      }
      case RoutineStatement.Do block -> body(b, block.body(), outer, null);
      case RoutineStatement.Call call -> BoundExpressions.expression(b, outer, call.call());
    }
  }

  /** A routine as ALTER, DROP and the like name it. */
  static void signature(Binder b, ObjectName name, @Nullable List<Parameter> arguments) {
    b.routine(name, named(b, name, arguments), Bound.Role.USES);
    if (arguments != null) {
      arguments.forEach(argument -> b.type(argument.type()));
    }
  }

  /** The routine of a name and, where they are written, its inputs. */
  static @Nullable Meaning named(Binder b, ObjectName name, @Nullable List<Parameter> arguments) {
    return arguments == null
        ? b.routine(name, r -> true)
        : b.routine(name, r -> hasInputs(r, arguments));
  }

  private static boolean hasInputs(Routine routine, List<Parameter> arguments) {
    List<TypeName> types =
        arguments.stream()
            .filter(a -> a.mode() != ParameterMode.OUT && a.mode() != ParameterMode.TABLE)
            .map(Parameter::type)
            .toList();
    List<SqlType> inputs = routine.inputTypes();
    if (types.size() != inputs.size()) {
      return false;
    }
    for (int i = 0; i < types.size(); i++) {
      SqlType input = inputs.get(i);
      boolean array = types.get(i).dimensions() > 0;
      if (!input.name().equals(types.get(i).name().name()) || input.array() != array) {
        return false;
      }
    }
    return true;
  }

  private static void create(Binder b, RoutineStatement.CreateRoutine create) {
    Routine routine =
        b.routine(create.name(), named(b, create.name(), create.parameters()), Bound.Role.GIVES);
    var sight = new Sight(null);
    for (Parameter parameter : all(create)) {
      SqlType type = b.type(parameter.type());
      BoundExpressions.expression(b, new Sight(null), parameter.defaultValue());
      if (parameter.name() != null) {
        Meaning meaning =
            routine == null ? null : BoundExpressions.parameter(b, routine, parameter.name());
        b.gives(parameter.name(), meaning);
        sight.variables.put(parameter.name().text(), Sight.Variable.of(meaning, type));
      }
    }
    b.type(create.returns());
    if (routine != null) {
      sight.labels.put(
          create.name().name(),
          new Meaning(routine, null, b.catalog(), b.span(create.name().last())));
    }
    if (create.body() != null) {
      body(b, create.body(), sight, searchPath(create));
    }
  }

  private static List<Parameter> all(RoutineStatement.CreateRoutine create) {
    return Stream.concat(create.parameters().stream(), create.returnsTable().stream()).toList();
  }

  private static @Nullable List<String> searchPath(RoutineStatement.CreateRoutine create) {
    for (RoutineStatement.SettingClause setting : create.attributes().settings()) {
      if (setting.name().equals("search_path")) {
        return setting.values();
      }
    }
    return null;
  }

  private static void body(
      Binder b, RoutineStatement.Body body, Sight sight, @Nullable List<String> searchPath) {
    if (body.text() != null && !body.plain()) {
      return;
    }
    b.running(
        searchPath,
        () -> {
          if (body.block() != null) {
            fire(b, sight);
            BoundBodies.block(b, sight, body.block());
          }
          body.sqlStatements().forEach(s -> BoundStatements.statement(b, s, sight));
          body.atomic().forEach(s -> BoundStatements.statement(b, s, sight));
          BoundExpressions.expression(b, sight, body.returned());
        });
  }

  /** A trigger's function sees the rows of every table that fires it, and so several at once. */
  private static void fire(Binder b, Sight sight) {
    var senses = new LinkedHashMap<String, List<Sense>>();
    for (Relation table : b.fired) {
      for (Sight.Field field : b.rows(b.now(table)).fields()) {
        senses.computeIfAbsent(field.name(), n -> new ArrayList<>()).addAll(field.senses());
      }
    }
    var fields = new ArrayList<Sight.Field>();
    senses.forEach((name, all) -> fields.add(new Sight.Field(name, all, null)));
    for (String row : b.fired.isEmpty() ? List.<String>of() : List.of("new", "old")) {
      Sight.Variable rows = Sight.Variable.of(null, null);
      rows.rows().add(new Sight.Rows(fields));
      sight.variables.put(row, rows);
    }
  }
}
