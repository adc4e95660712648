package dev.migrationlens.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.catalog.FunctionResolution.Argument;
import dev.migrationlens.catalog.FunctionResolution.Call;
import dev.migrationlens.catalog.FunctionSignature.Kind;
import dev.migrationlens.catalog.FunctionSignature.Parameter;
import dev.migrationlens.catalog.FunctionSignature.Volatility;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.testing.Postgres;
import dev.migrationlens.testing.PostgresDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Overloads with defaults, names, VARIADIC, polymorphic types, in two schemas of the path. */
@Tag("postgres")
class OverloadResolutionTest {
  private static final int NAMES = Integer.getInteger("migrationlens.rounds", 60);
  private static final int CALLS = 120;

  private static final List<String> TYPES =
      List.of(
          "int4",
          "int8",
          "numeric",
          "text",
          "varchar",
          "date",
          "timestamptz",
          "jsonb",
          "_int4",
          "_text",
          "bool",
          "uuid",
          "int4range",
          "float8",
          "name");

  private static final List<String> GENERIC =
      List.of(
          "anyelement", "anyarray", "anycompatible", "anycompatiblearray", "anyrange", "anyenum");

  private final Random random = new Random(NAMES);

  @Test
  void overloadsAreChosenAsPostgresChooses() throws SQLException {
    var statements = new ArrayList<String>();
    var claims = new ArrayList<@Nullable String>();
    try (var database = Postgres.database()) {
      TypeJudge.prepare(database);
      database.prepare("create schema near; set search_path = near, public");
      for (int i = 0; i < NAMES; i++) {
        var functions = overloads(database, "over" + i);
        for (int call = 0; call < CALLS; call++) {
          ask("over" + i, functions, statements, claims);
        }
      }
      compare(statements, claims, TypeJudge.judge(database, statements));
    }
  }

  private static void compare(
      List<String> statements, List<@Nullable String> claims, List<String> verdicts) {
    var wrong = new ArrayList<String>();
    for (int i = 0; i < claims.size(); i++) {
      String claim = claims.get(i);
      if (claim != null && !claim.equals(verdicts.get(i))) {
        wrong.add(statements.get(i) + ": " + verdicts.get(i) + ", not " + claim);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(Collections.frequency(claims, null)).isLessThan(1 + claims.size() / 20);
  }

  /** Those that PostgreSQL let us create, nearest schema first. */
  private List<FunctionSignature> overloads(PostgresDatabase database, String name) {
    var made = new ArrayList<FunctionSignature>();
    for (String schema : List.of("near", "public")) {
      for (int count = random.nextInt(4) + 1; count > 0; count--) {
        FunctionSignature function = function(schema, name);
        if (database.run(definition(function)).ok()) {
          made.add(function);
        }
      }
    }
    return made;
  }

  private FunctionSignature function(String schema, String name) {
    var inputs = new ArrayList<Parameter>();
    for (int count = random.nextInt(4); count > 0; count--) {
      inputs.add(new Parameter(random.nextInt(4) == 0 ? "" : "p" + inputs.size(), parameterType()));
    }
    boolean variadic = random.nextInt(4) == 0;
    if (variadic) {
      var last = List.of("_int4", "_text", "anyarray", "anycompatiblearray", "any");
      inputs.add(new Parameter("rest", SqlType.of(last.get(random.nextInt(last.size())))));
    }
    int defaults = inputs.isEmpty() || variadic ? 0 : random.nextInt(inputs.size() + 1);
    var results = List.of("text", "anyelement", "anyarray", "anycompatible", "int4");
    return new FunctionSignature(
        schema,
        name,
        Kind.FUNCTION,
        inputs,
        defaults,
        variadic,
        SqlType.of(results.get(random.nextInt(results.size()))),
        false,
        List.of(),
        Volatility.VOLATILE,
        false,
        0);
  }

  private SqlType parameterType() {
    var names = random.nextInt(5) == 0 ? GENERIC : TYPES;
    return SqlType.of(names.get(random.nextInt(names.size())));
  }

  private static String definition(FunctionSignature function) {
    var parameters = new ArrayList<String>();
    int required = function.inputs().size() - function.defaults();
    for (Parameter input : function.inputs()) {
      int place = parameters.size();
      boolean last = place == function.inputs().size() - 1;
      parameters.add(
          (function.variadic() && last ? "variadic " : "")
              + (input.name() + " " + input.type())
              + (place >= required ? " default null" : ""));
    }
    return "create function %s.%s(%s) returns %s language plpgsql as 'begin return null; end'"
        .formatted(
            function.schema(), function.name(), String.join(", ", parameters), function.returns());
  }

  private void ask(
      String name,
      List<FunctionSignature> functions,
      List<String> statements,
      List<@Nullable String> claims) {
    var arguments = new ArrayList<Argument>();
    boolean named = false;
    for (int count = random.nextInt(5); count > 0; count--) {
      named |= random.nextInt(8) == 0;
      var type = random.nextInt(3) == 0 ? SqlType.UNKNOWN : argumentType();
      arguments.add(new Argument(named ? "p" + random.nextInt(4) : "", type));
    }
    if (arguments.stream().map(Argument::name).filter(it -> !it.isEmpty()).distinct().count()
        < arguments.stream().filter(it -> !it.name().isEmpty()).count()) {
      return; // the same name twice is an error of its own
    }
    var call = new Call(null, arguments, false);
    var values =
        arguments.stream()
            .map(it -> (it.name().isEmpty() ? "" : it.name() + " => ") + TypeJudge.value(it.type()))
            .toList();
    statements.add("select " + name + "(" + String.join(", ", values) + ")");
    claims.add(TypeJudge.claim(FunctionResolution.resolve(TypeJudge.WORLD, functions, call)));
  }

  private SqlType argumentType() {
    return switch (random.nextInt(8)) {
      case 0 -> TypeJudge.MOOD;
      case 1 -> TypeJudge.SMALL;
      case 2 -> TypeJudge.SHORT_TEXT;
      default -> SqlType.of(TYPES.get(random.nextInt(TYPES.size())));
    };
  }
}
