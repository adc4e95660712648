package dev.migrationlens.testing;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * What PostgreSQL said about one statement. {@code offset} is the UTF-16 offset in the statement
 * its error points at, or -1 where it points nowhere; {@code message} is the server's, without
 * severity.
 */
public record Verdict(@Nullable String sqlState, String message, int offset) {

  public static final Verdict ACCEPTED = new Verdict(null, "", -1);

  public boolean ok() {
    return sqlState == null;
  }

  public static Verdict of(SQLException error, String sql) {
    var state = error.getSQLState() == null ? "" : error.getSQLState();
    if (!(error instanceof PSQLException postgres) || postgres.getServerErrorMessage() == null) {
      return new Verdict(state, String.valueOf(error.getMessage()), -1);
    }
    var server = postgres.getServerErrorMessage();
    return new Verdict(
        state, String.valueOf(server.getMessage()), utf16(sql, server.getPosition() - 1));
  }

  /** PostgreSQL counts characters, Java counts UTF-16 units. */
  private static int utf16(String sql, int characters) {
    if (characters < 0) {
      return -1;
    }
    return sql.offsetByCodePoints(0, Math.min(characters, sql.codePointCount(0, sql.length())));
  }

  @Override
  public String toString() {
    return ok() ? "ok" : sqlState + " " + message + (offset < 0 ? "" : " @" + offset);
  }
}
