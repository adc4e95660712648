package dev.migrationlens.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The database while one statement changes it: what the statement wrote lies over what it met, and
 * everything it looked at is remembered.
 */
public final class Draft extends Catalog {
  private final LinkedHashMap<Key, Optional<CatalogObject>> writes = new LinkedHashMap<>();
  private final Set<Key> keysRead = new LinkedHashSet<>();
  private final Set<Key> familiesRead = new LinkedHashSet<>();
  private final int step;
  private int made;

  /**
   * @param step the identity of the statement, under which its new objects get their ids
   */
  public Draft(Timeline timeline, long moment, int step) {
    super(timeline, moment);
    this.step = step;
  }

  public int step() {
    return step;
  }

  /** An id for a new object: the same one when the statement is evaluated again. */
  public long newId() {
    return ((long) step << 16) + ++made;
  }

  @Override
  public @Nullable CatalogObject get(Key key) {
    Optional<CatalogObject> own = writes.isEmpty() ? null : writes.get(key);
    if (own != null) {
      return own.orElse(null);
    }
    keysRead.add(key);
    return super.get(key);
  }

  @Override
  long writtenAt(Key key) {
    if (writes.containsKey(key)) {
      return Long.MAX_VALUE;
    }
    keysRead.add(key);
    return super.writtenAt(key);
  }

  @Override
  public List<Entry> scan(Space space, String parent) {
    familiesRead.add(new Key(space, parent, ""));
    List<Entry> met = super.scan(space, parent);
    if (writes.isEmpty()) {
      return met;
    }
    var all = new ArrayList<Entry>();
    for (Entry entry : met) {
      if (!writes.containsKey(entry.key())) {
        all.add(entry);
      }
    }
    for (Map.Entry<Key, Optional<CatalogObject>> own : writes.entrySet()) {
      if (own.getKey().space() == space
          && own.getKey().parent().equals(parent)
          && own.getValue().isPresent()) {
        all.add(new Entry(own.getKey(), own.getValue().get()));
      }
    }
    return all;
  }

  public void put(Key key, CatalogObject value) {
    writes.put(key, Optional.of(value));
  }

  public void remove(Key key) {
    writes.put(key, Optional.empty());
  }

  /** What the statement wrote so far, to return to after a caught exception. */
  public Map<Key, Optional<CatalogObject>> mark() {
    return new LinkedHashMap<>(writes);
  }

  public void reset(Map<Key, Optional<CatalogObject>> mark) {
    writes.clear();
    writes.putAll(mark);
  }

  public Map<Key, Optional<CatalogObject>> writes() {
    return writes;
  }

  public Reads reads() {
    return new Reads(List.copyOf(keysRead), List.copyOf(familiesRead));
  }
}
