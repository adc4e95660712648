package dev.migrationlens.catalog;

import java.util.ArrayList;
import java.util.List;

/** All operators of one symbol in one schema. */
public record Operators(List<OperatorSignature> operators, Origin origin) implements CatalogObject {
  public Operators {
    operators = List.copyOf(operators);
  }

  public Operators with(OperatorSignature added) {
    var all = new ArrayList<>(operators);
    all.add(added);
    return new Operators(all, origin);
  }
}
