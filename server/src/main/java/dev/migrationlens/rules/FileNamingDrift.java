package dev.migrationlens.rules;

import dev.migrationlens.catalog.Origin;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Step;
import dev.migrationlens.text.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A migration file named unlike the others. */
final class FileNamingDrift implements Rule.OfSchema {
  /** Some tools name files by chance. */
  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private static final Pattern BODY =
      Pattern.compile("[VvUuRr]?[0-9][0-9._-]*[_-]+(.+?)(\\.up|\\.down)?\\.sql");

  private static final RuleInfo INFO =
      new RuleInfo(
          "file-naming-drift",
          Severity.WARNING,
          Topic.NAMING,
          "A migration file is named unlike the others",
          """
          Most files of the chain join the words of their names in one way, and this one in another. Nothing fails,
          but who looks for a file by its name misses it.
          """,
          """
          --- migrations/001_add_a_b.sql
          create table a (id int primary key);
          --- migrations/002_add_b_c.sql
          select 1;
          --- migrations/003_add_c_d.sql
          select 1;
          --- migrations/004_add_d_e.sql
          select 1;
          --- migrations/005_add_e_f.sql
          select 1;
          --- migrations/006_add_f_g.sql
          select 1;
          --- migrations/007_add_g_h.sql
          select 1;
          --- migrations/008_add_h_i.sql
          select 1;
          --- migrations/009_add_i_j.sql
          select 1;
          --- migrations/010_add-j-k.sql
          select 1;
          --^^^^^^ warning[file-naming-drift]: `add-j-k` is kebab-case: 9 of 10 migrations are snake_case
          --? Rename to 010_add_j_k.sql
          --- migrations/010_add_j_k.sql
          select 1;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    Map<Migration, String> names = new LinkedHashMap<>();
    for (Migration migration : schema.replay().migrations()) {
      String file = migration.path().substring(migration.path().lastIndexOf('/') + 1);
      Matcher body = BODY.matcher(file);
      if (body.matches() && !UUID.matcher(body.group(1)).matches()) {
        names.put(migration, body.group(1));
      }
    }
    Convention.learned(List.copyOf(names.values()), CaseStyle.ways())
        .ifPresent(c -> names.forEach((m, name) -> report(schema, c, m, name)));
  }

  private static void report(
      SchemaCase schema, Convention convention, Migration migration, String name) {
    Optional<Step> first =
        schema.replay().steps(migration.path()).stream()
            .filter(s -> !s.text().isEmpty())
            .findFirst();
    if (convention.departs(name) && first.isPresent()) {
      String text = first.get().text();
      int end = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
      schema.report(
          new Origin(first.get().id(), new Span(0, end)),
          convention.complaint(name, "migrations"),
          () -> renamed(schema, convention, migration, name));
    }
  }

  private static List<Fix> renamed(
      SchemaCase schema, Convention convention, Migration migration, String name) {
    String file = migration.path().substring(migration.path().lastIndexOf('/') + 1);
    int at = file.lastIndexOf(name);
    return convention.rewritten(name).stream()
        .map(other -> file.substring(0, at) + other + file.substring(at + name.length()))
        .flatMap(other -> schema.files().renamed(migration.path(), other).stream())
        .toList();
  }
}
