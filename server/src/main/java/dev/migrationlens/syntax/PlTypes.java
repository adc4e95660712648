package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.TypeName;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a type's name alone tells about variables of it, without a catalog. */
final class PlTypes {
  /** PostgreSQL's own types that are neither records nor cursors; search_path looks there first. */
  private static final Set<String> SCALARS =
      Set.of(
          """
          bool bytea char name int8 int2 int4 text oid tid xid xid8 cid json jsonb jsonpath xml
          point lseg path box polygon line circle float4 float8 money macaddr macaddr8 inet cidr
          bpchar varchar date time timetz timestamp timestamptz interval bit varbit numeric uuid
          regproc regprocedure regoper regoperator regclass regtype regrole regnamespace regconfig
          regdictionary regcollation tsvector tsquery int4range int8range numrange tsrange tstzrange
          daterange int4multirange int8multirange nummultirange tsmultirange tstzmultirange
          datemultirange pg_lsn pg_snapshot txid_snapshot anyelement anyarray anynonarray anyenum
          anyrange anymultirange anycompatible anycompatiblearray anycompatiblenonarray
          anycompatiblerange anycompatiblemultirange\
          """
              .split("\\s+"));

  /** Types that only PostgreSQL itself passes around. */
  static final Set<String> PSEUDO =
      Set.of(
          "internal",
          "cstring",
          "language_handler",
          "fdw_handler",
          "index_am_handler",
          "table_am_handler",
          "tsm_handler",
          "any",
          "void",
          "trigger",
          "event_trigger",
          "pg_ddl_command",
          "unknown");

  /** Those that PL/pgSQL lets COLLATE. */
  private static final Set<String> COLLATABLE =
      Set.of("text", "varchar", "bpchar", "char", "name", "anyelement", "anyarray", "anynonarray");

  /** How PostgreSQL spells them in messages. */
  private static final Map<String, String> SPELLINGS =
      Map.ofEntries(
          Map.entry("bool", "boolean"),
          Map.entry("int2", "smallint"),
          Map.entry("int4", "integer"),
          Map.entry("int8", "bigint"),
          Map.entry("float4", "real"),
          Map.entry("float8", "double precision"),
          Map.entry("bpchar", "character"),
          Map.entry("varchar", "character varying"),
          Map.entry("varbit", "bit varying"),
          Map.entry("time", "time without time zone"),
          Map.entry("timetz", "time with time zone"),
          Map.entry("timestamp", "timestamp without time zone"),
          Map.entry("timestamptz", "timestamp with time zone"));

  private PlTypes() {}

  static PlVariable variable(String name, TypeName type) {
    if (type.percent() == TypeName.Percent.ROW && type.dimensions() == 0) {
      return PlVariable.record(name);
    }
    if (type.dimensions() > 0) {
      return PlVariable.scalar(name, "");
    }
    String own = own(type);
    if (own == null) {
      return PlVariable.unknown(name);
    }
    if (own.equals("refcursor")) {
      return PlVariable.cursor(name, null);
    }
    if (own.equals("record")) {
      return PlVariable.record(name);
    }
    if (!SCALARS.contains(own)) {
      return PlVariable.unknown(name);
    }
    return PlVariable.scalar(name, SPELLINGS.getOrDefault(own, own));
  }

  /** The name, where only PostgreSQL's own schema is meant or is looked at first. */
  private static @Nullable String own(TypeName type) {
    boolean here = type.schema() == null || type.builtIn();
    return here && type.percent() == TypeName.Percent.NONE ? type.name().name() : null;
  }

  /** A type that no variable may have, as PostgreSQL spells it; null for any other. */
  static @Nullable String pseudo(TypeName type) {
    String own = own(type);
    if (own == null) {
      return null;
    }
    if (type.dimensions() > 0) {
      return own.equals("record") ? "record[]" : null;
    }
    if (own.equals("any")) {
      return "\"any\"";
    }
    return own.startsWith("any") && SCALARS.contains(own) || PSEUDO.contains(own) ? own : null;
  }

  /** PostgreSQL's spelling of a type that certainly takes no collation; null where it may. */
  static @Nullable String uncollatable(TypeName type) {
    String own = own(type);
    if (own == null || COLLATABLE.contains(own) || !SCALARS.contains(own)) {
      return null;
    }
    return SPELLINGS.getOrDefault(own, own) + (type.dimensions() > 0 ? "[]" : "");
  }
}
