package dev.migrationlens.rules;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.syntax.ast.Constraint;
import java.util.List;
import java.util.Optional;

/** The constraints that a statement makes, under the names PostgreSQL gives them. */
final class Constraints {
  private Constraints() {}

  /** The name of a constraint, where it is certain which of the table's new ones it is. */
  static Optional<String> made(StatementCase statement, Relation before, Constraint written) {
    if (written.name() != null) {
      return Optional.of(written.name().text());
    }
    Relation after = statement.after().relationById(before.id());
    List<String> fresh =
        after == null
            ? List.of()
            : after.constraints().stream()
                .map(TableConstraint::name)
                .filter(name -> before.constraint(name) == null)
                .toList();
    return fresh.size() == 1 ? Optional.of(fresh.get(0)) : Optional.empty();
  }
}
