package dev.migrationlens.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.live.Equality;
import dev.migrationlens.syntax.StatementSplitter;
import dev.migrationlens.testing.Postgres;
import dev.migrationlens.testing.PostgresDatabase;
import dev.migrationlens.testing.PostgresServer;
import dev.migrationlens.workspace.Config;
import dev.migrationlens.workspace.ReplayJudge;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** After every clean chain our catalog is what PostgreSQL has. */
@Tag("postgres")
class SchemaTruthTest {
  private static final String ONLY = System.getProperty("migrationlens.chains", "");

  @Test
  void theCatalogIsWhatPostgresHas() {
    var differences = new ArrayList<String>();
    for (TruthChain chain : TruthChain.all()) {
      if (chain.name().contains(ONLY)) {
        of(chain).forEach(d -> differences.add(chain.name() + ": " + d));
      }
    }
    assertThat(differences).isEmpty();
  }

  private static List<String> of(TruthChain chain) {
    boolean supabase = Move.onSupabase(chain);
    PostgresServer server = supabase ? Postgres.supabase() : Postgres.server();
    String path = supabase ? "\"$user\", public, extensions" : "\"$user\", public";
    try (PostgresDatabase database = server.database()) {
      // Roles that the chain makes are the server's, so nobody else may make some meanwhile.
      database.run("select 'create role'");
      run(chain, server, database.name(), path);
      var replay = new ReplayJudge(List.of()).replay(chain.chain(), Config.DEFAULT);
      return Equality.ofObjects(replay, Equality.read(database));
    }
  }

  private static void run(TruthChain chain, PostgresServer server, String database, String path) {
    String bookkeeping = chain.chain().bookkeeping();
    try (Connection connection = Ground.connect(server, database, path.replace(" ", ""))) {
      StatementSplitter.split(bookkeeping).forEach(s -> Ground.must(connection, s.of(bookkeeping)));
      Move.of(chain, true).forEach(move -> Ground.must(connection, move.sql()));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
