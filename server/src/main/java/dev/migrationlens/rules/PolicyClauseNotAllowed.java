package dev.migrationlens.rules;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.syntax.Lexer;
import dev.migrationlens.syntax.Tokens;
import dev.migrationlens.text.Span;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** USING on a policy for INSERT, or WITH CHECK on one for SELECT or DELETE. */
final class PolicyClauseNotAllowed implements Rule.OfProblem {
  private static final RuleInfo INFO =
      new RuleInfo(
          "policy-clause-not-allowed",
          Severity.ERROR,
          Topic.ORDER,
          "A policy has a clause that its command does not take",
          """
          `USING` chooses among rows that are there, `WITH CHECK` looks at rows that are written. An
          `INSERT` has only the second, `SELECT` and `DELETE` only the first, `UPDATE` both.
          """,
          """
          create table notes (id int primary key, owner text);
          create policy write on notes for insert using (owner = current_user);
          --                                             ^^^^^^^^^^^^^^^^^^^^ error[policy-clause-not-allowed] 42601: FOR INSERT there are no rows to look for: only WITH CHECK
          --> Write WITH CHECK
          create table notes (id int primary key, owner text);
          create policy write on notes for insert with check (owner = current_user);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Fix> cures(ProblemCase problem) {
    String text = problem.step().text();
    Tokens tokens = Lexer.lex(text);
    boolean using = "using".equals(problem.problem().facts().get("clause"));
    Span wrong = using ? clause(tokens, "using") : clause(tokens, "with");
    Span right = using ? clause(tokens, "with") : clause(tokens, "using");
    if (wrong == null) {
      return List.of();
    }
    Repair repair = problem.repair();
    String words = using ? "with check" : "using";
    if (right != null) {
      int before = tokens.end(tokens.at(wrong.start()) - 1);
      return List.of(
          repair.fix("Remove the clause", repair.replace(new Span(before, wrong.end()), "")));
    }
    int open = text.indexOf('(', wrong.start());
    return List.of(
        repair.fix(
            "Write " + words.toUpperCase(Locale.ROOT),
            repair.replace(new Span(wrong.start(), open), Cures.like(text, words + " "))));
  }

  /** A clause with its parentheses. */
  private static @Nullable Span clause(Tokens tokens, String word) {
    int depth = 0;
    int start = -1;
    for (int i = 0; i < tokens.count(); i++) {
      String token = tokens.text(i);
      if (token.equals("(")) {
        depth++;
      } else if (token.equals(")") && --depth == 0 && start >= 0) {
        return new Span(start, tokens.end(i));
      } else if (depth == 0 && token.equalsIgnoreCase(word)) {
        start = tokens.start(i);
      }
    }
    return null;
  }
}
