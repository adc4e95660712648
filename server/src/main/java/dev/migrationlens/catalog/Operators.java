package dev.migrationlens.catalog;

import java.util.ArrayList;
import java.util.List;

/** All operators of one symbol in one schema. */
public record Operators(List<OperatorObject> all) implements CatalogObject {
  public Operators {
    all = List.copyOf(all);
  }

  public Operators with(OperatorObject added) {
    var more = new ArrayList<>(all);
    more.add(added);
    return new Operators(more);
  }

  public List<OperatorSignature> signatures() {
    return all.stream().map(OperatorObject::signature).toList();
  }
}
