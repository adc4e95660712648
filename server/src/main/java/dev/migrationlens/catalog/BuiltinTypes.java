package dev.migrationlens.catalog;

import dev.migrationlens.sql.SqlType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's own types and what may be done with them. */
final class BuiltinTypes implements TypeWorld {
  static final BuiltinTypes WORLD = new BuiltinTypes();

  private BuiltinTypes() {}

  /** The casts by source and target: few enough to be read whole when the first is asked for. */
  private static final class Casts {
    static final Map<SqlType, Map<SqlType, CastRule>> ALL = new HashMap<>();

    static {
      for (String line : new FactLines("casts.txt").all()) {
        CastRule rule = FactReader.BUILT_IN.cast(line);
        ALL.computeIfAbsent(rule.source(), key -> new HashMap<>()).put(rule.target(), rule);
      }
    }
  }

  private static final class Classes {
    static final Map<String, List<OperatorClass>> ALL = new HashMap<>();

    static {
      var lines = new FactLines("classes.txt");
      for (String method : lines.keys()) {
        ALL.put(
            method, lines.find(method).stream().map(FactReader.BUILT_IN::operatorClass).toList());
      }
    }
  }

  @Override
  public @Nullable TypeFacts facts(SqlType type) {
    if (type.builtIn()) {
      return Builtins.type(type.name()).orElse(null);
    }
    return "information_schema".equals(type.schema())
        ? Builtins.informationSchemaType(type.name()).orElse(null)
        : null;
  }

  @Override
  public @Nullable CastRule cast(SqlType source, SqlType target) {
    return Casts.ALL.getOrDefault(source, Map.of()).get(target);
  }

  @Override
  public List<OperatorSignature> operators(String symbol) {
    return Builtins.operators(symbol);
  }

  @Override
  public List<OperatorClass> operatorClasses(String method) {
    return Classes.ALL.getOrDefault(method, List.of());
  }
}
