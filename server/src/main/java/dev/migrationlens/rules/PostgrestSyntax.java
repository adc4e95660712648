package dev.migrationlens.rules;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.SyntaxCase;
import dev.migrationlens.sql.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The syntax of PostgREST stands in SQL. */
final class PostgrestSyntax implements Rule.OfSyntax {
  private static final RuleInfo INFO =
      new RuleInfo(
          "postgrest-syntax",
          Severity.ERROR,
          Topic.SYNTAX,
          "PostgREST's way to embed a table, in SQL",
          """
          `table!key(*)` and `alias:table(*)` belong into the address of a request to PostgREST. SQL joins
          tables along their foreign keys.
          """,
          """
          create table tickets (id int primary key, title text);
          create table notes (id int primary key, ticket_id int references tickets (id));
          create view ticket_notes as select notes.id, ticket:tickets!notes_ticket_id_fkey(title) from notes;
          --                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[postgrest-syntax] 42601: `ticket:tickets!notes_ticket_id_fkey(title)` is how PostgREST embeds a table; SQL writes a join
          --? Join `tickets` along its foreign key
          create table tickets (id int primary key, title text);
          create table notes (id int primary key, ticket_id int references tickets (id));
          create view ticket_notes as select notes.id, ticket.title from notes join tickets ticket on ticket.id = notes.ticket_id;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final Pattern EMBED =
      Pattern.compile("(?:(\\w+):)?(\\w+)(?:!(\\w+))?\\s*\\(([^()]*)\\)");
  private static final Pattern FROM = Pattern.compile("(?i)\\bfrom\\s+(?:\\w+\\.)?(\\w+)\\b");

  /** The join along the one foreign key that the embedding can mean. */
  @Override
  public List<Fix> cures(SyntaxCase mistake) {
    String text = mistake.step().text();
    Matcher embed = EMBED.matcher(mistake.inStatement().of(text));
    Matcher from = FROM.matcher(text);
    if (!embed.matches() || !from.find(mistake.inStatement().end())) {
      return List.of();
    }
    Catalog before = mistake.replay().before(mistake.step());
    Relation base = relation(before, from.group(1));
    Relation other = relation(before, embed.group(2));
    if (base == null || other == null) {
      return List.of();
    }
    String name = embed.group(1) == null ? other.name() : embed.group(1);
    var joins = new ArrayList<>(joins(base, base.name(), other, name, embed.group(3)));
    joins.addAll(joins(other, name, base, base.name(), embed.group(3)));
    if (joins.size() != 1) {
      return List.of();
    }
    String called = name.equals(other.name()) ? "" : " " + name;
    String join = Cures.like(text, " join ") + other.name() + called + joins.get(0);
    String columns =
        Arrays.stream(embed.group(4).split(","))
            .map(c -> Names.quote(name) + "." + c.strip())
            .collect(Collectors.joining(", "));
    Repair repair = mistake.repair();
    return List.of(
        repair.suggest(
            "Join `" + other.name() + "` along its foreign key",
            repair.replace(mistake.inStatement(), columns),
            repair.insert(from.end(), join)));
  }

  private static @Nullable Relation relation(Catalog before, String name) {
    return before.relationEntry("public", name) instanceof Relation relation ? relation : null;
  }

  private static List<String> joins(
      Relation from, String fromName, Relation to, String toName, @Nullable String hint) {
    return from.constraints().stream()
        .filter(c -> c.kind() == TableConstraint.Kind.FOREIGN_KEY && c.target() == to.id())
        .filter(c -> hint == null || hint.equals(c.name()))
        .map(
            c -> {
              var own = from.names(c.columns());
              var others = to.names(c.targetColumns());
              var on = new ArrayList<String>();
              for (int i = 0; i < own.size(); i++) {
                on.add(toName + "." + others.get(i) + " = " + fromName + "." + own.get(i));
              }
              return " on " + String.join(" and ", on);
            })
        .toList();
  }
}
