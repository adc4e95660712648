package dev.migrationlens.live;

import dev.migrationlens.live.Address.NamedBy;
import dev.migrationlens.live.LiveFailure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Finds out where a database is, as PostgreSQL's own programs do: what is said first counts, then
 * the service file, then the environment. Anything beyond a few harmless parameters is refused.
 */
public final class Addresses {
  private static final Set<String> PARAMETERS =
      Set.of(
          "host",
          "port",
          "dbname",
          "user",
          "password",
          "sslmode",
          "sslrootcert",
          "options",
          "passfile");

  /** Said by libraries in URLs, and of no meaning here. */
  private static final Set<String> HARMLESS =
      Set.of(
          "application_name",
          "connect_timeout",
          "schema",
          "pgbouncer",
          "connection_limit",
          "pool_timeout",
          "channel_binding",
          "target_session_attrs",
          "gssencmode",
          "x-migrations-table",
          "x-no-tx-wrap",
          "binary_parameters");

  private static final Set<String> SETTINGS =
      Set.of("search_path", "role", "statement_timeout", "lock_timeout");

  private static final Pattern SETTING = Pattern.compile("-c ?([a-z_]+)=(\\S*)");
  private static final Pattern ROUTING = Pattern.compile("(endpoint|project|reference)=[\\w.-]+");

  /** Names and addresses; also those of zones, such as {@code fe80::1%eth0}. */
  private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}._:%-]+");

  private Addresses() {}

  /**
   * From a URL such as {@code postgresql://user@host:port/database?sslmode=…}, or from words such
   * as {@code host=x dbname=y}.
   */
  public static Address ofUrl(String url, NamedBy by, Surroundings around) throws LiveFailure {
    return of(Conninfo.of(url), by, around);
  }

  /** From the environment alone: DATABASE_URL, PGSERVICE, PGHOST and its like. */
  public static Address ofEnvironment(Surroundings around) throws LiveFailure {
    Optional<String> url = around.get("DATABASE_URL");
    return url.isPresent()
        ? ofUrl(url.get(), NamedBy.USER, around)
        : of(Map.of(), NamedBy.USER, around);
  }

  /** From single parameters, under libpq's names; {@code service} may be one of them. */
  public static Address of(Map<String, String> said, NamedBy by, Surroundings around)
      throws LiveFailure {
    var all = new TreeMap<String, String>();
    boolean own = by == NamedBy.USER;
    if (own) {
      environment(all, around);
      Optional<String> service = Optional.ofNullable(said.get("service"));
      Optional<String> named = service.isPresent() ? service : around.get("PGSERVICE");
      if (named.isPresent()) {
        all.putAll(Services.read(named.get(), around));
      }
    }
    all.putAll(said);
    if (own) {
      all.remove("service");
    }
    refuse(all.keySet(), own);
    String user = all.getOrDefault("user", System.getProperty("user.name", "postgres"));
    String host = all.getOrDefault("host", "localhost");
    var address =
        new Address(
            host(host),
            port(all.getOrDefault("port", "5432")),
            all.getOrDefault("dbname", user),
            user,
            all.get("password"),
            sslmode(all.getOrDefault("sslmode", "prefer")),
            all.get("sslrootcert"),
            startup(all.getOrDefault("options", "")),
            by);
    if (address.password() != null) {
      return address;
    }
    var any = own ? PassFile.AnyHost.COUNTS : PassFile.AnyHost.DOES_NOT;
    return address.withPassword(PassFile.password(all, address, any, around).orElse(null));
  }

  private static void environment(Map<String, String> all, Surroundings around) {
    Map.of(
            "PGHOST", "host",
            "PGPORT", "port",
            "PGDATABASE", "dbname",
            "PGUSER", "user",
            "PGPASSWORD", "password",
            "PGSSLMODE", "sslmode",
            "PGSSLROOTCERT", "sslrootcert",
            "PGOPTIONS", "options")
        .forEach((from, to) -> around.get(from).ifPresent(v -> all.put(to, v)));
  }

  private static void refuse(Set<String> names, boolean own) throws LiveFailure {
    for (String name : names) {
      if (!PARAMETERS.contains(name) && !HARMLESS.contains(name)) {
        throw new LiveFailure(
            Kind.NOT_ALLOWED,
            "the parameter "
                + name
                + " is not taken: only host, port, dbname, user, sslmode, sslrootcert and options"
                + " are");
      }
      if (!own && Set.of("password", "sslrootcert", "passfile").contains(name)) {
        throw new LiveFailure(
            Kind.NOT_ALLOWED,
            name + " is not taken from a file of a repository; use the environment or .pgpass");
      }
    }
  }

  /** What could be taken for more than a name is none: the driver reads a URL too. */
  private static String host(String text) throws LiveFailure {
    if (text.startsWith("/")) {
      return "localhost";
    }
    if (!HOST.matcher(text).matches()) {
      throw bad("there is no host of such a name; one host is taken, and no list");
    }
    return text;
  }

  private static int port(String text) throws LiveFailure {
    int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > 65535) {
      throw bad(text + " is no port");
    }
    return port;
  }

  private static String sslmode(String word) throws LiveFailure {
    List<String> all = List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
    if (!all.contains(word)) {
      throw bad("sslmode is one of " + String.join(", ", all) + ", not " + word);
    }
    return word;
  }

  /** Settings that change what is seen, and the routing words of hosted poolers. */
  private static Map<String, String> startup(String options) throws LiveFailure {
    var settings = new TreeMap<String, String>();
    var setting = SETTING.matcher(options);
    while (setting.find()) {
      if (!SETTINGS.contains(setting.group(1))) {
        throw new LiveFailure(
            Kind.NOT_ALLOWED, "the setting " + setting.group(1) + " is not taken from options");
      }
      settings.put(setting.group(1), setting.group(2));
    }
    String rest = setting.replaceAll("").strip();
    if (ROUTING.matcher(rest).matches()) {
      settings.put("", rest);
    } else if (!rest.isEmpty()) {
      throw new LiveFailure(
          Kind.NOT_ALLOWED, "of options only -c search_path, role and time limits are taken");
    }
    return settings;
  }

  /** The database that Supabase's command line runs on this machine, by its configuration. */
  public static Optional<Address> ofSupabase(Path workspace, Surroundings around)
      throws LiveFailure {
    Path file = workspace.resolve("supabase/config.toml");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    String port = "54322";
    try {
      String section = "";
      for (String line : Files.readAllLines(file)) {
        String said = line.strip();
        section = said.startsWith("[") ? said : section;
        if (section.equals("[db]") && said.matches("port\\s*=\\s*\\d+.*")) {
          port = said.replaceFirst("port\\s*=\\s*(\\d+).*", "$1");
        }
      }
    } catch (IOException e) {
      throw bad("supabase/config.toml cannot be read");
    }
    var parts = new TreeMap<String, String>();
    parts.putAll(
        Map.of("host", "127.0.0.1", "port", port, "user", "postgres", "dbname", "postgres"));
    // Supabase's local password is the same everywhere, so it is no secret.
    Address address = of(parts, NamedBy.REPOSITORY, around).withPassword("postgres");
    return Optional.of(address);
  }

  private static LiveFailure bad(String sentence) {
    return new LiveFailure(Kind.BAD_ADDRESS, sentence);
  }
}
