package dev.migrationlens.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.live.Address.NamedBy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassFileTest {
  @TempDir private Path home;

  private Path write(String name, String text) throws IOException {
    Path file = Files.writeString(home.resolve(name), text);
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    return file;
  }

  private Address address(String url, NamedBy by, String... variables) throws LiveFailure {
    Map<String, String> all = new HashMap<>();
    for (int i = 0; i < variables.length; i += 2) {
      all.put(variables[i], variables[i + 1]);
    }
    return Addresses.ofUrl(url, by, new Surroundings(all, home));
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://me@one/shop, first",
    "postgresql://me@one:5433/shop, port",
    "postgresql://you@one/shop, second",
    "postgresql://me@one/other, third",
    "'postgresql://me@[::1]/shop', six:six",
    "postgresql://me@two/a%3Ab%5Cc, escaped",
    "postgresql://me@three/shop, 'any: \\ of them'"
  })
  void theFirstLineThatFitsCounts(String url, String password) throws Exception {
    write(
        ".pgpass",
        """
        # one:5432:shop:me:commented
        one:5432:shop:me:first
        one:5433:*:*:port
        one:*:shop:you:second
        one:5432:other:*:third
        too:few:parts
        \\:\\:1:*:*:*:six:six
        two:*:a\\:b\\\\c:me:escaped
        *:*:*:*:any\\: \\\\ of them
        """);
    assertThat(address(url, NamedBy.USER).password()).isEqualTo(password);
  }

  @Test
  void whatIsSaidOtherwiseCountsMore() throws Exception {
    write(".pgpass", "*:*:*:*:usual\n");
    Path other = write("other", "*:*:*:*:other\n");
    String url = "postgresql://me@one/shop";
    assertThat(address(url, NamedBy.USER).password()).isEqualTo("usual");
    assertThat(address(url, NamedBy.USER, "PGPASSFILE", other.toString()).password())
        .isEqualTo("other");
    assertThat(address(url + "?passfile=" + other, NamedBy.USER).password()).isEqualTo("other");
    assertThat(address(url, NamedBy.USER, "PGPASSWORD", "said").password()).isEqualTo("said");
    write(".pg_service.conf", "[mine]\nhost=one\npassfile=" + other + "\n");
    assertThat(address("service=mine", NamedBy.USER).password()).isEqualTo("other");
  }

  @Test
  void aFileThatOthersMayReadIsNoSecret() throws Exception {
    Path file = write(".pgpass", "*:*:*:*:usual\n");
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
      assertThat(address("postgresql://me@one/shop", NamedBy.USER).password()).isNull();
    }
  }

  /** Else a repository could have the user's password sent to a host of its own. */
  @Test
  void aRepositoryGetsOnlyWhatIsMeantForItsHost() throws Exception {
    write(".pgpass", "*:*:*:*:any\none:*:*:*:of one\n");
    assertThat(address("postgresql://me@evil/shop", NamedBy.REPOSITORY).password()).isNull();
    assertThat(address("postgresql://me@one/shop", NamedBy.REPOSITORY).password())
        .isEqualTo("of one");
  }
}
