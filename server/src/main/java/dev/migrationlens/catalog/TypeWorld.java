package dev.migrationlens.catalog;

import dev.migrationlens.sql.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The types that a question about types may meet. {@link Builtins#types()} knows PostgreSQL's own;
 * a catalog adds what its chain created. Types are asked for without modifiers and never as arrays.
 */
public interface TypeWorld {
  /** What is known of the type; null makes every answer about it uncertain. */
  @Nullable TypeFacts facts(SqlType type);

  /** The cast from exactly one type to exactly another (both may be arrays), if there is one. */
  @Nullable CastRule cast(SqlType source, SqlType target);

  /** Every visible operator of this symbol. */
  List<OperatorSignature> operators(String symbol);

  /** Every operator class of this index method. */
  List<OperatorClass> operatorClasses(String method);

  /** The labels of an enum, null where they are not known. */
  default @Nullable List<String> labels(SqlType type) {
    return null;
  }
}
