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
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    var times = new ArrayList<Column>();
    var flags = new ArrayList<Column>();
    for (Relation table : schema.ownRelations()) {
      if (table.kind().isTable() && table.parents().isEmpty()) {
        for (Column column : table.columns()) {
          SqlType type = column.type();
          if (type != null && (type.is("timestamptz") || type.is("timestamp"))) {
            times.add(column);
          } else if (type != null && type.is("bool")) {
            flags.add(column);
          }
        }
      }
    }
    times(schema, times);
    flags(schema, flags);
  }

  private static void times(SchemaCase schema, List<Column> times) {
    long at = times.stream().filter(c -> c.name().endsWith("_at")).count();
    if (times.size() >= PEERS && at * 5 >= times.size() * 4L) {
      times.stream()
          .filter(c -> PLAIN_TIME.matcher(c.name()).matches())
          .forEach(
              c ->
                  schema.report(
                      c.origin(),
                      "`%s` would be `%s_at`: %d of %d moments end in `_at`"
                          .formatted(c.name(), stem(c.name()), at, times.size())));
    }
  }

  private static void flags(SchemaCase schema, List<Column> flags) {
    long is = flags.stream().filter(c -> c.name().startsWith("is_")).count();
    if (flags.size() >= PEERS && is * 5 >= flags.size() * 4L) {
      flags.stream()
          .filter(c -> PLAIN_FLAG.matcher(c.name()).matches())
          .forEach(
              c ->
                  schema.report(
                      c.origin(),
                      "`%s` would be `is_%s`: %d of %d flags begin with `is_`"
                          .formatted(c.name(), c.name(), is, flags.size())));
    }
  }

  private static String stem(String name) {
    return name.replaceFirst("_?(date|time|on|ts|timestamp)$", "");
  }
}
