package dev.migrationlens.effect;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.RelationEntry;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.Parsed;
import dev.migrationlens.syntax.Parser;
import dev.migrationlens.syntax.Slice;
import dev.migrationlens.syntax.StatementSplitter;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.GrantStatement;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.IndexStatement;
import dev.migrationlens.syntax.ast.MaintenanceStatement;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.ObjectStatement;
import dev.migrationlens.syntax.ast.OperatorStatement;
import dev.migrationlens.syntax.ast.PolicyStatement;
import dev.migrationlens.syntax.ast.PublicationStatement;
import dev.migrationlens.syntax.ast.RoleStatement;
import dev.migrationlens.syntax.ast.RoutineStatement;
import dev.migrationlens.syntax.ast.SchemaStatement;
import dev.migrationlens.syntax.ast.SequenceStatement;
import dev.migrationlens.syntax.ast.SessionStatement;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TableStatement;
import dev.migrationlens.syntax.ast.TransactionStatement;
import dev.migrationlens.syntax.ast.TriggerStatement;
import dev.migrationlens.syntax.ast.TypeStatement;
import dev.migrationlens.syntax.ast.ViewStatement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Marks as uncertain what a statement may touch of which only a part is known, such as {@code DROP
 * POLICY IF EXISTS %I ON %I}: policies of any name, and nothing else.
 */
final class Bounds {
  /** Stands in a text where something is not known. */
  private static final String HOLE = "lens_unknown";

  private static final Pattern VERB =
      Pattern.compile("(?i)\\b(create|alter|drop|execute|do|select|perform|import|call)\\b");

  private Bounds() {}

  /** Whatever running a text with holes may change. */
  static void text(Evaluation e, Value.Template template) {
    String sql = template.filled(HOLE);
    for (Slice slice : StatementSplitter.split(sql)) {
      String text = slice.of(sql);
      Parsed parsed = Parser.parse(text);
      if (parsed.broken() || parsed.statement() instanceof Statement.Unparsed) {
        words(e, text);
      } else {
        statement(e, parsed.statement());
      }
    }
  }

  /** A text that cannot be read: its verbs may say that it changes nothing of interest. */
  private static void words(Evaluation e, String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    boolean harmless =
        Pattern.compile(
                "^(insert|update|delete|grant|revoke|comment|analyze|vacuum|notify|set|with|merge|truncate|refresh|lock|reindex|copy)\\b")
            .matcher(lower)
            .find();
    if (lower.startsWith("grant") || lower.startsWith("revoke")) {
      Uncertain.mark(e, "privileges", "*");
    }
    if (lower.startsWith("comment")) {
      Uncertain.mark(e, "comment", "*");
    }
    if (harmless && !VERB.matcher(lower.replaceAll("\\bselect\\b", "")).find()) {
      return;
    }
    for (String kind :
        List.of(
            "policy",
            "trigger",
            "index",
            "constraint",
            "publication",
            "role",
            "extension",
            "schema",
            "type",
            "function",
            "view",
            "sequence")) {
      if (lower.matches(
              "(?s)^(create|drop|alter) (or replace |unique |materialized )?" + kind + "\\b.*")
          && !lower.contains(";")) {
        mark(e, kind, HOLE);
        return;
      }
    }
    Uncertain.everything(e);
  }

  private static void mark(Evaluation e, String kind, String name) {
    mark(e, kind, name, "");
  }

  private static void mark(Evaluation e, String kind, String name, String gone) {
    String shown = name.contains(HOLE) ? "*" : name;
    switch (kind) {
      case "table", "view", "materialized view", "foreign table" -> {
        Uncertain.mark(e, gone + "relation", shown);
        Uncertain.mark(e, gone + "type", shown);
      }
      case "index", "sequence" -> Uncertain.mark(e, gone + "relation", shown);
      case "type", "domain" -> {
        Uncertain.mark(e, gone + "type", shown);
        Uncertain.mark(e, "label", shown);
        Uncertain.mark(e, "enum label", "*");
      }
      case "function", "procedure", "routine", "aggregate" ->
          Uncertain.mark(e, gone + "routine", shown);
      case "schema" -> {
        Uncertain.mark(e, gone + "schema", shown);
        if (gone.isEmpty()) {
          Uncertain.schema(e, shown);
        }
      }
      default -> Uncertain.mark(e, gone + kind, shown);
    }
  }

  /** Whatever a statement may change in which some names stand for any name. */
  static void statement(Evaluation e, Statement statement) {
    switch (statement) {
      case TableStatement table -> table(e, table);
      case ViewStatement view -> view(e, view);
      case IndexStatement.CreateIndex index ->
          mark(e, "index", index.name() == null ? HOLE : index.name().name());
      case IndexStatement.CreateStatistics statistics -> {}
      case PolicyStatement policy -> mark(e, "policy", policy.name().text());
      case TriggerStatement trigger -> trigger(e, trigger);
      case RoutineStatement routine -> routine(e, routine);
      case TypeStatement type -> type(e, type);
      case SequenceStatement.CreateSequence sequence -> mark(e, "sequence", sequence.name().name());
      case SequenceStatement.AlterSequence sequence -> {}
      case SchemaStatement schema -> schema(e, schema);
      case RoleStatement.CreateRole role -> mark(e, "role", role.name().text());
      case RoleStatement role -> {}
      case ObjectStatement object -> object(e, object);
      case PublicationStatement publication -> publication(e, publication);
      case OperatorStatement operator -> Uncertain.mark(e, "operator-class", "*");
      case DmlStatement.SelectStatement select -> SideEffects.of(e, select.query());
      case DmlStatement dml -> {}
      case GrantStatement grant -> Uncertain.mark(e, "privileges", "*");
      case TransactionStatement.Control control -> {}
      case SessionStatement session -> {}
      case MaintenanceStatement maintenance -> {}
      case Statement.Unparsed unparsed -> Uncertain.everything(e);
    }
  }

  private static void table(Evaluation e, TableStatement statement) {
    switch (statement) {
      case TableStatement.CreateTable create -> mark(e, "table", create.name().name());
      case TableStatement.CreateTableAs create -> mark(e, "table", create.name().name());
      case TableStatement.Alter alter -> {
        String name = alter.name().name();
        Uncertain.mark(e, Uncertain.ALTERED, name.contains(HOLE) ? "*" : name);
        alter.actions().forEach(a -> action(e, a));
      }
    }
  }

  private static void action(Evaluation e, AlterAction action) {
    switch (action) {
      case AlterAction.AddColumn add -> {
        mark(e, "column", add.column().name().text());
        add.column().constraints().forEach(c -> Uncertain.mark(e, "constraint", "*"));
      }
      case AlterAction.DropColumn drop -> {
        mark(e, "column", drop.column().text(), Uncertain.GONE);
        Uncertain.gone(e, "constraint", "*");
        Uncertain.gone(e, "relation", "*");
      }
      case AlterAction.AddConstraint add ->
          mark(
              e,
              "constraint",
              add.constraint().name() == null ? HOLE : add.constraint().name().text());
      case AlterAction.DropConstraint drop ->
          mark(e, "constraint", drop.name().text(), Uncertain.GONE);
      case AlterAction.SetType set -> Uncertain.mark(e, "column", set.column().text());
      default -> {}
    }
  }

  private static void view(Evaluation e, ViewStatement statement) {
    switch (statement) {
      case ViewStatement.CreateView create -> mark(e, "view", create.name().name());
      case ViewStatement.CreateMaterializedView create -> mark(e, "view", create.name().name());
      case ViewStatement.Refresh refresh -> {}
    }
  }

  private static void trigger(Evaluation e, TriggerStatement statement) {
    switch (statement) {
      case TriggerStatement.CreateTrigger create -> mark(e, "trigger", create.name().text());
      case TriggerStatement.CreateRule create -> mark(e, "rule", create.name().text());
      case TriggerStatement.CreateEventTrigger create ->
          mark(e, "event trigger", create.name().text());
      case TriggerStatement.AlterEventTrigger alter -> {}
    }
  }

  private static void routine(Evaluation e, RoutineStatement statement) {
    switch (statement) {
      case RoutineStatement.CreateRoutine create -> mark(e, "routine", create.name().name());
      case RoutineStatement.CreateAggregate create -> mark(e, "routine", create.name().name());
      case RoutineStatement.AlterRoutine alter -> {
        String name = alter.signature().name().name();
        Uncertain.mark(e, Uncertain.ALTERED, name.contains(HOLE) ? "*" : name);
      }
      case RoutineStatement.Do block -> Uncertain.everything(e);
      case RoutineStatement.Call call -> Uncertain.everything(e);
    }
  }

  private static void type(Evaluation e, TypeStatement statement) {
    switch (statement) {
      case TypeStatement.CreateEnum create -> mark(e, "type", create.name().name());
      case TypeStatement.CreateComposite create -> mark(e, "type", create.name().name());
      case TypeStatement.CreateOther create -> mark(e, "type", create.name().name());
      case TypeStatement.CreateDomain create -> mark(e, "type", create.name().name());
      case TypeStatement.AddValue add -> {
        mark(e, "label", add.name().name());
        mark(e, "enum label", add.label().value());
      }
      case TypeStatement.RenameValue rename -> {
        mark(e, "label", rename.name().name());
        Uncertain.mark(e, "enum label", "*");
      }
      case TypeStatement.SetTypeOptions set -> {}
      case TypeStatement.AlterDomain alter -> Uncertain.mark(e, "constraint", "*");
    }
  }

  private static void schema(Evaluation e, SchemaStatement statement) {
    switch (statement) {
      case SchemaStatement.CreateSchema create -> {
        Ident name = create.name() == null ? create.authorization() : create.name();
        mark(e, "schema", name == null ? HOLE : name.text());
      }
      case SchemaStatement.CreateExtension create -> Uncertain.everything(e);
      case SchemaStatement.AlterExtension alter -> Uncertain.everything(e);
      case SchemaStatement.CreateLanguage create -> mark(e, "language", create.name().text());
      case SchemaStatement.Cluster cluster -> {}
      case SchemaStatement.Foreign foreign ->
          mark(e, foreign.kind().words(), foreign.name().text());
      case SchemaStatement.ImportForeignSchema load -> Uncertain.mark(e, "relation", "*");
    }
  }

  private static void object(Evaluation e, ObjectStatement statement) {
    switch (statement) {
      case ObjectStatement.Drop drop -> {
        drop.targets().forEach(t -> gone(e, t));
        boolean takesAlong =
            drop.cascade() || drop.kind() == ObjectKind.TABLE || drop.kind() == ObjectKind.SCHEMA;
        if (takesAlong && drop.kind() != ObjectKind.POLICY && drop.kind() != ObjectKind.TRIGGER) {
          dependents(e, drop.kind());
        }
      }
      case ObjectStatement.Rename rename -> {
        mark(e, rename.target().kind().words(), rename.target().name().name());
        mark(e, rename.target().kind().words(), rename.newName().text());
      }
      case ObjectStatement.SetSchema set -> {
        mark(e, set.target().kind().words(), set.target().name().name());
      }
      case ObjectStatement.SetOwner owner -> {}
      case ObjectStatement.OtherAlter other -> {}
      case ObjectStatement.Comment comment -> Uncertain.mark(e, "comment", "*");
    }
  }

  private static void gone(Evaluation e, ObjectStatement.Target target) {
    ObjectName on = target.on();
    if (on == null || on.name().contains(HOLE)) {
      mark(e, target.kind().words(), target.name().name(), Uncertain.GONE);
      return;
    }
    RelationEntry table = Lookup.entry(e, on);
    if (table != null && target.kind() == ObjectKind.POLICY) {
      e.db.policies(table.id()).forEach(p -> Uncertain.gone(e, "policy", p.name()));
    } else if (table != null && target.kind() == ObjectKind.TRIGGER) {
      e.db.triggers(table.id()).forEach(t -> Uncertain.gone(e, "trigger", t.name()));
    }
  }

  /** What may go along with something that is dropped. */
  private static void dependents(Evaluation e, ObjectKind dropped) {
    for (String kind : List.of("relation", "column", "constraint", "policy", "trigger", "rule")) {
      Uncertain.gone(e, kind, "*");
    }
    switch (dropped) {
      case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE -> routinesOfRows(e);
      default -> Uncertain.gone(e, "routine", "*");
    }
  }

  /** Of all routines only those go with a relation that take or return rows, or name it. */
  private static void routinesOfRows(Evaluation e) {
    var schemas = new LinkedHashSet<>(List.of("public"));
    e.db.scan(Space.SCHEMA, "").forEach(entry -> schemas.add(entry.key().name()));
    for (String schema : schemas) {
      for (Catalog.Entry entry : e.db.scan(Space.ROUTINE, schema)) {
        if (entry.value() instanceof Overloads all
            && all.routines().stream().anyMatch(r -> mayStandOnRelation(e, r))) {
          Uncertain.gone(e, "routine", entry.key().name());
        }
      }
    }
  }

  private static boolean mayStandOnRelation(Evaluation e, Routine routine) {
    var types = new ArrayList<>(routine.inputTypes());
    types.add(routine.signature().returns());
    routine.signature().outputs().forEach(o -> types.add(o.type()));
    return types.stream().anyMatch(t -> t.isUnsure() || !t.builtIn())
        || !e.db.scan(Space.NEEDS, Long.toString(routine.id())).isEmpty();
  }

  private static void publication(Evaluation e, PublicationStatement statement) {
    switch (statement) {
      case PublicationStatement.CreatePublication create ->
          mark(e, "publication", create.name().text());
      case PublicationStatement.AlterPublication alter -> {
        alter.tables().forEach(t -> mark(e, "published", t.table().name()));
        mark(e, "publication", alter.name().text());
      }
      case PublicationStatement.Subscription subscription ->
          mark(e, "subscription", subscription.name().text());
    }
  }
}
