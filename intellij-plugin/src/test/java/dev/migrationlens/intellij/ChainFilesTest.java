package dev.migrationlens.intellij;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.intellij.openapi.vfs.VirtualFile;
import com.intellij.openapi.vfs.local.CoreLocalFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainFilesTest {
  private static final List<String> MARKERS =
      List.of("sqitched/sqitch.plan", "atlas/atlas.sum", "drizzle/meta/_journal.json");

  private final CoreLocalFileSystem files = new CoreLocalFileSystem();

  @TempDir private Path root;

  private VirtualFile file(String path) throws IOException {
    for (String marker : MARKERS) {
      create(marker);
    }
    return requireNonNull(files.findFileByNioFile(create(path)), path);
  }

  private Path create(String path) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "select 1;");
  }

  private boolean contains(VirtualFile file) {
    return ChainFiles.contains(file, root.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "supabase/migrations/20260105000000_tenants.sql",
        "supabase/migrations/notes.sql",
        "supabase/seed.sql",
        "supabase/schemas/tables.sql",
        "src/main/resources/db/migration/V1_2__tables.sql",
        "anywhere/V1__tables.sql",
        "anywhere/R__views.sql",
        "db/migrations/00001_users.sql",
        "db/migrations/20260105000000_users.up.sql",
        "store/1_users.down.sql",
        "prisma/migrations/20260105000000_users/migration.sql",
        "hasura/migrations/default/1767571200000_users/up.sql",
        "diesel/2026-01-05-000000_users/down.sql",
        "drizzle/0000_wet_wolf.sql",
        "drizzle/custom.sql",
        "atlas/tables.sql",
        "sqitched/deploy/users.sql",
        "sqitched/verify/app/users.sql",
        "graphile/migrations/committed/000001.sql",
        "graphile/migrations/current.sql",
        "database/migration/018_add_customer.sql",
        "migrations/2026-01-14-tier1-features.sql",
        "sql/1-users.sql",
        "scripts/2026-01-14-x.sql",
        "scripts/001_x.SQL",
      })
  void migrationsAreMatched(String path) throws IOException {
    assertThat(contains(file(path))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "queries/users.sql",
        "queries/001_users.sql",
        "src/main/resources/report.sql",
        "scratch.sql",
        "deploy/users.sql",
        "scripts/1.sql",
        "app/up.sql",
        "schemas/tables.sql",
        "seed.sql",
        "db/migrations/00001_users.go",
        "db/migrations/readme.md",
      })
  void otherFilesAreLeftAlone(String path) throws IOException {
    assertThat(contains(file(path))).isFalse();
  }

  @Test
  void aFolderIsNoMigration() throws IOException {
    assertThat(contains(file("migrations/1_x.sql").getParent())).isFalse();
  }

  @Test
  void whatLiesAboveTheProjectSaysNothing() throws IOException {
    VirtualFile file = file("tests/app/scripts/001_x.sql");
    assertThat(contains(file)).isFalse();
    assertThat(ChainFiles.contains(file, root.resolve("tests/app").toString())).isTrue();
  }

  @Test
  void theConfigurationDecidesWhereItNamesChains() throws IOException {
    VirtualFile chosen = file("schema/one/tables.sql");
    VirtualFile other = file("migrations/1_x.sql");
    assertThat(contains(chosen)).isFalse();
    assertThat(contains(other)).isTrue();
    Path config = create("migration-lens.json");
    Files.writeString(config, "{\"chains\": [{\"path\": \"./schema/\", \"tool\": \"numbered\"}]}");
    assertThat(contains(chosen)).isTrue();
    assertThat(contains(other)).isFalse();
    Files.writeString(config, "{\"postgres\": 15}");
    assertThat(contains(chosen)).isFalse();
    assertThat(contains(other)).isTrue();
  }
}
