package dev.migrationlens.rules;

import dev.migrationlens.catalog.Builtins;
import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.effect.Sought;
import dev.migrationlens.lint.Casing;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Likely;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.Names;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.ast.ObjectStatement.Drop;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cures that several rules offer. */
final class Cures {
  /** Who speaks of an index, other than to create one. */
  private static final Pattern INDEX =
      Pattern.compile("(?i)^(?!\\s*create\\b).*\\bindex\\b", Pattern.DOTALL);

  private static final Pattern KEY = Pattern.compile("Key\\[space=.*, parent=(.*), name=(.*)\\]");

  private Cures() {}

  /** The name in another schema, then the nearest names, then IF EXISTS for a DROP. */
  static List<Fix> name(ProblemCase problem, Sought sought) {
    var fixes = new ArrayList<Fix>();
    if (sought.what() == Sought.What.RELATION
        || sought.what() == Sought.What.COLUMN
        || sought.what() == Sought.What.OTHER) {
      Declared.misspelt(problem, sought).ifPresent(fixes::add);
    }
    if (sought.what() == Sought.What.RELATION
        || sought.what() == Sought.What.TYPE
        || sought.what() == Sought.What.ROUTINE) {
      fixes.addAll(elsewhere(problem, sought));
    }
    fixes.addAll(nearest(problem, sought, candidates(problem, sought)));
    if (fixes.isEmpty()) {
      fixes.addAll(tolerant(problem));
    }
    return fixes;
  }

  /** Qualifies the name with each schema of the chain that has it. */
  static List<Fix> elsewhere(ProblemCase problem, Sought sought) {
    Catalog before = problem.replay().before(problem.step());
    Space space = sought.what().space();
    var schemas = new ArrayList<String>();
    for (String schema : before.timeline().parentsEver(space)) {
      boolean has = before.get(new Key(space, schema, sought.name())) != null;
      if (has && !sought.parents().contains(schema) && !schema.startsWith("pg_")) {
        schemas.add(schema);
      }
    }
    schemas.sort(null);
    Repair repair = problem.repair();
    var fixes = new ArrayList<Fix>();
    for (String schema : schemas) {
      String whole = Names.quote(schema) + "." + Names.quote(sought.name());
      var edit = repair.replace(problem.problem().span(), whole);
      String title = "Write `" + whole + "`";
      fixes.add(schemas.size() == 1 ? repair.fix(title, edit) : repair.suggest(title, edit));
    }
    return fixes;
  }

  /** Replaces the name by those that may have been meant. */
  static List<Fix> nearest(ProblemCase problem, Sought sought, Collection<String> candidates) {
    Repair repair = problem.repair();
    Span span = problem.problem().span();
    Likely.Guess guess = Likely.of(sought.name(), candidates);
    var fixes = new ArrayList<Fix>();
    for (String name : guess.all()) {
      String quoted = Names.quote(name);
      var edit = repair.replaceName(span, quoted);
      if (guess.sure().contains(name)) {
        Definitions.misspelt(problem, sought, name).ifPresent(fixes::add);
      }
      fixes.add(
          guess.sure().contains(name)
              ? repair.fix("Write `" + quoted + "`", edit)
              : repair.suggest("Write `" + quoted + "`", edit));
    }
    return fixes;
  }

  /** What the statement brought along, or else what is there. */
  static Collection<String> candidates(ProblemCase problem, Sought sought) {
    if (!sought.candidates().isEmpty()
        || sought.what() == Sought.What.COLUMN
        || sought.what() == Sought.What.OTHER) {
      return sought.candidates();
    }
    Catalog before = problem.replay().before(problem.step());
    boolean indexes = INDEX.matcher(problem.step().text()).find();
    Set<String> names = new LinkedHashSet<>();
    for (String parent : sought.parents()) {
      for (Catalog.Entry entry : before.scan(sought.what().space(), parent)) {
        if (indexes || !(entry.value() instanceof Index)) {
          names.add(entry.key().name());
        }
      }
      if (sought.what() == Sought.What.TYPE) {
        // Each table is a type of its rows.
        before.scan(Space.RELATION, parent).stream()
            .filter(e -> e.value() instanceof Relation)
            .forEach(e -> names.add(e.key().name()));
      }
    }
    if (sought.what() == Sought.What.TYPE && sought.written() == null) {
      Builtins.typeNames().stream().filter(name -> !name.startsWith("_")).forEach(names::add);
    }
    if (sought.what() == Sought.What.ROLE) {
      names.add("public");
    }
    return names;
  }

  /** Whether one statement says what another said, word for word. */
  static boolean isRepeat(Step one, Step other) {
    return one != other && bare(one).equals(bare(other));
  }

  private static String bare(Step step) {
    return step.text().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  /** DROP IF EXISTS, where a DROP names nothing. */
  static List<Fix> tolerant(ProblemCase problem) {
    var parsed = problem.step().parsed();
    if (parsed == null
        || !(parsed.statement() instanceof Drop drop)
        || drop.ifExists()
        || drop.kind() == ObjectKind.USER_MAPPING) {
      return List.of();
    }
    Repair repair = problem.repair();
    int at = drop.targets().get(0).start();
    return List.of(repair.fix("Add IF EXISTS", repair.insert(at, "IF EXISTS ")));
  }

  /** A relation's key, as a problem's facts carry it, in SQL. */
  static Optional<String> relation(@Nullable String fact) {
    Matcher key = KEY.matcher(fact == null ? "" : fact);
    return key.matches()
        ? Optional.of(
            key.group(1).equals("public")
                ? Names.quote(key.group(2))
                : Names.quote(key.group(1)) + "." + Names.quote(key.group(2)))
        : Optional.empty();
  }

  /** SQL with its key words in the case that a statement's author uses. */
  static String like(String statement, String sql) {
    return Casing.like(statement, sql);
  }
}
