package dev.migrationlens.rules;

import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.sql.Keyword;
import dev.migrationlens.sql.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A name that only double quotes can say. */
final class NeedsQuotesForever implements Rule.OfSchema {
  private static final int FEW = 3;

  private static final RuleInfo INFO =
      new RuleInfo(
          "needs-quotes-forever",
          Severity.WARNING,
          Topic.NAMING,
          "A name has to be written in double quotes for ever",
          """
          Without quotes PostgreSQL folds names to lower case and reads reserved words as what they are. Whoever
          forgets the quotes once gets an error, or another object. Where nearly everything in a chain is quoted,
          as some tools do, this rule says nothing.
          """,
          """
          create table tickets (id int primary key, title text, "order" int);
          --                                                    ^^^^^^^ warning[needs-quotes-forever]: `order` is a reserved word: it has to be in double quotes wherever it is used
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    List<Relation> tables =
        schema.ownRelations().stream()
            .filter(r -> r.kind().isTable() || r.isView())
            .filter(r -> !r.traits().partition())
            .toList();
    long names = tables.stream().mapToLong(t -> 1 + t.columns().size()).sum();
    long quoted =
        tables.stream()
            .mapToLong(
                t ->
                    (isQuoted(t.name()) ? 1 : 0)
                        + t.columns().stream().filter(c -> isQuoted(c.name())).count())
            .sum();
    if (quoted > FEW && quoted * 5 > names) {
      return;
    }
    Set<String> said = new HashSet<>();
    for (Relation table : tables) {
      report(schema, table.name(), table.origin(), said);
      if (table.kind().isTable()) {
        table.columns().forEach(c -> report(schema, c.name(), c.origin(), said));
      }
    }
  }

  /** As a table's or column's name, most key words need no quotes. */
  private static boolean isQuoted(String name) {
    Keyword word = Keyword.of(name);
    return word == null
        ? !Names.quote(name).equals(name)
        : word.category() == Keyword.Category.RESERVED
            || word.category() == Keyword.Category.TYPE_OR_FUNCTION;
  }

  /** A name that several tables have is said where it is first. */
  private static void report(SchemaCase schema, String name, Origin origin, Set<String> said) {
    if (isQuoted(name) && schema.step(origin) != null && said.add(name)) {
      boolean reserved = name.matches("[a-z_][a-z0-9_$]*");
      schema.report(
          origin,
          reserved
              ? "`"
                  + name
                  + "` is a reserved word: it has to be in double quotes wherever it is used"
              : "`" + name + "` has to be in double quotes wherever it is used");
    }
  }
}
