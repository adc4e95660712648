package dev.migrationlens.write;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.Names;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.IndexStatement;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.ObjectStatement;
import dev.migrationlens.syntax.ast.Query;
import dev.migrationlens.syntax.ast.TypeName;
import dev.migrationlens.text.Edit;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names with their schemas, so that no search path decides what they mean. */
final class QualifiedNames {
  static final String STATEMENT = "Qualify the names of this statement";
  static final String FILE = "Qualify all names";

  private final Spot spot;
  private final Step step;
  private final Repair repair;
  private final Set<String> local = new HashSet<>();
  private final Set<Integer> seen = new HashSet<>();
  private final List<Edit> edits = new ArrayList<>();

  private QualifiedNames(Spot spot, Step step) {
    this.spot = spot;
    this.step = step;
    this.repair = Repair.of(spot.replay(), step);
  }

  static Optional<Fix> statement(Spot spot) {
    return spot.atStatement(STATEMENT, step -> edits(spot, step));
  }

  static Optional<Fix> file(Spot spot) {
    return spot.everywhere(FILE, step -> edits(spot, step));
  }

  private static List<Edit> edits(Spot spot, Step step) {
    return new QualifiedNames(spot, step).all();
  }

  private List<Edit> all() {
    if (step.parsed() != null) {
      locals(step.parsed().statement());
      visit(step.parsed().statement(), Space.RELATION);
    }
    return edits;
  }

  /** What WITH names is no object of the database. */
  private void locals(Object part) {
    if (part instanceof Query.Cte cte) {
      local.add(cte.name().text());
    }
    parts(part).forEach(this::locals);
  }

  /** The components of a record and the members of a list: an AST is nothing else. */
  private static List<Object> parts(Object part) {
    if (part instanceof List<?> list) {
      return List.copyOf(list);
    }
    var parts = new ArrayList<Object>();
    if (part instanceof Record) {
      for (RecordComponent component : part.getClass().getRecordComponents()) {
        try {
          Object value = component.getAccessor().invoke(part);
          if (value instanceof List<?> || value instanceof Record) {
            parts.add(value);
          }
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    return parts;
  }

  private void visit(Object part, Space space) {
    switch (part) {
      case ObjectName name -> qualify(name, space);
      case IndexStatement.CreateIndex index ->
          parts(part).stream().filter(p -> p != index.name()).forEach(p -> visit(p, space));
      case ObjectStatement.Target target -> {
        Space own = space(target.kind());
        if (target.on() != null) {
          qualify(target.on(), Space.RELATION);
        } else if (own != null) {
          qualify(target.name(), own);
        }
      }
      case TypeName type -> {
        if (type.percent() == TypeName.Percent.NONE && !type.builtIn()) {
          qualify(type.name(), Space.TYPE);
        }
      }
      case Expr.Call call -> {
        if (!call.special()) {
          qualify(call.name(), Space.ROUTINE);
        }
        parts(part).stream().filter(p -> p != call.name()).forEach(p -> visit(p, space));
      }
      default -> {
        boolean node = part instanceof Node || part instanceof List<?> || part instanceof Record;
        if (node) {
          parts(part).forEach(p -> visit(p, space));
        }
      }
    }
  }

  private static @Nullable Space space(ObjectKind kind) {
    return switch (kind) {
      case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE, SEQUENCE, INDEX -> Space.RELATION;
      case TYPE, DOMAIN -> Space.TYPE;
      case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE -> Space.ROUTINE;
      default -> null;
    };
  }

  private void qualify(ObjectName name, Space space) {
    if (name.schema() != null || local.contains(name.name()) || !seen.add(name.start())) {
      return;
    }
    for (Catalog catalog : List.of(spot.replay().before(step), spot.replay().after(step))) {
      for (Space each : alternatives(space)) {
        for (String schema : Found.path(catalog)) {
          CatalogObject found = catalog.get(new Key(each, schema, name.name()));
          if (found != null && !schema.startsWith("pg_")) {
            edits.add(repair.insert(name.start(), Names.quote(schema) + "."));
            return;
          }
        }
      }
    }
  }

  /** A name without a context may stand for several kinds of thing. */
  private static List<Space> alternatives(Space space) {
    return space == Space.RELATION
        ? List.of(Space.RELATION, Space.TYPE, Space.ROUTINE)
        : space == Space.TYPE ? List.of(Space.TYPE, Space.RELATION) : List.of(space);
  }
}
