package dev.migrationlens.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.migrationlens.trial.Binaries;
import dev.migrationlens.trial.TrialServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with a certificate of its own, for the name localhost. */
@Tag("postgres")
class TlsTest {
  private static final char[] NO_SECRET = "changeit".toCharArray();

  @TempDir private Path folder;

  @Test
  void aCertificateIsCheckedAsFarAsTheModeSays() throws Exception {
    if (Binaries.find(Surroundings.ofProcess()).isEmpty()) {
      return;
    }
    try (TrialServer server = TrialServer.start(Surroundings.ofProcess())) {
      certify(server);
      String port = Integer.toString(server.address().port());
      assertThat(read("localhost", port, "require", null)).startsWith("PostgreSQL");
      assertThat(read("localhost", port, "verify-full", certificate())).startsWith("PostgreSQL");
      assertThat(read("127.0.0.1", port, "verify-ca", certificate())).startsWith("PostgreSQL");
      Path stranger = folder.resolve("stranger.crt");
      pem(stranger, "CERTIFICATE", keys("stranger").getCertificate("stranger").getEncoded());
      assertThat(refused("127.0.0.1", port, "verify-full", certificate()))
          .contains("is for another name");
      for (String mode : List.of("verify-full", "verify-ca")) {
        assertThat(refused("localhost", port, mode, stranger.toString()))
            .contains("who signed the certificate of localhost:" + port + " is unknown");
      }
      assertThat(refused("localhost", port, "verify-full", "system")).contains("is unknown");
      assertThat(refused("localhost", port, "verify-full", folder.resolve("none").toString()))
          .contains("the file of sslrootcert cannot be read");
    }
  }

  private static String refused(String host, String port, String mode, String certificate) {
    LiveFailure failure =
        assertThrows(LiveFailure.class, () -> read(host, port, mode, certificate));
    assertThat(failure.kind()).isEqualTo(LiveFailure.Kind.TLS);
    return failure.sentence();
  }

  private String certificate() {
    return folder.resolve("server.crt").toString();
  }

  private static String read(String host, String port, String mode, String certificate)
      throws LiveFailure {
    return LiveConnection.read(address(host, port, mode, certificate)).server().toString();
  }

  private static Address address(String host, String port, String mode, String certificate)
      throws LiveFailure {
    var said = new java.util.TreeMap<String, String>();
    said.putAll(
        Map.of(
            "host", host, "port", port, "user", "postgres", "dbname", "postgres", "sslmode", mode));
    if (certificate != null) {
      said.put("sslrootcert", certificate);
    }
    return Addresses.of(
        said, Address.NamedBy.USER, new Surroundings(Map.of(), Path.of("/nowhere")));
  }

  /** A key and a certificate that it signed itself, for the name localhost. */
  private KeyStore keys(String name)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = folder.resolve(name + ".p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String how = "-keyalg RSA -dname CN=localhost -ext san=dns:localhost -storetype PKCS12";
    var command = new ArrayList<>(List.of(keytool, "-genkeypair", "-alias", name));
    command.addAll(List.of(how.split(" ")));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", "changeit"));
    run(command);
    var keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, NO_SECRET);
    }
    return keys;
  }

  private void certify(TrialServer server)
      throws IOException, InterruptedException, GeneralSecurityException, SQLException {
    KeyStore keys = keys("server");
    Path key = folder.resolve("server.key");
    pem(key, "PRIVATE KEY", keys.getKey("server", NO_SECRET).getEncoded());
    pem(Path.of(certificate()), "CERTIFICATE", keys.getCertificate("server").getEncoded());
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    if ("root".equals(System.getProperty("user.name"))) {
      run(List.of("chown", "-R", "postgres", folder.toString()));
    }
    try (var connection = LiveConnection.writable(server.address());
        var statement = connection.createStatement()) {
      statement.execute("alter system set ssl_cert_file = '" + certificate() + "'");
      statement.execute("alter system set ssl_key_file = '" + key + "'");
      statement.execute("alter system set ssl = on");
      statement.execute("select pg_reload_conf(), pg_sleep(0.5)");
    }
  }

  private static void pem(Path file, String what, byte[] bytes) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, text, what));
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder(command).redirectErrorStream(true).start().waitFor()).isZero();
  }
}
