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

  public LiveFailure(Kind kind, String sentence) {
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
      return new LiveFailure(Kind.TLS, tls(e, address));
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
      case "57P01", "57P02", "08006", "08003", "57P05" -> broken(e, address);
      default -> state.startsWith("08") ? broken(e, address) : other(e, address);
    };
  }

  private static String tls(SQLException e, Address address) {
    String where = address.place();
    if (isAbout(e, "could not be verified")) {
      return ("the certificate of %s is for another name; connect to that name, or let only the"
              + " signer count with sslmode=verify-ca")
          .formatted(where);
    }
    if (isAbout(e, "PKIX")) {
      return ("who signed the certificate of %s is unknown; name the signer's certificate with"
              + " sslrootcert")
          .formatted(where);
    }
    if (isAbout(e, "Could not open SSL root certificate")) {
      return "the file of sslrootcert cannot be read, and sslmode=%s needs it"
          .formatted(address.sslmode());
    }
    return isAbout(e, "does not support SSL")
        ? "%s offers no TLS; with sslmode=prefer it is read without".formatted(where)
        : "no safe connection to %s with sslmode=%s: %s"
            .formatted(where, address.sslmode(), said(e));
  }

  private static LiveFailure other(SQLException e, Address address) {
    String said = said(e);
    return isWithoutPassword(said)
        ? new LiveFailure(Kind.PASSWORD, password(address))
        : new LiveFailure(Kind.OTHER, address.place() + " said: " + said);
  }

  private static boolean isWithoutPassword(String said) {
    return said.contains("no password was provided")
        || said.contains("password is an empty string")
        || said.contains("password-based");
  }

  private static LiveFailure broken(SQLException e, Address address) {
    String where = address.place();
    Throwable cause = root(e);
    String said = said(e);
    if (cause instanceof UnknownHostException) {
      return new LiveFailure(
          Kind.NO_HOST, "there is no host of the name in " + where + "; check the spelling");
    }
    if (isWithoutPassword(said)) {
      return new LiveFailure(Kind.PASSWORD, password(address));
    }
    if (cause instanceof SocketTimeoutException && "08006".equals(e.getSQLState())) {
      return new LiveFailure(
          Kind.LOST, where + " stopped answering; connect again to read it anew");
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
        ? "%s asks for the password of %s; set PGPASSWORD, or write it to a private .pgpass"
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
