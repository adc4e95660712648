package dev.migrationlens.ide;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.ExtensionObject;
import dev.migrationlens.catalog.FunctionSignature;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.SchemaObject;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.naming.Attribute;
import dev.migrationlens.naming.DomainRule;
import dev.migrationlens.naming.Here;
import dev.migrationlens.naming.Locals;
import dev.migrationlens.naming.Meaning;
import dev.migrationlens.naming.Meanings;
import dev.migrationlens.naming.Parameter;
import dev.migrationlens.naming.Site;
import dev.migrationlens.naming.WaysBack;
import dev.migrationlens.naming.Words;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.schema.Ddl;
import dev.migrationlens.schema.Notes;
import dev.migrationlens.sql.Names;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the name under the cursor is at this statement, and which statements made it so. */
public final class Hover {
  private static final int STORY = 8;

  private Hover() {}

  /** Markdown for the name at {@code span}; {@code story} are the places that it tells of. */
  public record Text(String markdown, Span span, List<Told> story) {
    public Text {
      story = List.copyOf(story);
    }
  }

  /** A statement that made or changed the object; {@code label} is {@code file.sql:12}. */
  public record Told(String label, Site site) {}

  public static Optional<Text> at(Replay replay, String path, int offset) {
    return Here.at(replay, path, offset)
        .flatMap(
            here ->
                Locals.at(replay, path, offset)
                    .flatMap(local -> Optional.ofNullable(local.of()))
                    .or(() -> Meanings.at(replay, path, offset))
                    .map(meaning -> text(replay, meaning, here.step().slice().start())))
        .or(() -> LocalHover.at(replay, path, offset))
        .or(
            () ->
                WaysBack.at(replay, path, offset)
                    .map(found -> text(replay, found.meaning(), found.base())));
  }

  /** The same for a name that could stand instead of the word at an offset. */
  static Optional<String> ofName(Replay replay, String path, int offset, String name) {
    return Here.lastBefore(replay, path, offset)
        .flatMap(
            step -> {
              int at = Math.max(0, Math.min(offset - step.slice().start(), step.text().length()));
              String rest = step.text().substring(at).replaceFirst("^[\\p{L}\\p{N}_$]*", "");
              String typed = step.text().substring(0, at) + Names.quote(name) + rest;
              Meanings meanings = new Meanings(Words.of(typed), List.of(replay.before(step)));
              return meanings
                  .of(meanings.words().nameAt(at))
                  .map(meaning -> text(replay, meaning, step.slice().start()).markdown());
            });
  }

  private static Text text(Replay replay, Meaning meaning, int base) {
    List<Told> story = Story.of(replay, meaning);
    var out = new StringBuilder();
    String sql = sql(meaning);
    if (!sql.isEmpty()) {
      out.append("```sql\n").append(sql.strip()).append("\n```\n");
    }
    String words = words(meaning);
    if (!words.isEmpty()) {
      out.append('\n').append(words).append('\n');
    }
    comment(meaning)
        .ifPresent(c -> out.append("\n> ").append(c.replace("\n", "\n> ")).append('\n'));
    if (!story.isEmpty()) {
      out.append("\nMade in `").append(story.get(0).label()).append('`');
      List<Told> later = story.subList(1, story.size());
      if (!later.isEmpty()) {
        out.append(", changed in ");
        out.append(
            later.stream()
                .limit(STORY)
                .map(t -> "`" + t.label() + "`")
                .collect(Collectors.joining(", ")));
        out.append(later.size() > STORY ? " and " + (later.size() - STORY) + " more" : "");
      }
      out.append('\n');
    }
    return new Text(
        out.toString(),
        meaning.span().shift(base),
        story.subList(0, Math.min(story.size(), STORY + 1)));
  }

  private static String sql(Meaning meaning) {
    Relation owner = meaning.owner();
    return switch (meaning.object()) {
      case Relation r -> relation(meaning, r);
      case Index i -> index(meaning, i);
      case Column c -> (owner == null ? "" : owner.name() + ".") + Ddl.column(c);
      case TableConstraint c when owner != null -> constraint(meaning, owner, c);
      case Policy p when owner != null -> Ddl.policy(owner, p);
      case Trigger t when owner != null -> trigger(meaning.catalog(), owner, t);
      case PgType t -> Ddl.type(t);
      case Routine r -> routine(r);
      case SchemaObject s -> "schema " + s.name();
      case ExtensionObject e -> "extension " + e.name() + " schema " + e.schema();
      case NamedObject n -> n.name();
      case Attribute a ->
          Ddl.name(a.type().schema(), a.type().name()) + "." + Ddl.column(a.column());
      case Parameter p -> parameter(p);
      case DomainRule d -> "constraint " + d.constraint().name();
      default -> "";
    };
  }

  private static String relation(Meaning meaning, Relation relation) {
    if (relation.isView()) {
      return "create %s %s as\n%s"
          .formatted(
              relation.kindWords(),
              Ddl.name(relation.schema(), relation.name()),
              String.valueOf(relation.traits().query()));
    }
    if (relation.kind() == Relation.Kind.SEQUENCE) {
      return "sequence " + Ddl.name(relation.schema(), relation.name());
    }
    var out = new StringBuilder(Ddl.table(relation));
    for (TableConstraint constraint : relation.constraints()) {
      if (constraint.kind() == TableConstraint.Kind.FOREIGN_KEY) {
        out.append(Ddl.foreignKey(meaning.catalog(), relation, constraint));
      }
    }
    meaning.catalog().indexes(relation.id()).stream()
        .filter(i -> i.constraint() == null && !i.primary())
        .forEach(i -> out.append(Ddl.index(relation, i)));
    if (relation.traits().rowSecurity()) {
      out.append("-- row level security is on\n");
    }
    meaning.catalog().policies(relation.id()).forEach(p -> out.append(Ddl.policy(relation, p)));
    meaning
        .catalog()
        .triggers(relation.id())
        .forEach(t -> out.append(trigger(meaning.catalog(), relation, t)));
    return out.toString();
  }

  private static String trigger(Catalog catalog, Relation table, Trigger trigger) {
    String columns = String.join(", ", table.names(trigger.columns()));
    String events =
        trigger.events().stream()
            .map(e -> e.toLowerCase(Locale.ROOT))
            .map(e -> e.equals("update") && !columns.isEmpty() ? e + " of " + columns : e)
            .collect(Collectors.joining(" or "));
    String function =
        catalog.byId(trigger.function()) instanceof Overloads all
            ? all.routines().stream()
                .filter(r -> r.id() == trigger.function())
                .map(r -> "\n  execute function " + Ddl.name(r.schema(), r.name()) + "()")
                .findFirst()
                .orElse("")
            : "";
    return "create trigger %s %s %s on %s%s%s%s;\n"
        .formatted(
            Names.quote(trigger.name()),
            trigger.timing().toLowerCase(Locale.ROOT),
            events,
            Ddl.name(table.schema(), table.name()),
            trigger.forEachRow() ? "\n  for each row" : "",
            trigger.always() ? "" : " when (…)",
            function);
  }

  private static String index(Meaning meaning, Index index) {
    Relation table = meaning.catalog().relationById(index.table());
    return table == null ? "" : Ddl.index(table, index);
  }

  private static String constraint(Meaning meaning, Relation owner, TableConstraint constraint) {
    return constraint.kind() == TableConstraint.Kind.FOREIGN_KEY
        ? Ddl.foreignKey(meaning.catalog(), owner, constraint)
        : "constraint " + constraint.name() + " " + Ddl.constraint(owner, constraint);
  }

  static String routine(Routine routine) {
    String inputs =
        String.join(
            ", ",
            routine.signature().inputs().stream()
                .map(p -> (p.name() + " " + p.type().shortFormat()).strip())
                .toList());
    String returns =
        routine.kind() == ObjectKind.PROCEDURE
            ? ""
            : " returns "
                + (routine.signature().returnsSet() ? "setof " : "")
                + routine.signature().returns().shortFormat();
    return routine.kind().words().toLowerCase(Locale.ROOT)
        + " "
        + Ddl.name(routine.schema(), routine.name())
        + "("
        + inputs
        + ")"
        + returns;
  }

  private static String parameter(Parameter parameter) {
    FunctionSignature signature = parameter.routine().signature();
    String type =
        Stream.concat(signature.inputs().stream(), signature.outputs().stream())
            .filter(p -> p.name().equals(parameter.name()))
            .map(p -> " " + p.type().shortFormat())
            .findFirst()
            .orElse("");
    return parameter.name() + type + "\n-- of " + routine(parameter.routine());
  }

  private static String words(Meaning meaning) {
    Relation owner = meaning.owner();
    if (meaning.object() instanceof Column column && owner != null) {
      var keys = new ArrayList<String>();
      for (TableConstraint constraint : owner.constraints()) {
        if (constraint.columns().contains(column.number())) {
          String target =
              Optional.ofNullable(meaning.catalog().relationById(constraint.target()))
                  .map(t -> " → `" + t.name() + "`")
                  .orElse("");
          String kind = constraint.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
          keys.add(kind + " `" + constraint.name() + "`" + target);
        }
      }
      return String.join("  \n", keys);
    }
    if (meaning.object() instanceof Relation relation) {
      List<String> embeds = Embeds.of(meaning.catalog(), relation);
      return embeds.isEmpty() ? "" : "PostgREST embeds `" + String.join("`, `", embeds) + "`";
    }
    return "";
  }

  private static Optional<String> comment(Meaning meaning) {
    return Notes.comment(meaning.catalog(), meaning.owner(), meaning.object());
  }
}
