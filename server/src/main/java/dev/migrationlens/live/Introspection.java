package dev.migrationlens.live;

import dev.migrationlens.catalog.ExtensionObject;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.SchemaObject;
import dev.migrationlens.catalog.Setting;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.live.LiveDatabase.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what a database holds, in a dozen queries over its system catalogs. */
public final class Introspection {
  /** Before this version the system catalogs lack what is asked. */
  public static final int OLDEST = 12;

  /** The schemas of users, under the alias n. */
  static final String OWN = " n.nspname !~ '^pg_' and n.nspname <> 'information_schema' ";

  private final Reading reading;
  private final Server server;
  private final Assembly assembly;
  private final Map<Member, Origin> members = new HashMap<>();

  /** An object that an extension brought, by its system catalog and number. */
  private record Member(String catalog, long oid) {}

  private Introspection(Reading reading, Server server) {
    this.reading = reading;
    this.server = server;
    this.assembly = new Assembly(server.major());
  }

  /** Reads everything within one read-only transaction; the connection stays open. */
  public static LiveDatabase read(Connection connection) throws SQLException {
    List<String> path = new ArrayList<>();
    Server server = server(connection, path);
    if (server.major() < OLDEST) {
      throw new TooOld(server);
    }
    Reading reading = Reading.begin(connection);
    try {
      return new Introspection(reading, server).everything(path);
    } finally {
      reading.end();
    }
  }

  /** A server that cannot be read. */
  static final class TooOld extends SQLException {
    private static final long serialVersionUID = 1;

    TooOld(Server server) {
      super(server + " is too old: versions from " + OLDEST + " on can be read");
    }
  }

  /** A role's own search_path may hide what is asked here, so everything is qualified. */
  private static Server server(Connection connection, List<String> path) throws SQLException {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select pg_catalog.current_setting('server_version'),"
                    + " pg_catalog.current_setting('server_version_num')::pg_catalog.int4"
                    + " operator(pg_catalog./) 10000, pg_catalog.current_database(),"
                    + " current_user, pg_catalog.current_setting('search_path')")) {
      row.next();
      for (String schema : row.getString(5).split(",")) {
        path.add(schema.strip().replace("\"", ""));
      }
      String version = row.getString(1).replaceFirst(" .*", "");
      return new Server(version, row.getInt(2), row.getString(3), row.getString(4));
    }
  }

  private LiveDatabase everything(List<String> path) throws SQLException {
    assembly.put(Key.of(Space.SESSION, "search_path"), new Setting(path, 0));
    LiveTypes types = LiveTypes.read(reading);
    extensions();
    schemas();
    roles();
    new TypeReader(reading, assembly, types, this::origin).read();
    new RelationReader(reading, assembly, types, this::origin).read(server);
    new RoutineReader(reading, assembly, types, this::origin).read();
    new OperatorReader(reading, assembly, types).read(server);
    new StatementReader(reading, assembly, this::origin).read();
    new TableReader(reading, assembly, this::origin).read(server);
    new WatchReader(reading, assembly).read(server);
    var catalog = assembly.finished();
    History history = HistoryReader.read(reading, catalog);
    return new LiveDatabase(
        catalog,
        server,
        assembly.sizes(),
        assembly.definitions(),
        history,
        reading.unread(),
        Clock.systemUTC().instant());
  }

  /** Who made an object: an extension, or somebody. */
  private Origin origin(String catalog, long oid) {
    return members.getOrDefault(new Member(catalog, oid), Assembly.LIVE);
  }

  private void extensions() throws SQLException {
    var origins = new HashMap<Long, Origin>();
    reading.each(
        "extensions",
        """
        select e.oid, e.extname, n.nspname from pg_extension e
        join pg_namespace n on n.oid = e.extnamespace order by e.extname
        """,
        row -> {
          long oid = row.number();
          Origin origin = Assembly.origin(2 + origins.size());
          origins.put(oid, origin);
          var made =
              new ExtensionObject(Assembly.OTHERS + oid, row.word(), row.word(), true, origin);
          if (!made.name().equals("plpgsql")) {
            assembly.put(Key.of(Space.EXTENSION, made.name()), made.id(), made);
          }
        });
    reading.each(
        "members of extensions",
        """
        select c.relname, d.objid, d.refobjid from pg_depend d
        join pg_class c on c.oid = d.classid
        where d.deptype = 'e' and d.refclassid = 'pg_extension'::regclass
        and d.classid <> 'pg_operator'::regclass and d.classid <> 'pg_cast'::regclass
        """,
        row ->
            members.put(
                new Member(row.word(), row.number()),
                origins.getOrDefault(row.number(), Assembly.LIVE)));
  }

  private void schemas() throws SQLException {
    reading.each(
        "schemas",
        "select n.oid, n.nspname, pg_get_userbyid(n.nspowner) from pg_namespace n where" + OWN,
        row -> {
          long oid = row.number();
          String name = row.word();
          Origin origin = name.equals("public") ? Origin.BEFORE : origin("pg_namespace", oid);
          long id = Assembly.OTHERS + oid;
          assembly.put(
              Key.of(Space.SCHEMA, name), id, new SchemaObject(id, name, row.text(), true, origin));
        });
  }

  private void roles() throws SQLException {
    reading.each(
        "roles",
        "select oid, rolname from pg_roles where rolname !~ '^pg_' order by 2",
        row -> {
          long id = Assembly.OTHERS + row.number();
          String name = row.word();
          assembly.put(Key.of(Space.ROLE, name), new NamedObject(id, name, "role", Assembly.LIVE));
        });
  }
}
