package dev.migrationlens.sql;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL 18's key words, as {@code pg_get_keywords()} lists them. A word is its lower-case
 * text; two equal words are the same instance.
 */
public final class Keyword {
  private static final Map<String, Keyword> ALL = new HashMap<>(1024);
  private static final Keyword[] NUMBERED;

  static {
    add(
        Category.COLUMN_NAME,
        Label.AS_NEEDED,
        """
        char character precision\
        """);
    add(
        Category.COLUMN_NAME,
        Label.BARE,
        """
        between bigint bit boolean coalesce dec decimal exists extract float greatest
        grouping inout int integer interval json json_array json_arrayagg json_exists
        json_object json_objectagg json_query json_scalar json_serialize json_table
        json_value least merge_action national nchar none normalize nullif numeric out
        overlay position real row setof smallint substring time timestamp treat trim
        values varchar xmlattributes xmlconcat xmlelement xmlexists xmlforest
        xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable\
        """);
    add(
        Category.RESERVED,
        Label.AS_NEEDED,
        """
        array as create except fetch for from grant group having intersect into limit
        offset on order returning to union where window with\
        """);
    add(
        Category.RESERVED,
        Label.BARE,
        """
        all analyse analyze and any asc asymmetric both case cast check collate column
        constraint current_catalog current_date current_role current_time
        current_timestamp current_user default deferrable desc distinct do else end
        false foreign in initially lateral leading localtime localtimestamp not null
        only or placing primary references select session_user some symmetric
        system_user table then trailing true unique user using variadic when\
        """);
    add(
        Category.TYPE_OR_FUNCTION,
        Label.AS_NEEDED,
        """
        isnull notnull overlaps\
        """);
    add(
        Category.TYPE_OR_FUNCTION,
        Label.BARE,
        """
        authorization binary collation concurrently cross current_schema freeze full
        ilike inner is join left like natural outer right similar tablesample verbose\
        """);
    add(
        Category.UNRESERVED,
        Label.AS_NEEDED,
        """
        day filter hour minute month over second varying within without year\
        """);
    add(
        Category.UNRESERVED,
        Label.BARE,
        """
        abort absent absolute access action add admin after aggregate also alter always
        asensitive assertion assignment at atomic attach attribute backward before
        begin breadth by cache call called cascade cascaded catalog chain
        characteristics checkpoint class close cluster columns comment comments commit
        committed compression conditional configuration conflict connection constraints
        content continue conversion copy cost csv cube current cursor cycle data
        database deallocate declare defaults deferred definer delete delimiter
        delimiters depends depth detach dictionary disable discard document domain
        double drop each empty enable encoding encrypted enforced enum error escape
        event exclude excluding exclusive execute explain expression extension external
        family finalize first following force format forward function functions
        generated global granted groups handler header hold identity if immediate
        immutable implicit import include including increment indent index indexes
        inherit inherits inline input insensitive insert instead invoker isolation keep
        key keys label language large last leakproof level listen load local location
        lock locked logged mapping match matched materialized maxvalue merge method
        minvalue mode move name names nested new next nfc nfd nfkc nfkd no normalized
        nothing notify nowait nulls object objects of off oids old omit operator option
        options ordinality others overriding owned owner parallel parameter parser
        partial partition passing password path period plan plans policy preceding
        prepare prepared preserve prior privileges procedural procedure procedures
        program publication quote quotes range read reassign recursive ref referencing
        refresh reindex relative release rename repeatable replace replica reset
        restart restrict return returns revoke role rollback rollup routine routines
        rows rule savepoint scalar schema schemas scroll search security sequence
        sequences serializable server session set sets share show simple skip snapshot
        source sql stable standalone start statement statistics stdin stdout storage
        stored strict string strip subscription support sysid system tables tablespace
        target temp template temporary text ties transaction transform trigger truncate
        trusted type types uescape unbounded uncommitted unconditional unencrypted
        unknown unlisten unlogged until update vacuum valid validate validator value
        version view views virtual volatile whitespace work wrapper write xml yes zone\
        """);
    NUMBERED = new Keyword[ALL.size() + 1];
    ALL.values().forEach(keyword -> NUMBERED[keyword.number] = keyword);
  }

  /** How freely a key word may be used as a name. */
  public enum Category {
    /** Any name. */
    UNRESERVED,
    /** A column or table name, not a function or type. */
    COLUMN_NAME,
    /** A function or type name, not a column. */
    TYPE_OR_FUNCTION,
    /** Only after AS, or quoted. */
    RESERVED
  }

  /** Whether the word may name an output column without AS. */
  private enum Label {
    BARE,
    AS_NEEDED
  }

  private final String word;
  private final Category category;
  private final Label label;
  private final short number = (short) (ALL.size() + 1);

  private Keyword(String word, Category category, Label label) {
    this.word = word;
    this.category = category;
    this.label = label;
  }

  private static void add(Category category, Label label, String words) {
    for (String word : words.split("\\s+")) {
      ALL.put(word, new Keyword(word, category, label));
    }
  }

  /** The key word of this lower-case text, if it is one. */
  public static @Nullable Keyword of(String lowerCase) {
    return ALL.get(lowerCase);
  }

  /** The key word of a {@link #number}; none of 0. */
  public static @Nullable Keyword numbered(int number) {
    return NUMBERED[number];
  }

  public static Set<String> words() {
    return Set.copyOf(ALL.keySet());
  }

  /** Whether a plain lower-case name must be quoted to be read as a name everywhere. */
  public static boolean needsQuotes(String lowerCase) {
    Keyword keyword = ALL.get(lowerCase);
    return keyword != null && keyword.category != Category.UNRESERVED;
  }

  /** What stands for the word in an array: smaller than a reference, and nothing to trace. */
  public short number() {
    return number;
  }

  public String word() {
    return word;
  }

  public Category category() {
    return category;
  }

  /** Whether {@code SELECT 1 word} is legal without AS. */
  public boolean bareLabel() {
    return label == Label.BARE;
  }

  @Override
  public String toString() {
    return word;
  }
}
