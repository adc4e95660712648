package dev.migrationlens.write;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.schema.Ddl;
import dev.migrationlens.schema.Thing;
import dev.migrationlens.sql.Names;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.Parser;
import dev.migrationlens.syntax.ast.IndexStatement.CreateIndex;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Option;
import dev.migrationlens.syntax.ast.PublicationStatement.CreatePublication;
import dev.migrationlens.syntax.ast.RoutineStatement.Attributes;
import dev.migrationlens.syntax.ast.RoutineStatement.CreateRoutine;
import dev.migrationlens.syntax.ast.RoutineStatement.SettingClause;
import dev.migrationlens.syntax.ast.SequenceStatement.CreateSequence;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TriggerStatement.CreateTrigger;
import dev.migrationlens.syntax.ast.ViewStatement.CreateView;
import dev.migrationlens.text.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The statement that made something, with the names by which all in it goes today. */
public final class Respelt {
  private Respelt() {}

  /**
   * {@code sql} is the statement of the chain that made the thing; empty where it only came along
   * with something else.
   */
  public static String of(Catalog catalog, Thing thing, String sql) {
    return switch (thing.object()) {
      case Routine routine -> routine(own(catalog, routine.id(), sql), thing, routine);
      case Trigger trigger when thing.table() != null ->
          trigger(own(catalog, trigger.id(), sql), catalog, thing.table(), trigger);
      case Relation sequence when sequence.kind() == Relation.Kind.SEQUENCE ->
          sequence(sql, sequence);
      case Relation view when view.kind() == Relation.Kind.VIEW -> view(sql, view);
      case Index index when thing.table() != null -> index(sql, thing.table(), index);
      case NamedObject named when Parser.parse(sql).statement() instanceof CreatePublication made ->
          publication(sql, made);
      default -> sql.regionMatches(true, 0, "create", 0, "create".length()) ? sql : "";
    };
  }

  /** What a block ran has a text of its own. */
  private static String own(Catalog catalog, long id, String sql) {
    Key key = Key.of(Space.SOURCE, Long.toString(id));
    return catalog.get(key) instanceof NamedObject kept ? kept.detail() : sql;
  }

  private static String routine(String sql, Thing thing, Routine routine) {
    Statement statement = Parser.parse(sql).statement();
    if (statement instanceof CreateRoutine made) {
      var edits = new ArrayList<Edit>();
      name(edits, made.name(), routine.schema(), routine.name());
      String changes =
          changes(made.attributes(), routine).stream()
              .map(c -> ";\nalter " + routine.kind().words() + " " + thing.name() + " " + c)
              .collect(Collectors.joining());
      return Edit.apply(sql, edits) + changes;
    }
    return routine.kind() == ObjectKind.AGGREGATE ? sql : "";
  }

  /** What ALTER has made of a routine since. */
  private static List<String> changes(Attributes given, Routine routine) {
    var changes = new ArrayList<String>();
    boolean definer = routine.traits().securityDefiner();
    if (definer != given.securityDefiner()) {
      changes.add("security " + (definer ? "definer" : "invoker"));
    }
    if (routine.kind() == ObjectKind.FUNCTION) {
      String now = routine.signature().volatility().name().toLowerCase(Locale.ROOT);
      String then = given.volatility() == null ? "volatile" : given.volatility();
      if (!now.equalsIgnoreCase(then)) {
        changes.add(now);
      }
      boolean strict = routine.signature().strict();
      if (strict != given.strict()) {
        changes.add(strict ? "strict" : "called on null input");
      }
    }
    List<String> path = routine.traits().searchPath();
    if (!Objects.equals(path, searchPath(given))) {
      changes.add(path == null ? "reset search_path" : "set search_path = " + listed(path));
    }
    return changes;
  }

  private static @Nullable List<String> searchPath(Attributes given) {
    return given.settings().stream()
        .filter(s -> s.name().equals("search_path") && s.values() != null)
        .map(SettingClause::values)
        .findFirst()
        .orElse(null);
  }

  private static String listed(List<String> schemas) {
    return schemas.stream()
        .map(s -> s.isEmpty() ? "''" : Names.quote(s))
        .collect(Collectors.joining(", "));
  }

  /** The catalog tells an index, but for what only its statement says. */
  private static String index(String sql, Relation table, Index index) {
    boolean more =
        Parser.parse(sql).statement() instanceof CreateIndex made
            && (made.nullsNotDistinct() || !made.options().isEmpty());
    if (!more) {
      return "";
    }
    CreateIndex made = (CreateIndex) Parser.parse(sql).statement();
    return Ddl.index(
        table,
        index,
        (made.nullsNotDistinct() ? " nulls not distinct" : "") + options(sql, made.options()));
  }

  /** The catalog tells a view, but for what only its statement sets. */
  private static String view(String sql, Relation view) {
    var options = new ArrayList<String>();
    if (Parser.parse(sql).statement() instanceof CreateView made) {
      for (Option option : made.options()) {
        if (!option.name().equals("security_invoker")) {
          options.add(sql.substring(option.start(), option.end()));
        }
      }
    }
    if (!options.isEmpty() && view.traits().securityInvoker()) {
      options.add("security_invoker = on");
    }
    return options.isEmpty() ? "" : "with (" + String.join(", ", options) + ")";
  }

  /** Its tables come to it one by one. */
  private static String publication(String sql, CreatePublication made) {
    return made.tables().isEmpty()
        ? sql
        : "create publication " + Names.quote(made.name().text()) + options(sql, made.options());
  }

  private static String options(String sql, List<Option> options) {
    return options.isEmpty()
        ? ""
        : " with ("
            + sql.substring(options.get(0).start(), options.get(options.size() - 1).end())
            + ")";
  }

  private static String sequence(String sql, Relation sequence) {
    var edits = new ArrayList<Edit>();
    if (!(Parser.parse(sql).statement() instanceof CreateSequence made)) {
      return "";
    }
    name(edits, made.name(), sequence.schema(), sequence.name());
    return Edit.apply(sql, edits);
  }

  private static String trigger(String sql, Catalog catalog, Relation table, Trigger trigger) {
    var edits = new ArrayList<Edit>();
    if (!(Parser.parse(sql).statement() instanceof CreateTrigger made)) {
      return "";
    }
    String name = Names.quote(trigger.name());
    if (!made.name().text().equals(trigger.name())) {
      edits.add(Edit.replace(made.name().start(), made.name().end(), name));
    }
    name(edits, made.table(), table.schema(), table.name());
    if (catalog.byId(trigger.function()) instanceof Overloads functions) {
      Routine runs = functions.routines().get(0);
      name(edits, made.function(), runs.schema(), runs.name());
    }
    return Edit.apply(sql, edits);
  }

  /** A name is written anew only where it is another one by now. */
  private static void name(List<Edit> edits, ObjectName written, String schema, String name) {
    boolean same =
        written.name().equals(name)
            && (written.schema() == null
                ? schema.equals("public")
                : written.schema().text().equals(schema));
    if (!same) {
      edits.add(Edit.replace(written.start(), written.end(), Ddl.name(schema, name)));
    }
  }
}
