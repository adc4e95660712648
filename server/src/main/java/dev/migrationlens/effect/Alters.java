package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Relation.Trait;
import dev.migrationlens.catalog.RelationEntry;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.Constraint;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.TableStatement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** ALTER TABLE and its relatives: one action after the other. */
final class Alters {
  private static final Pattern REPLICA = Pattern.compile("(?i)\\breplica\\b");

  private Alters() {}

  static void alter(Evaluation e, TableStatement.Alter alter) {
    if (alter.kind() == ObjectKind.TYPE) {
      Composites.alter(e, alter);
      return;
    }
    RelationEntry found = Lookup.entry(e, alter.name());
    if (found == null) {
      if (!alter.ifExists()) {
        Lookup.relation(e, alter.name());
      }
      return;
    }
    e.relyOn(found.origin());
    if (!(found instanceof Relation relation)) {
      return;
    }
    if (!ActionKinds.fits(alter.kind(), relation.kind())) {
      e.error(
          "relation-kind-differs",
          SqlState.WRONG_OBJECT_TYPE,
          "`"
              + relation.name()
              + "` is a "
              + relation.kindWords()
              + ", not a "
              + alter.kind().words(),
          alter.name());
      return;
    }
    Relation at = relation;
    for (Phase phase : Phase.values()) {
      at = pass(e, phase, at, alter);
      if (phase == Phase.TYPE) {
        Relation kept = RetypedKeys.check(e, relation, at, alter);
        if (kept != at) {
          e.db.put(kept.key(), kept);
        }
        at = kept;
      }
    }
  }

  private static Relation pass(
      Evaluation e, Phase phase, Relation table, TableStatement.Alter alter) {
    Relation at = table;
    for (AlterAction action : alter.actions()) {
      if (Phase.of(action) == phase && !Inherited.refusesOnly(e, at, alter, action)) {
        if (alter.only()) {
          Inherited.leave(e, at, action);
        } else if (action instanceof AlterAction.SetNotNull set) {
          Inherited.follow(e, at, set);
        }
        at =
            alter.only() && action instanceof AlterAction.AddConstraint add
                ? addHere(e, at, add)
                : apply(e, at, action);
        e.db.put(at.key(), at);
      }
      if (phase == Phase.REFERENCE && action instanceof AlterAction.AddColumn add) {
        at = references(e, at, add);
        e.db.put(at.key(), at);
      }
    }
    return at;
  }

  /** A new column may reference one that comes after it in the same statement. */
  private static Relation references(Evaluation e, Relation table, AlterAction.AddColumn add) {
    Column made = table.column(add.column().name().text());
    boolean here = made != null && made.origin().equals(e.origin(add.column().name()));
    return here ? constrained(e, table, add, c -> c instanceof Constraint.ForeignKey) : table;
  }

  /** PostgreSQL sorts the actions of one statement into passes. */
  private enum Phase {
    DROP,
    TYPE,
    REST,
    ADD_COLUMN,
    CONSTRAINT,
    REFERENCE;

    static Phase of(AlterAction action) {
      return switch (action) {
        case AlterAction.DropColumn a -> DROP;
        case AlterAction.DropConstraint a -> DROP;
        case AlterAction.SetType a -> TYPE;
        case AlterAction.AddColumn a -> ADD_COLUMN;
        case AlterAction.AddConstraint a ->
            a.constraint() instanceof Constraint.ForeignKey ? REFERENCE : CONSTRAINT;
        case AlterAction.SetDefault a -> a.value() == null ? DROP : CONSTRAINT;
        case AlterAction.SetExpression a -> a.value() == null ? DROP : TYPE;
        case AlterAction.SetNotNull a -> a.notNull() ? CONSTRAINT : DROP;
        case AlterAction.ChangeIdentity a ->
            a.change() == AlterAction.IdentityChange.DROP ? DROP : CONSTRAINT;
        default -> REFERENCE;
      };
    }
  }

  private static Relation apply(Evaluation e, Relation table, AlterAction action) {
    if (TypedTables.refused(e, table, action) || ActionKinds.refuses(e, table, action)) {
      return table;
    }
    return switch (action) {
      case AlterAction.AddColumn add -> addColumn(e, table, add);
      case AlterAction.DropColumn drop -> AlterColumns.drop(e, table, drop);
      case AlterAction.SetType type -> ColumnTypes.setType(e, table, type);
      case AlterAction.SetDefault set -> AlterColumns.setDefault(e, table, set);
      case AlterAction.SetNotNull set -> AlterColumns.setNotNull(e, table, set);
      case AlterAction.SetExpression set -> AlterColumns.setExpression(e, table, set);
      case AlterAction.ChangeIdentity change -> AlterColumns.changeIdentity(e, table, change);
      case AlterAction.ColumnOption option -> columnOption(e, table, option);
      case AlterAction.AddConstraint add -> addConstraint(e, table, add);
      case AlterAction.DropConstraint drop -> AlterConstraints.drop(e, table, drop);
      case AlterAction.ValidateConstraint v -> AlterConstraints.validate(e, table, v);
      case AlterAction.AlterConstraint alter -> AlterConstraints.alter(e, table, alter);
      case AlterAction.RowSecurity security -> rowSecurity(e, table, security);
      case AlterAction.ToggleTrigger toggle -> toggle(e, table, toggle);
      case AlterAction.AttachPartition attach -> Parentage.attach(e, table, attach);
      case AlterAction.DetachPartition detach -> Parentage.detach(e, table, detach);
      case AlterAction.Inherit inherit -> Parentage.inherit(e, table, inherit);
      case AlterAction.OfType of -> TypedTables.alter(e, table, of);
      case AlterAction.OwnerTo owner -> {
        Lookup.role(e, owner.role());
        Ownership.given(e, owner.role());
        yield table.withTraits(table.traits().withOwner(Comments.role(owner.role())));
      }
      case AlterAction.SetTablespace set -> table;
      case AlterAction.SetOptions options -> setOptions(e, table, options);
    };
  }

  private static Relation addColumn(Evaluation e, Relation table, AlterAction.AddColumn add) {
    Column there = table.column(add.column().name().text());
    if (there != null && Assumed.isOnly(e, there.origin())) {
      return addAnew(e, AlterColumns.without(e, table, there), add);
    }
    return add.ifNotExists() && there != null ? table : addAnew(e, table, add);
  }

  private static Relation addAnew(Evaluation e, Relation table, AlterAction.AddColumn add) {
    Ident name = add.column().name();
    if (table.traits().partition()) {
      e.relyOn(table.origin());
      e.error(
          "relation-kind-differs",
          SqlState.WRONG_OBJECT_TYPE,
          "`" + table.name() + "` is a partition: a column is added to its parent",
          name);
      return table;
    }
    Relation at = Columns.add(e, table, add.column());
    Column made = at.column(name.text());
    if (made == null || made.origin().step() != e.db.step()) {
      return at;
    }
    at =
        constrained(
            e,
            Columns.values(e, at, add.column()),
            add,
            c -> !(c instanceof Constraint.ForeignKey));
    Column finished = Objects.requireNonNull(at.column(made.number()));
    Required.added(e, table, finished, add.column());
    if (Inherited.refusesType(e, at, finished, name)) {
      return at;
    }
    Tables.dependOnTypes(e, at.withColumns(List.of(made)));
    Inheritance.toChildren(
        e,
        at,
        child ->
            child.column(made.name()) != null
                ? child
                : child.withColumn(finished.numbered(child.lastNumber() + 1).inherited(true)),
        (before, after) -> {});
    return at;
  }

  private static Relation constrained(
      Evaluation e, Relation table, AlterAction.AddColumn add, Predicate<Constraint> which) {
    Relation at = table;
    for (Tables.Pass pass : Tables.Pass.values()) {
      for (Constraint constraint : add.column().constraints()) {
        if (Tables.Pass.of(constraint) == pass && which.test(constraint)) {
          at = Constraints.add(e, at, constraint, add.column().name());
        }
      }
    }
    return at;
  }

  /** A key of a partitioned table alone, which those of the partitions are attached to later. */
  private static Relation addHere(Evaluation e, Relation table, AlterAction.AddConstraint add) {
    if (TypedTables.refused(e, table, add)) {
      return table;
    }
    boolean reference = add.constraint() instanceof Constraint.ForeignKey;
    if (reference && table.kind() == Relation.Kind.PARTITIONED_TABLE) {
      e.relyOn(table.origin());
      e.error(
          "relation-kind-differs",
          SqlState.WRONG_OBJECT_TYPE,
          "a foreign key of a partitioned table is its partitions' too: no ONLY here",
          add);
    }
    return Constraints.add(e, table, add.constraint(), null);
  }

  private static Relation addConstraint(
      Evaluation e, Relation table, AlterAction.AddConstraint add) {
    Relation at = Constraints.add(e, table, add.constraint(), null);
    boolean inherited =
        add.constraint() instanceof Constraint.Check && !add.constraint().timing().noInherit();
    if (at.constraints().size() > table.constraints().size()
        && table.kind() == Relation.Kind.PARTITIONED_TABLE
        && !inherited) {
      Inheritance.toPartitions(e, at, at.constraints().get(at.constraints().size() - 1));
    }
    if (inherited && at.constraints().size() > table.constraints().size()) {
      TableConstraint made = at.constraints().get(at.constraints().size() - 1);
      Inherited.refuseMerge(e, at, made, add);
      Inheritance.toChildren(
          e,
          at,
          c -> c.constraint(made.name()) == null ? c.withConstraint(made.inherited(true)) : c,
          (before, after) -> {});
    }
    return at;
  }

  private static Relation named(Evaluation e, Relation table, Ident column) {
    Lookup.column(e, table, column);
    return table;
  }

  private static Relation columnOption(
      Evaluation e, Relation table, AlterAction.ColumnOption option) {
    return option.column().text().matches("\\d+") ? table : named(e, table, option.column());
  }

  private static Relation rowSecurity(
      Evaluation e, Relation table, AlterAction.RowSecurity security) {
    if (!table.kind().isTable()) {
      e.error(
          "relation-kind-differs",
          SqlState.WRONG_OBJECT_TYPE,
          "row-level security needs a table; `" + table.name() + "` is a " + table.kindWords(),
          security);
      return table;
    }
    var traits = table.traits();
    return table.withTraits(
        switch (security.security()) {
          case ENABLE -> traits.with(Trait.ROW_SECURITY, true);
          case DISABLE -> traits.with(Trait.ROW_SECURITY, false);
          case FORCE -> traits.with(Trait.FORCED_ROW_SECURITY, true);
          case NO_FORCE -> traits.with(Trait.FORCED_ROW_SECURITY, false);
        });
  }

  private static Relation toggle(Evaluation e, Relation table, AlterAction.ToggleTrigger toggle) {
    Ident name = toggle.name();
    // A replica's triggers sleep everywhere else.
    boolean awake = toggle.enable() && !REPLICA.matcher(e.source(toggle)).find();
    if (name == null) {
      e.db
          .triggers(table.id())
          .forEach(t -> e.db.put(Key.of(Space.TRIGGER, table.id(), t.name()), t.enabled(awake)));
      return table;
    }
    Space space = toggle.rule() ? Space.RULE : Space.TRIGGER;
    Key key = Key.of(space, table.id(), name.text());
    if (e.db.get(key) instanceof Trigger trigger) {
      e.db.put(key, trigger.enabled(awake));
    } else if (e.db.get(key) == null && table.complete()) {
      e.report(
          new Problem(
              "missing-object",
              SqlState.UNDEFINED_OBJECT,
              (toggle.rule() ? "rule `" : "trigger `")
                  + name.text()
                  + "` for table `"
                  + table.name()
                  + "` does not exist",
              name.span(),
              new Sought(
                  toggle.rule() ? Sought.What.RULE : Sought.What.TRIGGER,
                  table.name(),
                  List.of(Long.toString(table.id())),
                  name.text(),
                  List.of()),
              Map.of()));
    }
    return table;
  }

  private static Relation setOptions(Evaluation e, Relation table, AlterAction.SetOptions options) {
    if (table.kind() == Relation.Kind.VIEW) {
      boolean reset = options.what().equals("reset");
      boolean before = table.traits().securityInvoker();
      boolean named = options.options().stream().anyMatch(o -> o.name().equals("security_invoker"));
      boolean now = reset && named ? false : Views.invoker(options.options(), before);
      return table.withTraits(table.traits().with(Trait.SECURITY_INVOKER, now));
    }
    if (options.what().endsWith("logged")) {
      boolean unlogged = options.what().endsWith("unlogged");
      return table.withTraits(table.traits().with(Trait.UNLOGGED, unlogged));
    }
    Ident name = options.name();
    boolean index = options.what().startsWith("cluster") || options.what().contains("index");
    if (name != null && index) {
      RelationEntry found = e.db.relationEntry(table.schema(), name.text());
      if (found == null && table.complete() && !e.mayBeThere("relation", name.text())) {
        e.error(
            "missing-object",
            SqlState.UNDEFINED_OBJECT,
            "index `" + name.text() + "` does not exist",
            name);
      }
    }
    return table;
  }

  /** The index behind a key constraint, if we know it. */
  static @Nullable Index indexOf(Evaluation e, Relation table, TableConstraint constraint) {
    return e.db.relationEntry(table.schema(), constraint.name()) instanceof Index index
        ? index
        : null;
  }
}
