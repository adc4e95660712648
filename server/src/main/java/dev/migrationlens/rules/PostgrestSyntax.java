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
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
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
          `table!key(*)`, `alias:table(*)` and `alias->table` belong into the address of a request to
          PostgREST. SQL joins tables along their foreign keys.
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
  private static final Pattern ARROW = Pattern.compile("(\\w+)->(\\w+)");
  private static final Pattern FROM = Pattern.compile("(?i)\\bfrom\\s+(?:\\w+\\.)?(\\w+)\\b");
  private static final Pattern OBJECT = Pattern.compile("(?i)\\s*create\\b.*", Pattern.DOTALL);

  /** The join along the one foreign key that the embedding can mean. */
  @Override
  public List<Fix> cures(SyntaxCase mistake) {
    String text = mistake.step().text();
    String written = mistake.inStatement().of(text);
    Matcher from = FROM.matcher(text);
    Matcher embed = EMBED.matcher(written);
    if (embed.matches() && from.find(mistake.inStatement().end())) {
      Join join = join(mistake, from.group(1), embed.group(2), embed.group(1), embed.group(3));
      return join == null ? List.of() : embedded(mistake, embed.group(4), join, from.end());
    }
    Matcher arrow = ARROW.matcher(written);
    int comma = text.lastIndexOf(',', mistake.inStatement().start());
    if (arrow.matches() && from.find() && from.end() <= comma) {
      Join join = join(mistake, from.group(1), arrow.group(2), arrow.group(1), null);
      var place = new Span(comma, mistake.inStatement().end());
      Repair repair = mistake.repair();
      return join == null
          ? List.of()
          : List.of(cure(repair, join, repair.replace(place, join.sql)));
    }
    return List.of();
  }

  /** What is joined, by which name, and how that is written. */
  private record Join(Relation other, String name, String sql) {}

  private static @Nullable Join join(
      SyntaxCase mistake,
      String from,
      String joined,
      @Nullable String alias,
      @Nullable String hint) {
    Catalog before = mistake.replay().before(mistake.step());
    Relation base = relation(before, from);
    Relation other = relation(before, joined);
    if (base == null || other == null) {
      return null;
    }
    String name = alias == null ? other.name() : alias;
    var joins = new ArrayList<>(joins(base, base.name(), other, name, hint));
    joins.addAll(joins(other, name, base, base.name(), hint));
    if (joins.size() != 1) {
      return null;
    }
    String called = name.equals(other.name()) ? "" : " " + name;
    String join = Cures.like(mistake.step().text(), " join ") + other.name() + called;
    return new Join(other, name, join + joins.get(0));
  }

  private static List<Fix> embedded(SyntaxCase mistake, String columns, Join join, int end) {
    Repair repair = mistake.repair();
    var embed = repair.replace(mistake.inStatement(), selected(mistake, columns, join));
    return List.of(cure(repair, join, embed, repair.insert(end, join.sql)));
  }

  private static Fix cure(Repair repair, Join join, Edit... edits) {
    return repair.suggest("Join `" + join.other.name() + "` along its foreign key", edits);
  }

  /** A view has no two columns of one name, so all of a table is one value there, as in JSON. */
  private static String selected(SyntaxCase mistake, String columns, Join join) {
    String name = Names.quote(join.name);
    if (columns.strip().equals("*") && OBJECT.matcher(mistake.step().text()).matches()) {
      return "to_jsonb(" + name + ") as " + name;
    }
    return Arrays.stream(columns.split(","))
        .map(c -> name + "." + c.strip())
        .collect(Collectors.joining(", "));
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
