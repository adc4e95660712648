package dev.migrationlens.catalog;

import dev.migrationlens.sql.SqlType;
import dev.migrationlens.testing.PostgresDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL makes of expressions: each is prepared, never executed, so asking is free of side
 * effects. The database has a few types of a user's own, and {@link #WORLD} knows them.
 */
final class TypeJudge {
  static final SqlType MOOD = SqlType.of("public", "mood");
  static final SqlType WEATHER = SqlType.of("public", "weather");
  static final SqlType SMALL = SqlType.of("public", "small");
  static final SqlType SHORT_TEXT = SqlType.of("public", "short_text");
  static final SqlType PAIR = SqlType.of("public", "pair");
  static final SqlType TIMES = SqlType.of("public", "times");
  static final SqlType INT_LIST = SqlType.of("public", "int_list");

  private static final String TYPES =
      """
      create type mood as enum ('sad', 'ok');
      create type weather as enum ('sun', 'rain');
      create domain small as int4;
      create domain short_text as varchar(10);
      create type pair as (a int4, b text);
      create type times as range (subtype = time, multirange_type_name = multitimes);
      create domain int_list as int4[];
      create function judge(expressions text[]) returns text[] language plpgsql as $$
        declare
          answers text[] := '{}';
          one text;
        begin
          foreach one in array expressions loop
            begin
              execute 'prepare lens_judged as ' || one;
              answers := answers || (
                select coalesce(result_types[1]::text, '') from pg_prepared_statements
                where name = 'lens_judged');
              deallocate lens_judged;
            exception when others then
              answers := answers || sqlstate;
            end;
          end loop;
          return answers;
        end
      $$
      """;

  private static final Map<SqlType, TypeFacts> OWN =
      Map.of(
          MOOD, TypeFacts.enumeration(MOOD),
          WEATHER, TypeFacts.enumeration(WEATHER),
          SMALL, TypeFacts.domain(SMALL, SqlType.INT4, 'N', false),
          SHORT_TEXT,
              TypeFacts.domain(SHORT_TEXT, SqlType.VARCHAR.withModifiers(List.of("10")), 'S', true),
          PAIR, TypeFacts.composite(PAIR),
          TIMES, TypeFacts.range(TIMES, SqlType.of("time")),
          INT_LIST, TypeFacts.domain(INT_LIST, SqlType.of("_int4"), 'A', false));

  /** PostgreSQL's own types and those above. */
  static final TypeWorld WORLD =
      new TypeWorld() {
        @Override
        public @Nullable TypeFacts facts(SqlType type) {
          TypeFacts own = OWN.get(type);
          return own != null ? own : Builtins.types().facts(type);
        }

        @Override
        public @Nullable CastRule cast(SqlType source, SqlType target) {
          return Builtins.types().cast(source, target);
        }

        @Override
        public List<OperatorSignature> operators(String symbol) {
          return Builtins.types().operators(symbol);
        }

        @Override
        public List<OperatorClass> operatorClasses(String method) {
          return Builtins.types().operatorClasses(method);
        }

        @Override
        public @Nullable List<String> labels(SqlType type) {
          return type.equals(MOOD) ? List.of("sad", "ok") : null;
        }
      };

  private TypeJudge() {}

  static void prepare(PostgresDatabase database) {
    database.prepare(TYPES);
  }

  /** Every type a column can have, some arrays, the user's own, and unknown. */
  static List<SqlType> pool() {
    var pool = new ArrayList<SqlType>();
    for (String name : Builtins.typeNames()) {
      TypeFacts facts = Builtins.type(name).orElseThrow();
      if (facts.kind() != TypeFacts.Kind.PSEUDO && !name.equals("unknown")) {
        pool.add(facts.type());
      }
    }
    for (String array :
        List.of("_int4", "_int8", "_text", "_varchar", "_uuid", "_jsonb", "_name")) {
      pool.add(SqlType.of(array));
    }
    pool.addAll(List.of(MOOD, WEATHER, SMALL, SHORT_TEXT, PAIR, TIMES, INT_LIST));
    pool.addAll(List.of(MOOD.asArray(), SMALL.asArray(), PAIR.asArray()));
    pool.add(SqlType.of("pg_class"));
    return pool;
  }

  /** A value of the type that PostgreSQL need not compute. */
  static String value(SqlType type) {
    return type.isUnknown() ? "null" : "null::" + type.format();
  }

  /** For each statement the SQLSTATE, or the type of its first column, "" when it has none. */
  static List<String> judge(PostgresDatabase database, List<String> statements)
      throws SQLException {
    var answers = new ArrayList<String>();
    var connection = database.connection();
    for (int from = 0; from < statements.size(); from += 1000) {
      var some = statements.subList(from, Math.min(statements.size(), from + 1000));
      try (var call = connection.prepareStatement("select judge(?)")) {
        call.setArray(1, connection.createArrayOf("text", some.toArray()));
        try (var rows = call.executeQuery()) {
          rows.next();
          for (Object answer : (Object[]) rows.getArray(1).getArray()) {
            answers.add((String) answer);
          }
        }
      }
    }
    return answers;
  }

  /** Our answer in the same words, null where we claim nothing. */
  static @Nullable String claim(Resolution resolution) {
    return switch (resolution) {
      case Resolution.Found found -> found.type().isUnsure() ? null : plain(found.type());
      case Resolution.Failed failed -> failed.state().code();
      case Resolution.Unsure unsure -> null;
    };
  }

  /** As {@code regtype} prints it, which forgets that there was no length. */
  private static String plain(SqlType type) {
    return type.shortFormat().replace("bpchar", "character").replace("\"bit\"", "bit");
  }
}
