package dev.migrationlens.rules;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.lint.NewName;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.sql.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names of triggers and policies, and what they have in common. */
final class AttachedNames {
  private AttachedNames() {}

  /** What hangs on a table; {@code event} is when it acts, {@code function} what it runs. */
  private record Attached(
      CatalogObject object,
      Relation table,
      String name,
      String event,
      String function,
      Origin origin) {
    String by(String pattern) {
      return Names.cut(
          pattern
              .replace("{table}", table.name())
              .replace("{event}", event)
              .replace("{command}", event)
              .replace("{function}", function));
    }
  }

  static void check(SchemaCase schema) {
    var triggers = new ArrayList<Attached>();
    var policies = new ArrayList<Attached>();
    List<Routine> routines = schema.ownRoutines();
    for (Relation table : schema.ownRelations()) {
      String id = String.valueOf(table.id());
      for (Catalog.Entry entry : schema.end().scan(Space.TRIGGER, id)) {
        if (entry.value() instanceof Trigger t) {
          String event =
              t.events().stream().map(AttachedNames::lower).collect(Collectors.joining("_"));
          triggers.add(new Attached(t, table, t.name(), event, called(routines, t), t.origin()));
        }
      }
      for (Catalog.Entry entry : schema.end().scan(Space.POLICY, id)) {
        if (entry.value() instanceof Policy p) {
          policies.add(new Attached(p, table, p.name(), lower(p.command()), "", p.origin()));
        }
      }
    }
    List<Convention.Way> styles = CaseStyle.ways();
    judge(schema, "triggers", triggers, List.of(styles, Affixes.ofTriggers()));
    judge(schema, "policies", policies, List.of(styles));
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  private static String called(List<Routine> routines, Trigger trigger) {
    return routines.stream()
        .filter(r -> r.id() == trigger.function())
        .map(Routine::name)
        .findFirst()
        .orElse("");
  }

  private static void judge(
      SchemaCase schema,
      String kind,
      List<Attached> attached,
      List<List<Convention.Way>> families) {
    String configured = schema.naming().get(kind);
    if (configured != null && configured.contains("{")) {
      attached.stream()
          .filter(a -> !a.name().equals(a.by(configured)))
          .forEach(
              a -> {
                String wanted = a.by(configured);
                String evidence = kind + " are to be `" + configured + "`";
                report(
                    schema,
                    List.of(a),
                    "`" + a.name() + "` would be `" + wanted + "`: " + evidence,
                    wanted);
              });
      return;
    }
    Map<String, List<Attached>> byName = new LinkedHashMap<>();
    attached.forEach(a -> byName.computeIfAbsent(a.name(), n -> new ArrayList<>()).add(a));
    for (Convention convention : conventions(configured, attached, families)) {
      byName.forEach(
          (name, bearers) -> {
            if (convention.departs(name)) {
              String wanted = convention.rewritten(name).orElse(null);
              report(schema, bearers, convention.complaint(name, kind), wanted);
            }
          });
    }
  }

  private static List<Convention> conventions(
      @Nullable String configured, List<Attached> attached, List<List<Convention.Way>> families) {
    if (configured != null) {
      return Stream.concat(
              families.stream().flatMap(List::stream), Stream.of(CaseStyle.sentences()))
          .filter(w -> w.words().equals(configured))
          .map(Convention::configured)
          .toList();
    }
    List<String> names = attached.stream().map(Attached::name).distinct().toList();
    return families.stream().flatMap(family -> Convention.learned(names, family).stream()).toList();
  }

  /** What is called so on several tables is said where it is first. */
  private static void report(
      SchemaCase schema, List<Attached> attached, String message, @Nullable String wanted) {
    schema.report(
        attached.get(0).origin(),
        message,
        () ->
            wanted == null
                ? List.of()
                : schema.renamed(
                    attached.stream().map(a -> new NewName.Bearer(a.object(), a.table())).toList(),
                    wanted));
  }
}
