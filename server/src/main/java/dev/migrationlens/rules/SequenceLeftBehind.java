package dev.migrationlens.rules;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.syntax.ast.SequenceStatement.CreateSequence;
import java.util.List;
import java.util.regex.Pattern;

/** A sequence that nothing counts with. */
final class SequenceLeftBehind implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "sequence-left-behind",
          Severity.INFO,
          Topic.INTEGRITY,
          "Nothing in the chain uses a sequence",
          """
          The sequence was made, or was left when its column went, and nothing takes numbers from it.
          """,
          """
          create sequence ticket_numbers;
          --              ^^^^^^^^^^^^^^ info[sequence-left-behind]: nothing in the chain uses `ticket_numbers`
          create sequence note_numbers;
          create table notes (id int primary key default nextval('note_numbers'));
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    List<Relation> sequences =
        schema.ownRelations().stream()
            .filter(r -> r.kind() == Relation.Kind.SEQUENCE)
            .filter(r -> schema.made(r.origin(), CreateSequence.class) != null)
            .toList();
    List<Relation> unused = sequences.stream().filter(s -> mentions(schema, s.name()) < 2).toList();
    // Where most are used by nothing here, it is the application that counts with them.
    if (unused.size() * 2 <= sequences.size()) {
      unused.forEach(
          s -> schema.report(s.origin(), "nothing in the chain uses `" + s.name() + "`"));
    }
  }

  private static int mentions(SchemaCase schema, String name) {
    int count = 0;
    Pattern word = Pattern.compile("(?i)\\b" + Pattern.quote(name) + "\\b");
    for (Migration migration : schema.replay().migrations()) {
      count += (int) word.matcher(migration.text()).results().count();
    }
    return count;
  }
}
