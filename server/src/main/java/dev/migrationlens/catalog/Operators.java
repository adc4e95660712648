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

  /** The same in another schema. */
  public Operators in(String schema) {
    return new Operators(
        all.stream()
            .map(
                o -> {
                  OperatorSignature s = o.signature();
                  var moved =
                      new OperatorSignature(schema, s.symbol(), s.left(), s.right(), s.result());
                  return new OperatorObject(o.id(), moved, o.origin());
                })
            .toList());
  }

  public List<OperatorSignature> signatures() {
    return all.stream().map(OperatorObject::signature).toList();
  }
}
