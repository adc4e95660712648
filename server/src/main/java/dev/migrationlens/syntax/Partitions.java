package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.IndexElement;
import dev.migrationlens.syntax.ast.TableStatement.BoundKind;
import dev.migrationlens.syntax.ast.TableStatement.PartitionBound;
import dev.migrationlens.syntax.ast.TableStatement.PartitionBy;
import dev.migrationlens.text.Span;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a table is cut into partitions, and which part a partition holds. */
final class Partitions {
  private static final List<String> STRATEGIES = List.of("list", "range", "hash");

  private Partitions() {}

  /** {@code PARTITION BY strategy (keys)}, or nothing. */
  static @Nullable PartitionBy optionalBy(TokenCursor c) {
    int start = c.start();
    if (!c.accept("partition")) {
      return null;
    }
    c.expect("by");
    Clauses.offer(c, STRATEGIES);
    Ident strategy = c.columnId();
    List<IndexElement> keys = Clauses.parenthesized(c, IndexElements::partitionKey);
    String method = strategy.text().toLowerCase(Locale.ROOT);
    if (!STRATEGIES.contains(method)) {
      throw c.failure(
          "unrecognized partitioning strategy \"" + strategy.text() + "\"",
          strategy.span(),
          SqlState.INVALID_PARAMETER_VALUE);
    }
    return new PartitionBy(method, keys, start, c.previousEnd());
  }

  /** {@code DEFAULT} or {@code FOR VALUES …}. */
  static PartitionBound bound(TokenCursor c) {
    int start = c.start();
    if (c.accept("default")) {
      return bound(c, BoundKind.DEFAULT, List.of(), List.of(), start);
    }
    c.expect("for");
    c.expect("values");
    if (c.accept("in")) {
      List<Expr> values = Clauses.parenthesized(c, Expressions::expression);
      return bound(c, BoundKind.IN, values, List.of(), start);
    }
    if (c.accept("from")) {
      List<Expr> from = Clauses.parenthesized(c, Expressions::expression);
      c.expect("to");
      List<Expr> to = Clauses.parenthesized(c, Expressions::expression);
      return bound(c, BoundKind.RANGE, from, to, start);
    }
    int with = c.start();
    c.expect("with");
    return hash(c, start, new Span(with, c.previousEnd()));
  }

  private static PartitionBound bound(
      TokenCursor c, BoundKind kind, List<Expr> values, List<Expr> to, int start) {
    return new PartitionBound(kind, values, to, start, c.previousEnd());
  }

  /** One {@code MODULUS n} or {@code REMAINDER n}. */
  private record HashPart(Ident name, Expr value) {}

  private static Expr integer(TokenCursor c) {
    if (!c.atInteger()) {
      throw c.unexpected();
    }
    return c.literal();
  }

  private static HashPart hashPart(TokenCursor c) {
    Clauses.offer(c, List.of("modulus", "remainder"));
    return new HashPart(c.nonReservedWord(), integer(c));
  }

  private static PartitionBound hash(TokenCursor c, int start, Span with) {
    List<HashPart> parts = Clauses.parenthesized(c, Partitions::hashPart);
    @Nullable Expr modulus = null;
    @Nullable Expr remainder = null;
    for (HashPart part : parts) {
      String name = part.name().text();
      boolean isModulus = name.equals("modulus");
      if (!isModulus && !name.equals("remainder")) {
        throw c.failure(
            "unrecognized hash partition bound specification \"" + name + "\"",
            part.name().span(),
            SqlState.SYNTAX_ERROR);
      }
      if ((isModulus ? modulus : remainder) != null) {
        throw c.failure(
            name + " for hash partition provided more than once",
            part.name().span(),
            SqlState.DUPLICATE_OBJECT);
      }
      if (isModulus) {
        modulus = part.value();
      } else {
        remainder = part.value();
      }
    }
    if (modulus == null || remainder == null) {
      String missing = modulus == null ? "modulus" : "remainder";
      throw c.failure(
          missing + " for hash partition must be specified", with, SqlState.SYNTAX_ERROR);
    }
    return bound(c, BoundKind.HASH, List.of(modulus), List.of(remainder), start);
  }
}
