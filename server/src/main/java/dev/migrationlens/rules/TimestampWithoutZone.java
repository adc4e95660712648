package dev.migrationlens.rules;

import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.syntax.ast.ColumnDef;
import dev.migrationlens.syntax.ast.TypeName;

/** A time that does not say where. */
final class TimestampWithoutZone implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "timestamp-without-zone",
          Severity.HINT,
          Topic.LOCKS,
          "A time that does not say where",
          """
          `timestamp` keeps what the clock showed and forgets the zone, so that the same moment differs from client to client.
          `timestamptz` keeps the moment, in the same eight bytes.
          """,
          """
          create table tickets (id bigint primary key, created_at timestamp);
          --                                                      ^^^^^^^^^ hint[timestamp-without-zone]: `timestamp` does not say in which zone
          --? Write timestamptz
          create table tickets (id bigint primary key, created_at timestamptz);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    for (ColumnDef column : Running.columns(statement.statement())) {
      TypeName type = column.type();
      if (type != null && type.name().name().equals("timestamp")) {
        Repair repair = statement.repair();
        statement.report(
            type,
            "`timestamp` does not say in which zone",
            repair.suggest(
                "Write timestamptz",
                repair.replace(
                    type,
                    Cures.like(
                        statement.step().text(),
                        type.dimensions() > 0 || !type.modifiers().isEmpty()
                            ? statement
                                .source(type)
                                .replaceFirst("(?i)timestamp", "timestamptz")
                                .replaceFirst("(?i)\\s+without\\s+time\\s+zone", "")
                            : "timestamptz"))));
      }
    }
  }
}
