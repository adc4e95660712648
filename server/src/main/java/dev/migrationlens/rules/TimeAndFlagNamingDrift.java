package dev.migrationlens.rules;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.sql.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A time named unlike the other times. */
final class TimeAndFlagNamingDrift implements Rule.OfSchema {
  private static final int PEERS = 10;

  /** What is as well said with {@code _at}; a time such as {@code valid_until} is not. */
  private static final Pattern PLAIN_TIME =
      Pattern.compile("[a-z]+(_[a-z]+)*?ed(_?(date|time|on|ts|timestamp))?");

  private static final Pattern PLAIN_FLAG =
      Pattern.compile("active|enabled|deleted|public|default|archived|visible|verified|published");

  private static final RuleInfo INFO =
      new RuleInfo(
          "time-and-flag-naming-drift",
          Severity.HINT,
          Topic.NAMING,
          "A time or a flag is named unlike the others",
          """
          Most moments of the chain end in `_at`, or most flags begin with `is_`; this one does not, so that it is
          searched for under another name.
          """,
          """
          create table a (id int primary key, created_at timestamptz, updated_at timestamptz, closed_at timestamptz);
          create table b (id int primary key, created_at timestamptz, updated_at timestamptz, closed_at timestamptz);
          create table c (id int primary key, created_at timestamptz, updated_at timestamptz, closed_at timestamptz);
          create table d (id int primary key, created timestamptz, updated_at timestamptz);
          --                                  ^^^^^^^ hint[time-and-flag-naming-drift]: `created` would be `created_at`: 10 of 11 moments end in `_at`
          --? Name it `created_at`
          create table a (id int primary key, created_at timestamptz, updated_at timestamptz, closed_at timestamptz);
          create table b (id int primary key, created_at timestamptz, updated_at timestamptz, closed_at timestamptz);
          create table c (id int primary key, created_at timestamptz, updated_at timestamptz, closed_at timestamptz);
          create table d (id int primary key, created_at timestamptz, updated_at timestamptz);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    var times = new ArrayList<Owned>();
    var flags = new ArrayList<Owned>();
    for (Relation table : schema.ownRelations()) {
      if (table.kind().isTable() && table.parents().isEmpty()) {
        for (Column column : table.columns()) {
          SqlType type = column.type();
          if (type != null && (type.is("timestamptz") || type.is("timestamp"))) {
            times.add(new Owned(table, column));
          } else if (type != null && type.is("bool")) {
            flags.add(new Owned(table, column));
          }
        }
      }
    }
    times(schema, times);
    flags(schema, flags);
  }

  private static void times(SchemaCase schema, List<Owned> times) {
    long at = times.stream().filter(c -> c.name().endsWith("_at")).count();
    if (times.size() >= PEERS && at * 5 >= times.size() * 4L) {
      String evidence = "%d of %d moments end in `_at`".formatted(at, times.size());
      times.stream()
          .filter(c -> PLAIN_TIME.matcher(c.name()).matches())
          .forEach(c -> report(schema, c, stem(c.name()) + "_at", evidence));
    }
  }

  private static void flags(SchemaCase schema, List<Owned> flags) {
    long is = flags.stream().filter(c -> c.name().startsWith("is_")).count();
    if (flags.size() >= PEERS && is * 5 >= flags.size() * 4L) {
      String evidence = "%d of %d flags begin with `is_`".formatted(is, flags.size());
      flags.stream()
          .filter(c -> PLAIN_FLAG.matcher(c.name()).matches())
          .forEach(c -> report(schema, c, "is_" + c.name(), evidence));
    }
  }

  private record Owned(Relation table, Column column) {
    String name() {
      return column.name();
    }
  }

  private static void report(SchemaCase schema, Owned owned, String name, String evidence) {
    schema.report(
        owned.column().origin(),
        "`%s` would be `%s`: %s".formatted(owned.name(), name, evidence),
        () -> schema.renamed(owned.column(), owned.table(), name));
  }

  private static String stem(String name) {
    return name.replaceFirst("_?(date|time|on|ts|timestamp)$", "");
  }
}
