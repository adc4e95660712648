package dev.migrationlens.effect;

import dev.migrationlens.catalog.PgType;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.TypeStatement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Enums and their labels, made, added and renamed. */
final class EnumLabels {
  private static final int NAME_BYTES = 63;

  private EnumLabels() {}

  static void create(Evaluation e, TypeStatement.CreateEnum create) {
    var labels = new ArrayList<PgType.Label>();
    var seen = new HashSet<String>();
    for (Expr.Literal label : create.labels()) {
      requireShort(e, label);
      if (!seen.add(label.value())) {
        e.error(
            "already-exists",
            SqlState.UNIQUE_VIOLATION,
            "enum label `" + label.value() + "` appears more than once",
            label);
      }
      labels.add(new PgType.Label(label.value(), 0));
    }
    TypeStatements.put(e, create.name(), PgType.Kind.ENUM, labels, List.of(), null);
    PgType made = DropStatements.findType(e, create.name());
    if (made != null) {
      FreshLabels.created(e, made);
    }
  }

  private static @Nullable PgType requireEnum(Evaluation e, ObjectName name) {
    PgType type = TypeStatements.require(e, name);
    if (type != null && type.kind() != PgType.Kind.ENUM) {
      e.error(
          "relation-kind-differs",
          SqlState.WRONG_OBJECT_TYPE,
          "`" + type.name() + "` is not an enum",
          name);
      return null;
    }
    return type;
  }

  static void add(Evaluation e, TypeStatement.AddValue add) {
    PgType type = requireEnum(e, add.name());
    if (type == null) {
      return;
    }
    requireShort(e, add.label());
    if (type.hasLabel(add.label().value())) {
      if (!add.ifNotExists()) {
        Created.exists(
            e,
            SqlState.DUPLICATE_OBJECT,
            "enum label `" + add.label().value() + "`",
            add.label(),
            type.origin());
      }
      return;
    }
    var labels = new ArrayList<>(type.labels());
    int at = labels.size();
    int before = e.problemCount();
    if (add.neighbour() != null) {
      at = requireLabel(e, type, add.neighbour()) + (add.before() ? 0 : 1);
    }
    if (e.failureSince(before) != null) {
      doubtful(e, type, add.label().value());
      return;
    }
    labels.add(Math.min(at, labels.size()), new PgType.Label(add.label().value(), e.db.step()));
    FreshLabels.added(e, type, add.label().value());
    e.db.put(type.key(), type.withLabels(labels));
  }

  /** A label that is too long is not cut, as a name would be. */
  private static void requireShort(Evaluation e, Expr.Literal label) {
    if (label.value().getBytes(StandardCharsets.UTF_8).length > NAME_BYTES) {
      e.error(
          "default-does-not-fit",
          SqlState.INVALID_NAME,
          "a label has at most " + NAME_BYTES + " bytes",
          label);
    }
  }

  /** What PostgreSQL refused may be written otherwise: then the label is there. */
  private static void doubtful(Evaluation e, PgType type, String label) {
    Uncertain.mark(e, "enum label", label);
    Uncertain.mark(e, "label", type.name());
  }

  private static int requireLabel(Evaluation e, PgType type, Expr.Literal label) {
    for (int i = 0; i < type.labels().size(); i++) {
      if (type.labels().get(i).text().equals(label.value())) {
        return i;
      }
    }
    e.report(
        new Problem(
            "default-does-not-fit",
            SqlState.INVALID_PARAMETER_VALUE,
            "`" + label.value() + "` is no value of enum `" + type.name() + "`",
            label.span(),
            new Sought(
                Sought.What.OTHER,
                type.name(),
                List.of(type.key().toString()),
                label.value(),
                type.labels().stream().map(PgType.Label::text).toList()),
            Map.of("enum", type.name())));
    return type.labels().size();
  }

  static void rename(Evaluation e, TypeStatement.RenameValue rename) {
    PgType type = requireEnum(e, rename.name());
    if (type == null) {
      return;
    }
    int before = e.problemCount();
    int at = requireLabel(e, type, rename.from());
    if (type.hasLabel(rename.to().value())) {
      Created.exists(
          e,
          SqlState.DUPLICATE_OBJECT,
          "enum label `" + rename.to().value() + "`",
          rename.to(),
          type.origin());
    }
    if (e.failureSince(before) != null) {
      doubtful(e, type, rename.to().value());
      return;
    }
    if (at < type.labels().size()) {
      var labels = new ArrayList<>(type.labels());
      labels.set(at, new PgType.Label(rename.to().value(), labels.get(at).addedBy()));
      e.db.put(type.key(), type.withLabels(labels));
    }
  }
}
