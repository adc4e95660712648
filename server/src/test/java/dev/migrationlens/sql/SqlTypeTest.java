package dev.migrationlens.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.testing.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SqlTypeTest {
  private static final String TYPES =
      "int4 int8 int2 bool float4 float8 numeric numeric(10,2) varchar varchar(50) "
          + "bpchar bpchar(3) \"char\" bit(3) varbit varbit(7) time time(3) timetz timetz(0) "
          + "timestamp timestamp(3) timestamptz timestamptz(6) interval interval(2) json "
          + "jsonb xml date uuid text name oid regclass money int4range";

  @Test
  void anArrayIsNamedByItsElements() {
    assertThat(SqlType.of("_int4")).isEqualTo(SqlType.INT4.asArray());
    assertThat(SqlType.of("_int4").element()).isEqualTo(SqlType.INT4);
    assertThat(SqlType.of("pg_catalog", "int4")).isEqualTo(SqlType.INT4);
  }

  @Test
  void namesOfUsersAreQuotedWhereNeeded() {
    assertThat(SqlType.of("public", "Mood")).hasToString("public.\"Mood\"");
    assertThat(SqlType.of("public", "mood").asArray().shortFormat()).isEqualTo("mood[]");
    assertThat(SqlType.of("extensions", "vector").withModifiers(List.of("3")).shortFormat())
        .isEqualTo("vector(3)");
  }

  @Test
  @Tag("postgres")
  void formatsAsFormatTypeDoes() throws SQLException {
    try (var database = Postgres.database()) {
      for (String written : TYPES.split(" ")) {
        for (String suffix : List.of("", "[]")) {
          database.prepare("create table t (a " + written + suffix + ")");
          assertThat(type(written, suffix).format()).isEqualTo(format(database.connection()));
          database.prepare("drop table t");
        }
      }
    }
  }

  private static SqlType type(String written, String suffix) {
    int parenthesis = written.indexOf('(');
    String name = parenthesis < 0 ? written : written.substring(0, parenthesis);
    List<String> modifiers =
        parenthesis < 0
            ? List.of()
            : List.of(written.substring(parenthesis + 1, written.length() - 1).split(","));
    return new SqlType(null, name.replace("\"", ""), modifiers, !suffix.isEmpty());
  }

  private static String format(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select format_type(atttypid, atttypmod) from pg_attribute"
                    + " where attrelid = 't'::regclass and attnum = 1")) {
      rows.next();
      return rows.getString(1);
    }
  }
}
