package dev.migrationlens.catalog;

import java.util.ArrayList;
import java.util.List;

/** All routines of one name in one schema; never empty. */
public record Overloads(List<Routine> routines) implements CatalogObject {
  public Overloads {
    routines = List.copyOf(routines);
  }

  public Overloads with(Routine added) {
    var all = new ArrayList<>(routines);
    all.removeIf(r -> r.id() == added.id());
    all.add(added);
    return new Overloads(all);
  }

  public List<Routine> without(long id) {
    return routines.stream().filter(r -> r.id() != id).toList();
  }
}
