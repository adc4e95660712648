package dev.migrationlens.catalog;

import dev.migrationlens.sql.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's own types and what may be done with them. */
final class BuiltinTypes implements TypeWorld {
  static final BuiltinTypes WORLD = new BuiltinTypes();

  @Override
  public @Nullable TypeFacts facts(SqlType type) {
    return type.builtIn() ? Builtins.type(type.name()).orElse(null) : null;
  }

  @Override
  public @Nullable CastRule cast(SqlType source, SqlType target) {
    return Builtins.cast(source, target).orElse(null);
  }

  @Override
  public List<OperatorSignature> operators(String symbol) {
    return Builtins.operators(symbol);
  }

  @Override
  public List<OperatorClass> operatorClasses(String method) {
    return List.of();
  }
}
