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
        "postgresql://h/d?options=-c%20session_preload_libraries%3Dx",
        "postgresql://u:p@h/d",
        "postgresql://h/d?sslrootcert=/etc/shadow",
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
