package dev.migrationlens.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.catalog.ExtensionManifests;
import dev.migrationlens.effect.Problem;
import dev.migrationlens.sql.Names;
import dev.migrationlens.syntax.StatementSplitter;
import dev.migrationlens.text.Resource;
import dev.migrationlens.workspace.Beginnings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the database is like before a chain is itself replayed, without a complaint. */
class PlatformReplayTest {

  @Test
  void thePlatformIsReplayedWithoutAProblem() {
    assertThat(problems(Resource.text(Beginnings.class, "supabase.sql"))).isEmpty();
  }

  @Test
  void whatThePlatformHasOfExtensionsHidesNoneThatIsMissing() {
    String platform = Resource.text(Beginnings.class, "supabase.sql");
    assertThat(
            problems(
                platform
                    + "set search_path = public, extensions; create table m (name text);"
                    + " create index on m using gin (name gin_trgm_ops);"
                    + " create extension pg_trgm schema extensions;"
                    + " create index on m using gin (name gin_trgm_ops);"))
        .containsExactly("operator class `gin_trgm_ops` does not exist for gin");
  }

  @Test
  void everyKnownExtensionCanBeCreatedAndDropped() {
    for (String name : ExtensionManifests.names()) {
      String quoted = Names.quote(name);
      if (!name.equals("plpgsql")) {
        assertThat(
                problems(
                    "create schema ext; create extension %s schema ext cascade; drop extension %s;"
                        .formatted(quoted, quoted)))
            .as(name)
            .isEmpty();
      }
    }
  }

  private static List<String> problems(String sql) {
    var file =
        new Migration(
            "1.sql",
            "1",
            sql,
            StatementSplitter.split(sql),
            List.of(),
            Migration.TransactionMode.AUTOCOMMIT,
            Migration.Runner.PSQL);
    return Replay.of(List.of(file), Replay.Setup.PLAIN).steps().stream()
        .flatMap(step -> step.outcome().problems().stream().map(Problem::message))
        .toList();
  }
}
