package dev.migrationlens.rules;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.NewName;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.sql.Keyword;
import dev.migrationlens.sql.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A name that only double quotes can say. */
final class NeedsQuotesForever implements Rule.OfSchema {
  private static final int FEW = 3;
  private static final Pattern WORD = Pattern.compile("[a-z_][a-z0-9_$]*");

  private static final RuleInfo INFO =
      new RuleInfo(
          "needs-quotes-forever",
          Severity.WARNING,
          Topic.NAMING,
          "A name has to be written in double quotes for ever",
          """
          Without quotes PostgreSQL folds names to lower case and reads reserved words as what they are. Whoever
          forgets the quotes once gets an error, or another object. Where many tables are quoted, as some
          tools do, this rule says nothing of tables, and likewise of columns.
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
    var names = tables.stream().map(Relation::name).toList();
    var columns = tables.stream().flatMap(t -> t.columns().stream()).map(Column::name).toList();
    if (!isNews(Stream.concat(names.stream(), columns.stream()).toList())) {
      return;
    }
    boolean ofTables = isNews(names);
    boolean ofColumns = isNews(columns);
    Map<String, List<Named>> byName = new LinkedHashMap<>();
    for (Relation table : tables) {
      if (ofTables) {
        note(schema, table.name(), new Named(table, null, table.origin()), byName);
      }
      if (ofColumns && table.kind().isTable()) {
        table
            .columns()
            .forEach(c -> note(schema, c.name(), new Named(c, table, c.origin()), byName));
      }
    }
    byName.forEach((name, bearers) -> report(schema, name, bearers));
  }

  /** Where many are quoted, that is how names of the kind are written, and known to everybody. */
  private static boolean isNews(List<String> names) {
    long quoted = names.stream().filter(NeedsQuotesForever::isQuoted).count();
    return quoted <= FEW || quoted * 5 <= names.size();
  }

  /** What bears a name. */
  private record Named(CatalogObject object, @Nullable Relation owner, Origin origin) {}

  private static void note(
      SchemaCase schema, String name, Named named, Map<String, List<Named>> byName) {
    if (isQuoted(name) && schema.step(named.origin()) != null) {
      byName.computeIfAbsent(name, n -> new ArrayList<>()).add(named);
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
  private static void report(SchemaCase schema, String name, List<Named> bearers) {
    String has = "has to be in double quotes wherever it is used";
    schema.report(
        bearers.get(0).origin(),
        WORD.matcher(name).matches()
            ? "`" + name + "` is a reserved word: it " + has
            : "`" + name + "` " + has,
        () -> plain(schema, name, bearers));
  }

  /** The plain name for everything that is called so; a reserved word has none. */
  private static List<Fix> plain(SchemaCase schema, String name, List<Named> bearers) {
    String plain = CaseStyle.SNAKE.rewritten(name);
    if (isQuoted(plain) || !WORD.matcher(plain).matches()) {
      return List.of();
    }
    return schema.renamed(
        bearers.stream().map(n -> new NewName.Bearer(n.object(), n.owner())).toList(), plain);
  }
}
