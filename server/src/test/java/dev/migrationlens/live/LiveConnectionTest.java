package dev.migrationlens.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.migrationlens.catalog.Space;
import dev.migrationlens.live.LiveFailure.Kind;
import dev.migrationlens.testing.Postgres;
import dev.migrationlens.testing.PostgresDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class LiveConnectionTest {
  private static final Surroundings NOTHING = new Surroundings(Map.of(), Path.of("/nowhere"));

  private static Address address(PostgresDatabase database) throws LiveFailure {
    return Addresses.ofUrl(database.address(), Address.NamedBy.USER, NOTHING);
  }

  private static Address at(String url) throws LiveFailure {
    return Addresses.ofUrl(url, Address.NamedBy.USER, NOTHING);
  }

  private static LiveFailure failure(Address address) {
    return assertThrows(LiveFailure.class, () -> LiveConnection.read(address));
  }

  /** Every event trigger there is writes down what it sees, and the server counts rows. */
  @Test
  void evenASuperuserCannotWrite() throws Exception {
    try (var database = Postgres.database()) {
      database.prepare("create table witness (what text)");
      database.prepare("create table schema_migrations (version varchar(128) primary key)");
      database.prepare(
          "create function note() returns event_trigger language plpgsql as"
              + " $$ begin insert into witness values (tg_tag); end $$");
      for (String event : List.of("ddl_command_start", "ddl_command_end", "sql_drop")) {
        database.prepare(
            "create event trigger on_%s on %s execute function note()".formatted(event, event));
      }
      try (var connection = LiveConnection.open(address(database));
          var statement = connection.createStatement()) {
        for (String sql :
            List.of(
                "create table written (id int)",
                "insert into witness values ('x')",
                "select nextval('pg_catalog.pg_class_oid_index')",
                "drop table witness")) {
          assertThatThrownBy(() -> statement.execute(sql)).isInstanceOf(SQLException.class);
          statement.execute("rollback");
        }
      }
      long before = written(database);
      LiveConnection.read(address(database));
      assertThat(written(database)).isEqualTo(before);
      assertThat(count(database, "select count(*) from witness")).isZero();
    }
  }

  /** Rows that anybody wrote to this database, its own system catalogs among them. */
  private static long written(PostgresDatabase database) throws SQLException {
    return count(
        database,
        "select sum(n_tup_ins + n_tup_upd + n_tup_del) from pg_stat_all_tables s"
            + " join pg_class c on c.oid = s.relid and not c.relisshared");
  }

  private static long count(PostgresDatabase database, String sql) throws SQLException {
    try (var statement = database.connection().createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** With every logger of this process set to tell all. */
  @Test
  void noSecretIsLogged() throws Exception {
    var told = new ConcurrentLinkedQueue<String>();
    var listener =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            told.add(entry.getMessage() + Arrays.toString(entry.getParameters()));
            told.add(String.valueOf(entry.getThrown()));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger root = Logger.getLogger("");
    Level usual = root.getLevel();
    root.addHandler(listener);
    root.setLevel(Level.ALL);
    try (var database = Postgres.database()) {
      LiveConnection.read(at(database.address() + "&password=s3cret"));
      failure(at(database.address().replace("/" + database.name(), "/none") + "&password=s3cret"));
      failure(at("postgresql://me:s3cret@localhost:" + freePort() + "/y"));
    } finally {
      root.setLevel(usual);
      root.removeHandler(listener);
    }
    assertThat(told.toString()).doesNotContain("s3cret");
  }

  /** What a database holds may be hostile too: reading it runs nothing of its own. */
  @Test
  void aHostileDatabaseRunsNothing() throws Exception {
    try (var database = Postgres.database()) {
      database.prepare("create sequence witness");
      database.prepare(
          "create function act() returns text language sql as"
              + " $$ select nextval('public.witness')::text $$");
      database.prepare(
          "create view schema_migrations as select act() as version, array['x'] as statements");
      database.prepare("create schema evil");
      database.prepare(
          "create function evil.current_setting(text) returns text language sql as"
              + " $$ select public.act() $$");
      database.prepare("create role victim superuser login");
      database.prepare("alter role victim set search_path = evil, pg_catalog, public");
      LiveDatabase read =
          LiveConnection.read(at(database.address().replace("=postgres", "=victim")));
      assertThat(read.server().major()).isEqualTo(18);
      assertThat(read.history().ledgers()).isEmpty();
      try (var rows =
          database.connection().createStatement().executeQuery("select is_called from witness")) {
        rows.next();
        assertThat(rows.getBoolean(1)).isFalse();
      }
      database.prepare("drop role victim");
    }
  }

  @Test
  void aHistoryThatRowSecurityWouldThinOutIsNotRead() throws Exception {
    try (var database = Postgres.database()) {
      database.prepare("create role thin login");
      database.prepare("create table schema_migrations (version varchar(128) primary key)");
      database.prepare("alter table schema_migrations enable row level security");
      database.prepare("grant select on schema_migrations to thin");
      LiveDatabase read = LiveConnection.read(at(database.address().replace("=postgres", "=thin")));
      assertThat(read.unread()).containsExactly("the history in public.schema_migrations");
      database.prepare("drop owned by thin");
      database.prepare("drop role thin");
    }
  }

  @Test
  void aRoleWithoutRightsReadsTheSchemaAndSaysWhatItCouldNot() throws Exception {
    try (var database = Postgres.database()) {
      database.prepare("create role poor login");
      database.prepare("create schema closed; create table closed.inner (id int primary key)");
      database.prepare("create table schema_migrations (version varchar(128) primary key)");
      LiveDatabase read = LiveConnection.read(at(database.address().replace("=postgres", "=poor")));
      assertThat(read.catalog().relationEntry("closed", "inner")).isNotNull();
      assertThat(read.server().user()).isEqualTo("poor");
      assertThat(read.unread()).containsExactly("the history in public.schema_migrations");
    }
  }

  @Test
  void anOlderServerIsReadToo() throws Exception {
    var server = Postgres.system15();
    if (server.isEmpty()) {
      return;
    }
    try (var database = server.get().database()) {
      database.prepare("create table t (id serial primary key, tags text[] not null)");
      database.prepare("create view v as select * from t");
      database.prepare("create function f(a int default 1) returns int language sql as 'select a'");
      LiveDatabase read = LiveConnection.read(address(database));
      assertThat(read.server().major()).isEqualTo(15);
      assertThat(read.catalog().relations("public")).hasSize(3);
      assertThat(read.catalog().routines("public", "f")).hasSize(1);
      assertThat(read.catalog().has(Space.ROLE, "postgres")).isTrue();
    }
  }

  @Test
  void eachFailureSaysWhatToDo() throws Exception {
    try (var database = Postgres.database()) {
      String url = database.address();
      LiveFailure none = failure(at(url.replace("/" + database.name(), "/no_such")));
      assertThat(none.kind()).isEqualTo(Kind.NO_DATABASE);
      assertThat(none.sentence()).contains("has no database no_such");
      LiveFailure tls = failure(at(url + "&sslmode=require"));
      assertThat(tls.kind()).isEqualTo(Kind.TLS);
    }
    assertThat(failure(at("postgresql://x@localhost:" + freePort() + "/y")).kind())
        .isEqualTo(Kind.REFUSED);
    assertThat(failure(at("postgresql://x@no-such-host.invalid/y")).kind()).isEqualTo(Kind.NO_HOST);
  }

  @Test
  void whoNeverAnswersIsGivenUp() throws Exception {
    try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Instant start = Instant.now();
      LiveFailure failure = failure(at("postgresql://x@127.0.0.1:" + silent.getLocalPort() + "/y"));
      assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(6));
    }
  }

  @Test
  void whatIsTooOldSaysSo() throws Exception {
    try (var server = new AncientServer()) {
      LiveFailure failure = failure(at("postgresql://me@localhost:" + server.port() + "/old"));
      assertThat(failure.kind()).isEqualTo(Kind.TOO_OLD);
      assertThat(failure.sentence())
          .isEqualTo("PostgreSQL 9.6.24 is too old: versions from 12 on can be read");
    }
  }

  @Test
  void whoStopsAnsweringIsLost() throws LiveFailure {
    var silence =
        new SQLException("I/O error", "08006", new SocketTimeoutException("Read timed out"));
    LiveFailure failure = LiveFailure.of(silence, at("postgresql://me@localhost/x"));
    assertThat(failure.kind()).isEqualTo(Kind.LOST);
    assertThat(failure.sentence())
        .isEqualTo("localhost:5432 stopped answering; connect again to read it anew");
  }

  @Test
  void aServerThatGoesAwayIsAMessageAndComesBack() throws Exception {
    try (var database = Postgres.database()) {
      database.prepare("create table t (id int)");
      try (var connection = LiveConnection.open(address(database))) {
        database.prepare(
            "select pg_terminate_backend(pid) from pg_stat_activity"
                + " where application_name = 'migration-lens' and datname = current_database()");
        SQLException lost = assertThrows(SQLException.class, () -> Introspection.read(connection));
        assertThat(LiveFailure.of(lost, address(database)).kind()).isEqualTo(Kind.LOST);
      }
      assertThat(LiveConnection.read(address(database)).catalog().relations("public")).hasSize(1);
    }
  }

  @Test
  void aWrongPasswordIsToldAndNeverShown() throws Exception {
    try (var database = Postgres.database()) {
      database.prepare("create role locked login password 'right'");
      allowOnlyWithPassword(database);
      String url = database.address().replace("user=postgres", "user=locked");
      LiveFailure missing = failure(at(url));
      assertThat(missing.needsPassword()).isTrue();
      LiveFailure wrong = failure(at(url + "&password=wr0ng-s3cret"));
      assertThat(wrong.needsPassword()).isTrue();
      assertThat(wrong.sentence()).doesNotContain("s3cret");
      Address right = at(url + "&password=right");
      assertThat(right.toString()).doesNotContain("right");
      assertThat(LiveConnection.read(right).server().user()).isEqualTo("locked");
    }
  }

  private static void allowOnlyWithPassword(PostgresDatabase database)
      throws SQLException, IOException {
    try (var statement = database.connection().createStatement();
        var row = statement.executeQuery("show hba_file")) {
      row.next();
      Path file = Path.of(row.getString(1));
      Files.writeString(file, "host all locked all scram-sha-256\n" + Files.readString(file));
    }
    database.prepare("select pg_reload_conf()");
    database.prepare("select pg_sleep(0.3)");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
