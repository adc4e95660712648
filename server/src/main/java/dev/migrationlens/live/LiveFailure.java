package dev.migrationlens.live;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a database could not be read: one sentence that says what to do, and never a password. A
 * failure changes nothing for what needs no database.
 */
public final class LiveFailure extends Exception {
  private static final long serialVersionUID = 1;

  /** What went wrong. */
  public enum Kind {
    NOT_ALLOWED,
    BAD_ADDRESS,
    NO_HOST,
    REFUSED,
    TIMED_OUT,
    PASSWORD,
    NO_DATABASE,
    TLS,
    NOT_READY,
    TOO_OLD,
    LOST,
    TOO_SLOW,
    OTHER
  }

  private final Kind kind;

  LiveFailure(Kind kind, String sentence) {
    super(sentence);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** The sentence. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  public boolean needsPassword() {
    return kind == Kind.PASSWORD;
  }

  static LiveFailure of(SQLException e, Address address) {
    String where = address.place();
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (e instanceof Introspection.TooOld) {
      return new LiveFailure(Kind.TOO_OLD, String.valueOf(e.getMessage()));
    }
    if (isAbout(e, "SSL", "certificate", "PKIX", "could not be verified")) {
      return new LiveFailure(
          Kind.TLS,
          "no safe connection to %s with sslmode=%s: %s"
              .formatted(where, address.sslmode(), said(e)));
    }
    return switch (state) {
      case "28P01" -> new LiveFailure(Kind.PASSWORD, password(address));
      case "28000" ->
          new LiveFailure(
              Kind.PASSWORD, where + " does not let " + address.user() + " in: " + said(e));
      case "3D000" ->
          new LiveFailure(
              Kind.NO_DATABASE,
              "%s has no database %s; name another one".formatted(where, address.database()));
      case "53300" ->
          new LiveFailure(Kind.NOT_READY, where + " has no connection left; try again later");
      case "57P03" ->
          new LiveFailure(Kind.NOT_READY, where + " is starting up; try again in a moment");
      case "57014", "55P03" ->
          new LiveFailure(
              Kind.TOO_SLOW, where + " was too busy to answer in time; try again later");
      case "57P01", "57P02", "08006", "08003", "57P05" -> broken(e, where);
      default -> state.startsWith("08") ? broken(e, where) : other(e, where);
    };
  }

  private static LiveFailure other(SQLException e, String where) {
    String said = said(e);
    return said.contains("no password was provided")
        ? new LiveFailure(Kind.PASSWORD, where + " asks for a password and none was given")
        : new LiveFailure(Kind.OTHER, where + " said: " + said);
  }

  private static LiveFailure broken(SQLException e, String where) {
    Throwable cause = root(e);
    String said = said(e);
    if (cause instanceof UnknownHostException) {
      return new LiveFailure(
          Kind.NO_HOST, "there is no host of the name in " + where + "; check the spelling");
    }
    if (said.contains("no password was provided") || said.contains("password-based")) {
      return new LiveFailure(Kind.PASSWORD, where + " asks for a password and none was given");
    }
    if (cause instanceof SocketTimeoutException || said.contains("timed out")) {
      return new LiveFailure(
          Kind.TIMED_OUT,
          where + " did not answer within 3 seconds; is a firewall or a VPN in between?");
    }
    if (cause instanceof ConnectException || said.contains("refused")) {
      return new LiveFailure(
          Kind.REFUSED, "nothing listens at " + where + "; is PostgreSQL running there?");
    }
    return new LiveFailure(
        Kind.LOST, "the connection to " + where + " was lost; connect again to read it anew");
  }

  private static String password(Address address) {
    String user = address.user();
    return address.password() == null
        ? "%s asks for the password of %s; set PGPASSWORD or write it to .pgpass"
            .formatted(address.place(), user)
        : "%s does not accept the password of %s".formatted(address.place(), user);
  }

  private static Throwable root(Throwable e) {
    Throwable at = e;
    while (at.getCause() != null && at.getCause() != at) {
      at = at.getCause();
    }
    return at;
  }

  private static boolean isAbout(SQLException e, String... words) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      String message = String.valueOf(at.getMessage());
      for (String word : words) {
        if (message.contains(word)) {
          return !message.toLowerCase(Locale.ROOT).contains("pg_hba");
        }
      }
    }
    return false;
  }

  /** The driver's or server's first line. */
  private static String said(@Nullable Throwable e) {
    String message = e == null ? "" : String.valueOf(e.getMessage());
    return message.lines().findFirst().orElse("").replaceFirst("^(FATAL|ERROR): ", "");
  }
}
