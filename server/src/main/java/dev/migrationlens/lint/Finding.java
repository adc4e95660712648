package dev.migrationlens.lint;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong at one place. Offsets are the file's. {@code state} is set exactly when PostgreSQL
 * rejects the statement. {@code cause}: the finding from whose assumption this one follows.
 */
public record Finding(
    String rule,
    Severity severity,
    @Nullable SqlState state,
    String message,
    String path,
    Span span,
    Span statement,
    @Nullable Finding cause,
    List<Related> related,
    List<Fix> fixes) {

  /** Another place that explains the finding. */
  public record Related(String path, Span span, String message) {}

  public Finding {
    related = List.copyOf(related);
    fixes = List.copyOf(fixes);
  }

  /** The same finding after an edit above it; its cures no longer fit and are left out. */
  public Finding moved(int by) {
    return new Finding(
        rule,
        severity,
        state,
        message,
        path,
        span.shift(by),
        statement.shift(by),
        cause,
        related,
        List.of());
  }
}
