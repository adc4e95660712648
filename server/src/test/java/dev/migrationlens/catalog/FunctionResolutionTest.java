package dev.migrationlens.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.catalog.FunctionResolution.Call;
import dev.migrationlens.catalog.FunctionSignature.Kind;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.testing.Postgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class FunctionResolutionTest {
  /** More rounds ask more; three are enough to notice a change. */
  private static final int ROUNDS = Integer.getInteger("migrationlens.rounds", 3);

  private final Random random = new Random(ROUNDS);
  private final List<SqlType> pool = TypeJudge.pool();
  private final List<String> statements = new ArrayList<>();
  private final List<@Nullable String> claims = new ArrayList<>();

  @Test
  void functionsAreChosenAsPostgresChooses() throws SQLException {
    for (String name : Builtins.functionNames()) {
      var functions = Builtins.functions(name);
      if (functions.stream().allMatch(FunctionResolutionTest::callable)) {
        for (FunctionSignature function : functions) {
          for (int round = 0; round < ROUNDS; round++) {
            ask(name, functions, arguments(function));
          }
        }
      }
    }
    compare();
  }

  @Test
  void operatorsAreChosenAsPostgresChooses() throws SQLException {
    for (String symbol : Builtins.operatorSymbols()) {
      var operators = Builtins.operators(symbol);
      for (OperatorSignature operator : operators) {
        for (int round = 0; round < 3 * ROUNDS; round++) {
          SqlType left = operator.left() == null ? null : near(operator.left());
          SqlType right = near(operator.right());
          statements.add(
              "select "
                  + (left == null ? "" : TypeJudge.value(left) + " ")
                  + ("operator(pg_catalog." + symbol + ") ")
                  + TypeJudge.value(right));
          claims.add(
              TypeJudge.claim(OperatorResolution.resolve(TypeJudge.WORLD, operators, left, right)));
        }
      }
    }
    compare();
  }

  private static boolean callable(FunctionSignature function) {
    return function.kind() == Kind.FUNCTION
        || (function.kind() == Kind.AGGREGATE && !function.inputs().isEmpty());
  }

  private List<SqlType> arguments(FunctionSignature function) {
    var types = new ArrayList<SqlType>();
    int left = function.defaults() == 0 ? 0 : random.nextInt(function.defaults() + 1);
    for (SqlType type : function.inputTypes().subList(0, function.inputs().size() - left)) {
      types.add(near(type));
    }
    if (random.nextInt(12) == 0) {
      types.add(any());
    }
    return types;
  }

  /** Often the type itself, often an untyped literal, often a common one, seldom any at all. */
  private SqlType near(SqlType type) {
    TypeFacts facts = type.array() ? null : Builtins.type(type.name()).orElse(null);
    boolean pseudo = facts != null && facts.kind() == TypeFacts.Kind.PSEUDO;
    return switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> pseudo ? any() : type;
      case 4, 5 -> SqlType.UNKNOWN;
      case 6, 7 -> {
        var common =
            List.of(
                "int4", "int8", "text", "varchar", "numeric", "jsonb", "date", "_int4", "_text");
        yield SqlType.of(common.get(random.nextInt(common.size())));
      }
      default -> any();
    };
  }

  private SqlType any() {
    return pool.get(random.nextInt(pool.size()));
  }

  private void ask(String name, List<FunctionSignature> functions, List<SqlType> types) {
    var values = String.join(", ", types.stream().map(TypeJudge::value).toList());
    statements.add("select pg_catalog.\"" + name + "\"(" + values + ")");
    SqlType namesake = Builtins.type(name).map(TypeFacts::type).orElse(null);
    claims.add(
        TypeJudge.claim(
            FunctionResolution.resolve(TypeJudge.WORLD, functions, Call.of(namesake, types))));
  }

  private void compare() throws SQLException {
    try (var database = Postgres.database()) {
      TypeJudge.prepare(database);
      var verdicts = TypeJudge.judge(database, statements);
      var wrong = new ArrayList<String>();
      int claimed = 0;
      for (int i = 0; i < claims.size(); i++) {
        String claim = claims.get(i);
        if (claim != null) {
          claimed++;
          if (!claim.equals(verdicts.get(i))) {
            wrong.add(statements.get(i) + ": " + verdicts.get(i) + ", not " + claim);
          }
        }
      }
      System.out.printf("%d calls, %d claims, %d wrong%n", claims.size(), claimed, wrong.size());
      assertThat(wrong).isEmpty();
      assertThat(claimed).isGreaterThan(claims.size() * 95 / 100);
    }
  }
}
