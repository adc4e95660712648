package dev.migrationlens.intellij;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.intellij.openapi.vfs.VirtualFile;
import com.intellij.openapi.vfs.local.CoreLocalFileSystem;
import dev.migrationlens.chain.ChainOptions;
import dev.migrationlens.chain.ChainPlan;
import dev.migrationlens.chain.Chains;
import dev.migrationlens.chain.Listing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds the plugin's and the server's recognition together: in each workspace, which is a line of
 * paths, the plugin matches every file that the server takes into a chain.
 */
class ChainAgreementTest {
  /** A file that no chain has is a chain of its own for the server. */
  private static final String NO_CHAIN = "file";

  @TempDir private Path root;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "supabase/migrations/20260105000000_a.sql supabase/migrations/b.sql supabase/seed.sql",
        "supabase/migrations_old/20260105000000_a.sql supabase/migrations/20260106000000_b.sql",
        "supabase/config.toml supabase/schemas/a.sql supabase/migrations/20260105000000_a.sql",
        "src/main/resources/db/migration/V1__a.sql src/main/resources/db/migration/R__b.sql",
        "migrations/001_a.sql migrations/002_b.sql migrations/notes.sql queries/find.sql",
        "migrations/2026-01-14-a.sql migrations/2026-01-15-b.sql scratch.sql",
        "migrations/000001_a.up.sql migrations/000001_a.down.sql",
        "database/migration/018_a.sql database/migration/019_b.sql docs/report.sql",
        "prisma/migrations/migration_lock.toml prisma/migrations/20260105000000_a/migration.sql",
        "drizzle/meta/_journal.json drizzle/0000_a.sql drizzle/0001_b.sql",
        "hasura/migrations/default/1767571200000_a/up.sql",
        "migrations/2026-01-05-000000_a/up.sql migrations/2026-01-05-000000_a/down.sql",
        "sqitch.plan deploy/a.sql revert/a.sql verify/a.sql",
        "atlas.sum 20260105000000_a.sql",
        "migrations/atlas.sum migrations/20260105000000_a.sql",
        "migrations/committed/000001.sql migrations/current.sql",
        "migrations/a.sql migrations/b.sql app/find.sql",
        "scripts/001_a.sql scripts/002_b.sql",
        "db/1_a.sql db/2_b.sql db/3_c.sql",
        "sql/changes/v1.2.sql sql/changes/v1.3.sql",
        "v1.0_a.sql v1.1_b.sql",
        "1-a.sql 2-b.sql 10-c.sql",
        "prisma/steps/init/migration.sql prisma/steps/more/migration.sql",
        "db/sqitch.plan db/deploy/a/b.sql db/revert/a/b.sql",
        "1_a/up.sql 1_a/down.sql 2_b/up.sql 2_b/down.sql",
        "store/1__a.sql store/2__b.sql",
      })
  void whatTheServerTakesIsMatched(String workspace) throws IOException {
    List<String> paths = List.of(workspace.split(" "));
    assertThat(matched(paths, "")).containsAll(takenByTheServer(paths, ""));
  }

  /** Tools that are known by what stands in their files, wherever those are. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- +goose Up\ncreate table t ();",
        "-- migrate:up\ncreate table t ();\n-- migrate:down\ndrop table t;",
        "-- +migrate Up\ncreate table t ();",
        "--liquibase formatted sql\n--changeset me:1\ncreate table t ();",
        "create table t ();\n---- create above / drop below ----\ndrop table t;",
        "-- Up Migration\ncreate table t ();",
      })
  void soIsWhatItKnowsByItsText(String text) throws IOException {
    List<String> paths = List.of("store/1_a.sql", "store/2_b.sql");
    assertThat(takenByTheServer(paths, text)).containsExactlyElementsOf(paths);
    assertThat(matched(paths, text)).containsExactlyElementsOf(paths);
  }

  private Set<String> matched(List<String> paths, String text) throws IOException {
    for (String path : paths) {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    var files = new CoreLocalFileSystem();
    Set<String> matched = new TreeSet<>();
    for (String path : paths) {
      VirtualFile file = requireNonNull(files.findFileByNioFile(root.resolve(path)));
      if (ChainFiles.contains(file, root.toString())) {
        matched.add(path);
      }
    }
    return matched;
  }

  private Set<String> takenByTheServer(List<String> paths, String text) {
    var listing = new Listing(root.toString(), paths, path -> Optional.of(text));
    return Chains.find(listing, ChainOptions.NONE).stream()
        .filter(plan -> !plan.tool().id().equals(NO_CHAIN))
        .map(ChainPlan::files)
        .flatMap(List::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
