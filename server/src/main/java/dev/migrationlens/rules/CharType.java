package dev.migrationlens.rules;

import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.syntax.ast.ColumnDef;
import dev.migrationlens.syntax.ast.TypeName;

/** A column that is filled up with blanks. */
final class CharType implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "char-type",
          Severity.HINT,
          Topic.LOCKS,
          "A column that is filled up with blanks",
          """
          `char(n)` stores and compares with blanks at the end, which surprises in `LIKE`, in lengths and in other languages.
          `varchar(n)`, or `text` with a check, has the same limit without them.
          """,
          """
          create table tickets (id bigint primary key, code char(4));
          --                                                ^^^^^^^ hint[char-type]: `char` fills up with blanks
          --? Write varchar
          create table tickets (id bigint primary key, code varchar(4));
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    for (ColumnDef column : Running.columns(statement.statement())) {
      TypeName type = column.type();
      if (type != null && type.name().name().equals("bpchar")) {
        Repair repair = statement.repair();
        statement.report(
            type,
            "`char` fills up with blanks",
            repair.suggest(
                "Write varchar",
                repair.replace(
                    type,
                    Cures.like(
                        statement.step().text(),
                        type.modifiers().isEmpty()
                            ? "varchar(1)"
                            : "varchar(" + statement.source(type.modifiers().get(0)) + ")"))));
      }
    }
  }
}
