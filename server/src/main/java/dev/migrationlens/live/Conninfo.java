package dev.migrationlens.live;

import dev.migrationlens.live.LiveFailure.Kind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a connection string says, under libpq's names: a URL, or words such as {@code host=x}. */
final class Conninfo {
  private static final Pattern URL =
      Pattern.compile("(?i)postgres(?:ql)?://([^/?#]*)(?:/([^?#]*))?(?:\\?([^#]*))?");

  private static final Pattern PLACE = Pattern.compile("(\\[[^\\]]*\\]|[^:,]*)(?::(\\d*))?");

  private static final Pattern WORD =
      Pattern.compile("\\s*(\\w+)\\s*=\\s*(?:'((?:[^'\\\\]|\\\\.)*)'|(\\S*))");

  private Conninfo() {}

  static Map<String, String> of(String text) throws LiveFailure {
    String plain = text.strip().replaceFirst("^jdbc:", "");
    return plain.contains("://") || !plain.contains("=") ? url(plain) : words(plain);
  }

  /**
   * Hosts may have names that no URI may have, such as {@code my_db}, and passwords are written as
   * they are, so this is read by hand.
   */
  private static Map<String, String> url(String text) throws LiveFailure {
    if (!text.regionMatches(true, 0, "postgres", 0, "postgres".length())) {
      throw bad("a database URL begins with postgresql://");
    }
    Matcher url = URL.matcher(text);
    if (!url.matches()) {
      throw unreadable();
    }
    var said = new TreeMap<String, String>();
    String authority = url.group(1);
    int at = authority.lastIndexOf('@');
    if (at >= 0) {
      String login = authority.substring(0, at);
      int colon = login.indexOf(':');
      put(said, "user", decoded(colon < 0 ? login : login.substring(0, colon)));
      put(said, "password", colon < 0 ? "" : decoded(login.substring(colon + 1)));
    }
    Matcher place = PLACE.matcher(authority.substring(at + 1));
    if (!place.matches()) {
      throw unreadable();
    }
    put(said, "host", decoded(place.group(1).replaceAll("[\\[\\]]", "")));
    put(said, "port", place.group(2));
    put(said, "dbname", url.group(2) == null ? "" : decoded(url.group(2)));
    for (String pair : url.group(3) == null ? new String[0] : url.group(3).split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        put(said, decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return said;
  }

  private static Map<String, String> words(String text) throws LiveFailure {
    var said = new TreeMap<String, String>();
    Matcher word = WORD.matcher(text);
    int end = 0;
    while (word.lookingAt()) {
      String value = word.group(2) == null ? word.group(3) : word.group(2);
      put(said, word.group(1), value.replaceAll("\\\\(.)", "$1"));
      end = word.end();
      word.region(end, text.length());
    }
    if (!text.substring(end).isBlank()) {
      throw unreadable();
    }
    return said;
  }

  private static void put(Map<String, String> said, String name, String value) {
    if (value != null && !value.isEmpty()) {
      said.put(name.equals("ssl") ? "sslmode" : name, name.equals("ssl") ? "require" : value);
    }
  }

  private static String decoded(String text) throws LiveFailure {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      throw bad("a percent sign in a database URL is written %25");
    }
  }

  private static LiveFailure unreadable() {
    return bad("the database URL cannot be read; it looks like postgresql://user@host/database");
  }

  private static LiveFailure bad(String sentence) {
    return new LiveFailure(Kind.BAD_ADDRESS, sentence);
  }
}
