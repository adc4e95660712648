package dev.migrationlens.rules;

import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.Lexer;
import dev.migrationlens.syntax.TokenKind;
import dev.migrationlens.syntax.Tokens;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.PolicyStatement.CreatePolicy;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A policy that asks who the user is for every row anew. */
final class PolicyReevaluatesAuth implements Rule.OfSchema {
  private static final Set<String> ASKED = Set.of("uid", "jwt", "role", "email");

  private static final RuleInfo INFO =
      new RuleInfo(
          "policy-reevaluates-auth",
          Severity.WARNING,
          Topic.SECURITY,
          "A policy asks who the user is for every row anew",
          """
          `auth.uid()` and its like stay the same during a query, but PostgreSQL calls them for each row
          that it looks at. Inside `(select …)` the answer is found once, which makes reading large
          tables many times faster.
          """,
          """
          --- supabase/migrations/20260105000000_tickets.sql
          create table tickets (id uuid primary key, owner uuid);
          alter table tickets enable row level security;
          create policy own on tickets using (owner = auth.uid());
          --            ^^^ warning[policy-reevaluates-auth]: calls `auth.uid()` for each row of `tickets`
          --> Ask once for each query
          --- supabase/migrations/20260105000000_tickets.sql
          create table tickets (id uuid primary key, owner uuid);
          alter table tickets enable row level security;
          create policy own on tickets using (owner = (select auth.uid()));
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    for (Relation table : RowSecurity.guarded(schema)) {
      List<Policy> asking =
          schema.end().policies(table.id()).stream().filter(p -> asked(p) != null).toList();
      if (!asking.isEmpty()) {
        check(schema, table, asking);
      }
    }
  }

  private static void check(SchemaCase schema, Relation table, List<Policy> asking) {
    int others = asking.size() - 1;
    String too =
        others == 0
            ? ""
            : others == 1 ? "; so does another policy" : "; so do " + others + " other policies";
    schema.report(
        asking.get(0).origin(),
        "calls `" + asked(asking.get(0)) + "` for each row of `" + table.name() + "`" + too,
        cure(schema, asking).stream().toArray(Fix[]::new));
  }

  private static @Nullable String asked(Policy policy) {
    String call = first(policy.using());
    return call == null ? first(policy.withCheck()) : call;
  }

  private static @Nullable String first(@Nullable String condition) {
    if (condition == null) {
      return null;
    }
    List<Span> calls = calls(condition);
    return calls.isEmpty() ? null : calls.get(0).of(condition);
  }

  /** Wraps the calls of all these policies, where all of them stand as they were written. */
  private static Optional<Fix> cure(SchemaCase schema, List<Policy> asking) {
    Map<String, List<Edit>> edits = new LinkedHashMap<>();
    for (Policy policy : asking) {
      CreatePolicy written = RowSecurity.written(schema, policy);
      Step step = schema.step(policy.origin());
      if (written == null || step == null) {
        return Optional.empty();
      }
      var file = edits.computeIfAbsent(step.path(), path -> new ArrayList<>());
      wrap(step, schema.repair(step), written.using(), file);
      wrap(step, schema.repair(step), written.withCheck(), file);
    }
    List<FileChange> changes = new ArrayList<>();
    edits.forEach((path, all) -> changes.add(new FileChange.EditFile(path, all)));
    return Optional.of(new Fix("Ask once for each query", Fix.Strength.SAFE, changes));
  }

  private static void wrap(Step step, Repair repair, @Nullable Expr condition, List<Edit> edits) {
    if (condition == null) {
      return;
    }
    String select = Cures.like(step.text(), "select ");
    for (Span call : calls(condition.span().of(step.text()))) {
      edits.add(repair.insert(condition.start() + call.start(), "(" + select));
      edits.add(repair.insert(condition.start() + call.end(), ")"));
    }
  }

  /** The calls that are not alone in a sub-select of their own. */
  private static List<Span> calls(String condition) {
    Tokens tokens = Lexer.lex(condition);
    var calls = new ArrayList<Span>();
    for (int i = 0; i + 4 < tokens.count(); i++) {
      boolean selected = i > 0 && word(tokens, i - 1).equals("select");
      if (!selected
          && name(tokens, i).equals("auth")
          && tokens.text(i + 1).equals(".")
          && ASKED.contains(name(tokens, i + 2))
          && tokens.text(i + 3).equals("(")
          && tokens.text(i + 4).equals(")")) {
        calls.add(new Span(tokens.start(i), tokens.end(i + 4)));
      }
    }
    return calls;
  }

  private static String name(Tokens tokens, int at) {
    return tokens.kind(at) == TokenKind.QUOTED
        ? tokens.text(at).substring(1, tokens.text(at).length() - 1)
        : word(tokens, at);
  }

  private static String word(Tokens tokens, int at) {
    return tokens.kind(at) == TokenKind.WORD ? tokens.text(at).toLowerCase(Locale.ROOT) : "";
  }
}
