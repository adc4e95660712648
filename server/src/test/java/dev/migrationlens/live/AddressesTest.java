package dev.migrationlens.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.migrationlens.live.Address.NamedBy;
import dev.migrationlens.live.LiveFailure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  @TempDir private Path home;

  private Surroundings with(String... pairs) {
    var variables = new java.util.HashMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) {
      variables.put(pairs[i], pairs[i + 1]);
    }
    return new Surroundings(variables, home);
  }

  @Test
  void aUrlIsReadWithoutItsPasswordEverShowing() throws LiveFailure {
    Address address =
        Addresses.ofUrl(
            "postgres://me:s%40crets@db.example.org:6543/shop?sslmode=verify-full",
            NamedBy.USER, with());
    assertThat(address.password()).isEqualTo("s@crets");
    assertThat(address.sslmode()).isEqualTo("verify-full");
    assertThat(address).hasToString("me@db.example.org:6543/shop");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "postgresql://me@my_db:6000/shop, me@my_db:6000/shop",
        "jdbc:postgresql://h/d?user=you&password=x, you@h:5432/d",
        "postgres://me:p@ss:word@h/d, me@h:5432/d",
        "postgresql://me@[::1]:5433/d, me@::1:5433/d",
        "postgresql://me@h, me@h:5432/me",
        "postgresql:///d?host=h&user=me, me@h:5432/d",
        "postgresql://me@h/d?schema=public&connection_limit=5&sslmode=require, me@h:5432/d",
        "postgresql://me@h/d?options=endpoint%3Dep-cool-1, me@h:5432/d",
        "postgresql://me@h/d?ssl=true, me@h:5432/d",
        "host=h port=6000 dbname='my db' user=me, me@h:6000/my db",
        "host = h user = o\\'me, o'me@h:5432/o'me"
      })
  void itIsWrittenInManyWays(String text, String meant) throws LiveFailure {
    assertThat(Addresses.ofUrl(text, NamedBy.USER, with())).hasToString(meant);
    assertThat(Addresses.ofEnvironment(with("DATABASE_URL", text))).hasToString(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://one,two/d",
        "postgresql://h:port/d",
        "postgresql://h:99999/d",
        "postgresql://h/d%zz",
        "mysql://h/d",
        "just words",
        "host=h and more",
        "postgresql://h/d?sslmode=maybe"
      })
  void whatCannotBeReadSaysHowItLooks(String text) {
    LiveFailure failure =
        assertThrows(LiveFailure.class, () -> Addresses.ofUrl(text, NamedBy.USER, with()));
    assertThat(failure.kind()).isEqualTo(Kind.BAD_ADDRESS);
  }

  @Test
  void theEnvironmentFillsWhatIsNotSaid() throws LiveFailure {
    var around = with("PGHOST", "one", "PGPORT", "5433", "PGUSER", "u", "PGPASSWORD", "p");
    assertThat(Addresses.ofEnvironment(around)).hasToString("u@one:5433/u");
    assertThat(Addresses.ofUrl("postgresql://two/d", NamedBy.USER, around))
        .hasToString("u@two:5433/d");
  }

  @Test
  void aServiceIsLookedUp() throws Exception {
    Files.writeString(
        home.resolve(".pg_service.conf"), "[a]\nhost=x\n[b]\nhost = y\ndbname=z\nuser=w\n");
    assertThat(Addresses.ofEnvironment(with("PGSERVICE", "b"))).hasToString("w@y:5432/z");
    LiveFailure none =
        assertThrows(LiveFailure.class, () -> Addresses.ofEnvironment(with("PGSERVICE", "nobody")));
    assertThat(none.kind()).isEqualTo(Kind.BAD_ADDRESS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://h/d?socketFactory=org.example.Evil",
        "postgresql://h/d?loggerFile=/etc/passwd",
        "postgresql://h/d?sslfactory=x",
        "postgresql://h/d?service=theirs",
        "postgresql://h/d?passfile=/etc/shadow",
        "host=h passfile=/etc/shadow",
        "postgresql://h/d?sslkey=/etc/shadow",
        "postgresql://h/d?socketFactoryArg=x",
        "postgresql://h/d?loggerLevel=TRACE",
        "postgresql://h/d?sslhostnameverifier=x",
        "postgresql://h/d?sslpasswordcallback=x",
        "postgresql://h/d?jaasApplicationName=x",
        "postgresql://h/d?localSocketAddress=x",
        "postgresql://h/d?options=-c%20session_preload_libraries%3Dx",
        "postgresql://u:p@h/d",
        "postgresql://h/d?sslrootcert=/etc/shadow",
        "postgresql://h/d?host=h%2Fx%3FsocketFactory%3Dorg.example.Evil%26",
        "postgresql://h%2Fx%3FloggerFile%3Dx/d",
        "host=h/x?socketFactory=org.example.Evil",
        "host=h;x",
        "postgresql://h/d?options=-c%20role%3Dx%20-c%20log_destination%3Dx",
        "postgresql://h/d?options=--config-file%3D/etc/passwd",
        "jdbc:h2:mem:x",
        "jdbc:postgresql://h/d?authenticationPluginClassName=x",
        "http://h/d"
      })
  void aRepositorySaysOnlyWhere(String url) {
    assertThrows(
        LiveFailure.class,
        () -> Addresses.ofUrl(url, NamedBy.REPOSITORY, with("PGPASSWORD", "secret")));
  }

  @Test
  void aRepositoryGetsNoPasswordOfTheUserAndNoConnectionWithoutConsent() throws Exception {
    var around = with("PGPASSWORD", "secret", "XDG_CONFIG_HOME", home.toString());
    Address address = Addresses.ofUrl("postgresql://db.example.org/d", NamedBy.REPOSITORY, around);
    assertThat(address.password()).isNull();
    var consent = new Consent(around);
    assertThrows(LiveFailure.class, () -> consent.require(home, address));
    consent.remember(home, address);
    consent.require(home, address);
    assertThrows(LiveFailure.class, () -> consent.require(home.resolve("other"), address));
  }

  @Test
  void supabaseOnThisMachineIsFoundByItsPort() throws IOException, LiveFailure {
    Files.createDirectories(home.resolve("supabase"));
    Files.writeString(
        home.resolve("supabase/config.toml"), "[api]\nport = 1\n[db]\nport = 54399 # here\n");
    assertThat(Addresses.ofSupabase(home, with()).orElseThrow())
        .hasToString("postgres@127.0.0.1:54399/postgres");
    assertThat(Addresses.ofSupabase(home.resolve("none"), new Surroundings(Map.of(), home)))
        .isEmpty();
  }
}
