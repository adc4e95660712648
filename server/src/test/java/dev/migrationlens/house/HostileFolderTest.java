package dev.migrationlens.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository that names a database everywhere it can: nothing that is run there connects. */
class HostileFolderTest {
  @TempDir private Path folder;

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void nothingConnectsReadsOrRuns() throws IOException {
    try (var trap = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String url = "postgresql://me@127.0.0.1:" + trap.getLocalPort() + "/x";
      Path secret = Files.writeString(folder.resolve("secret.txt"), "the-secret-itself");
      Path touched = folder.resolve("touched");
      write(
          "migration-lens.json",
          "{\"databases\": {\"default\": \"%s\", \"env\": \"%s\", \"live\": \"%s\"}}"
              .formatted(url, url, url));
      write(".env", "DATABASE_URL=" + url + "\nPGHOST=127.0.0.1\n");
      write("supabase/config.toml", "[db]\nport = " + trap.getLocalPort() + "\n");
      write(
          "supabase/migrations/20240101000000_a.sql",
          "\\i %s\n\\! touch %s\ncreate table t (id int);\ncopy t from '%s';\ncopy t from program 'touch %s';\ncreate extension dblink;\nselect dblink_connect('%s');\n"
              .formatted(secret, touched, secret, touched, url));
      write(
          "supabase/migration-lens.snapshot.json",
          "{\"version\": 1, \"server\": {\"version\": \"18\", \"major\": 18, \"database\": \"%s\"}}"
              .formatted(url));
      for (List<String> typed :
          List.of(
              List.of("check"),
              List.of("fix"),
              List.of("status"),
              List.of("diff"),
              List.of("pull"),
              List.of("schema"))) {
        assertThat(Example.run(folder, typed.toArray(String[]::new)))
            .doesNotContain("the-secret-itself");
      }
      trap.setSoTimeout(50);
      assertThrows(SocketTimeoutException.class, trap::accept);
      assertThat(touched).doesNotExist();
    }
  }

  @Test
  void whatTheUserAsksForIsStillAskedOfTheUser() throws IOException {
    write("migrations/001_a.sql", "select 1;\n");
    Map<String, String> named =
        Map.of(
            "far", "postgresql://db.example.invalid/x",
            "class", "postgresql://db.example.invalid/x?socketFactory=org.example.Evil",
            "file", "postgresql://db.example.invalid/x?sslrootcert=/etc/passwd",
            "inside", "host=h/x?socketFactory=org.example.Evil",
            "password", "postgresql://me:s3cret@db.example.invalid/x");
    var json = new StringBuilder();
    named.forEach(
        (name, url) ->
            json.append(json.isEmpty() ? "" : ", ").append("\"%s\": \"%s\"".formatted(name, url)));
    write("migration-lens.json", "{\"databases\": {" + json + "}}");
    assertThat(said("far")).contains("not by you; say --trust db.example.invalid once");
    assertThat(said("class")).contains("the parameter socketFactory is not taken");
    assertThat(said("file")).contains("sslrootcert is not taken from a file of a repository");
    assertThat(said("inside")).contains("there is no host of such a name");
    assertThat(said("password"))
        .contains("password is not taken from a file of a repository")
        .doesNotContain("s3cret");
  }

  private String said(String database) {
    return Example.run(folder, "status", "--database", database);
  }
}
