package dev.migrationlens.catalog;

import java.util.ArrayList;
import java.util.List;

/** The operator classes that extensions added to one index method. */
public record OperatorClasses(List<OperatorClass> classes, Origin origin) implements CatalogObject {
  public OperatorClasses {
    classes = List.copyOf(classes);
  }

  /** Where they are kept: no schema has the empty name, so no class of a user is in the way. */
  public static Key key(String method) {
    return Key.of(Space.OPERATOR_CLASS, method);
  }

  public OperatorClasses with(OperatorClass added) {
    var all = new ArrayList<>(classes);
    all.add(added);
    return new OperatorClasses(all, origin);
  }
}
