package dev.migrationlens.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.catalog.FunctionSignature.Kind;
import dev.migrationlens.catalog.FunctionSignature.Parameter;
import dev.migrationlens.sql.SqlType;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuiltinsTest {

  @Test
  void functionsAreFoundByNameWithTheirParameters() {
    var makeInterval = Builtins.functions("make_interval");
    assertThat(makeInterval).hasSize(1);
    assertThat(makeInterval.getFirst().defaults()).isEqualTo(7);
    assertThat(makeInterval.getFirst().inputs())
        .contains(new Parameter("years", SqlType.INT4), new Parameter("secs", SqlType.FLOAT8));
    assertThat(Builtins.functions("count"))
        .allMatch(function -> function.kind() == Kind.AGGREGATE)
        .hasSize(2);
    assertThat(Builtins.functions("json_each").getFirst().outputs())
        .extracting(Parameter::name)
        .containsExactly("key", "value");
    assertThat(Builtins.functions("no_such_function")).isEmpty();
    assertThat(Builtins.functions("zzz")).isEmpty();
    assertThat(Builtins.functions("")).isEmpty();
  }

  @Test
  void everyLineIsUnderstood() {
    assertThat(Builtins.functionNames()).hasSizeGreaterThan(2500);
    assertThat(Builtins.functionNames()).allMatch(name -> !Builtins.functions(name).isEmpty());
    assertThat(Builtins.typeNames()).allMatch(name -> Builtins.type(name).isPresent());
    assertThat(Builtins.operatorSymbols()).allMatch(it -> !Builtins.operators(it).isEmpty());
    assertThat(Builtins.settingNames()).allMatch(name -> Builtins.setting(name).isPresent());
    for (String schema : List.of("pg_catalog", "information_schema")) {
      assertThat(Builtins.relationNames(schema))
          .isNotEmpty()
          .allMatch(name -> Builtins.relation(schema, name).isPresent());
    }
  }

  @Test
  void relationsHaveColumnsWithTypes() {
    var columns = Builtins.relation("information_schema", "columns").orElseThrow().columns();
    assertThat(columns).extracting(BuiltinRelation.Column::name).contains("column_name");
    assertThat(columns.getFirst().type().format()).isEqualTo("information_schema.sql_identifier");
    assertThat(Builtins.relation("pg_catalog", "columns")).isEmpty();
  }

  @Test
  void typesKnowWhatTheyAreMadeOf() {
    assertThat(Builtins.type("int4range").orElseThrow().related()).isEqualTo(SqlType.INT4);
    assertThat(Builtins.type("text").orElseThrow().preferred()).isTrue();
    assertThat(Builtins.type("pg_class").orElseThrow().kind()).isEqualTo(TypeFacts.Kind.COMPOSITE);
    assertThat(Builtins.informationSchemaType("yes_or_no").orElseThrow().related())
        .hasToString("character varying(3)");
    assertThat(Builtins.cast(SqlType.INT4, SqlType.INT8).orElseThrow().context())
        .isEqualTo(CastRule.Context.IMPLICIT);
  }

  @Test
  void namesAreFoundByKind() {
    assertThat(Builtins.hasLanguage("sql")).isTrue();
    assertThat(Builtins.hasLanguage("plpgsql")).isTrue();
    assertThat(Builtins.hasLanguage("plpython3u")).isFalse();
    assertThat(Builtins.names("access-method")).contains("heap", "btree", "gin");
    assertThat(Builtins.isCollation("C")).isEqualTo(Certainty.YES);
    assertThat(Builtins.isCollation("en_US.utf8")).isEqualTo(Certainty.UNKNOWN);
    assertThat(Builtins.isCollation("case_insensitive")).isEqualTo(Certainty.NO);
    assertThat(Builtins.setting("DateStyle").orElseThrow().context())
        .isEqualTo(BuiltinSetting.Context.USER);
  }
}
