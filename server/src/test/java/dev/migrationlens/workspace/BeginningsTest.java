package dev.migrationlens.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.catalog.PackedStart;
import dev.migrationlens.sql.PgVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeginningsTest {
  @ParameterizedTest
  @ValueSource(ints = {12, 15, 18})
  void packedItIsWhatReplayingSupabasesSqlMakes(int version) {
    assertThat(PackedStart.read(Beginnings.packed(PgVersion.NEWEST)))
        .isEqualTo(Beginnings.replayed(new PgVersion(version)).start());
  }
}
