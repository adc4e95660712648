package dev.migrationlens.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The database at every moment of a chain: for each key its versions. A moment is a number that
 * grows along the chain. One thread at a time writes, and none reads then.
 */
public final class Timeline {
  private record Group(Space space, String parent) {}

  /** The keys ever written under one parent, and who listed them. */
  private static final class Family {
    final LinkedHashMap<Key, Cell> members = new LinkedHashMap<>();
    final Moments readers = new Moments();
  }

  /** A chain's history of edits must not show, so objects are listed by age and then by name. */
  private record Born(long moment, Catalog.Entry entry) {}

  private static final Comparator<Born> BY_AGE =
      Comparator.comparingLong(Born::moment).thenComparing(b -> b.entry().key().name());

  private final Map<Key, Cell> cells = new HashMap<>();
  private final Map<Group, Family> families = new HashMap<>();
  private final Map<Space, LinkedHashSet<String>> parents = new EnumMap<>(Space.class);
  private final Base base;

  public Timeline(Base base) {
    this.base = base;
  }

  /** The database as a statement at this moment meets it. */
  public Catalog before(long moment) {
    return new Catalog(this, moment);
  }

  @Nullable CatalogObject get(Key key, long moment) {
    Cell cell = cells.get(key);
    if (cell == null || cell.writtenBefore(moment) == Long.MIN_VALUE) {
      return base.get(key);
    }
    return cell.before(moment);
  }

  long writtenBefore(Key key, long moment) {
    Cell cell = cells.get(key);
    return cell == null ? Long.MIN_VALUE : cell.writtenBefore(moment);
  }

  List<Catalog.Entry> scan(Space space, String parent, long moment) {
    Family family = families.get(new Group(space, parent));
    if (family == null) {
      return List.of();
    }
    var alive = new ArrayList<Born>();
    for (Cell cell : family.members.values()) {
      CatalogObject value = cell.before(moment);
      if (value != null) {
        alive.add(new Born(cell.bornBefore(moment), new Catalog.Entry(cell.key, value)));
      }
    }
    alive.sort(BY_AGE);
    return alive.stream().map(Born::entry).toList();
  }

  void each(long moment, Consumer<Catalog.Entry> visit) {
    for (Cell cell : cells.values()) {
      CatalogObject value = cell.before(moment);
      if (value != null) {
        visit.accept(new Catalog.Entry(cell.key, value));
      }
    }
  }

  /** Likewise, with the moments since which each is there, and there as it is. */
  List<Start.Made> made(long moment) {
    var all = new ArrayList<Start.Made>();
    for (Cell cell : cells.values()) {
      CatalogObject value = cell.before(moment);
      if (value != null) {
        all.add(new Start.Made(cell.bornBefore(moment), cell.key, value));
        if (cell.bornBefore(moment) != cell.writtenBefore(moment)) {
          all.add(new Start.Made(cell.writtenBefore(moment), cell.key, value));
        }
      }
    }
    return all;
  }

  private Cell cell(Key key) {
    Cell cell = cells.get(key);
    if (cell == null) {
      cell = new Cell(key);
      cells.put(key, cell);
    }
    return cell;
  }

  private Family family(Key key) {
    return families.computeIfAbsent(
        new Group(key.space(), key.parent()),
        group -> {
          parents.computeIfAbsent(group.space(), s -> new LinkedHashSet<>()).add(group.parent());
          return new Family();
        });
  }

  /** A statement's effect: its value from this moment on. A null value removes the object. */
  public void write(long moment, Key key, @Nullable CatalogObject value) {
    Cell cell = cell(key);
    if (cell.versionCount() == 0) {
      family(key).members.put(key, cell);
    }
    cell.write(moment, value);
  }

  /** As if the statement at this moment had never written the key. */
  public void erase(long moment, Key key) {
    Cell cell = cells.get(key);
    if (cell == null) {
      return;
    }
    cell.erase(moment);
    if (cell.versionCount() == 0) {
      family(key).members.remove(key);
      if (cell.readers().isEmpty()) {
        cells.remove(key);
      }
    }
  }

  /** The value that one moment's statement itself wrote, if any. */
  public boolean wrote(long moment, Key key) {
    Cell cell = cells.get(key);
    return cell != null && cell.writtenBefore(moment + 1) == moment;
  }

  /** The same reads are returned, in keys that the timeline keeps anyway. */
  public Reads addReads(long moment, Reads reads) {
    var keys = new Key[reads.keys().size()];
    for (int i = 0; i < keys.length; i++) {
      Cell cell = cell(reads.keys().get(i));
      cell.readers().add(moment);
      keys[i] = cell.key;
    }
    for (Key parent : reads.scans()) {
      family(parent).readers.add(moment);
    }
    return new Reads(List.of(keys), reads.scans());
  }

  public void removeReads(long moment, Reads reads) {
    for (Key key : reads.keys()) {
      Cell cell = cells.get(key);
      if (cell != null) {
        cell.readers().remove(moment);
      }
    }
    for (Key parent : reads.scans()) {
      family(parent).readers.remove(moment);
    }
  }

  /** Visits the moments that met this key as the statement at {@code moment} left it. */
  public void readersAfter(long moment, Key key, LongConsumer visit) {
    Cell cell = cells.get(key);
    if (cell != null) {
      cell.readers().between(moment, cell.writtenAfter(moment), visit);
    }
    Family family = families.get(new Group(key.space(), key.parent()));
    if (family != null) {
      family.readers.between(moment, Long.MAX_VALUE, visit);
    }
  }

  /** Every version of a key, oldest first: for the story of an object. */
  public List<Version> versions(Key key) {
    Cell cell = cells.get(key);
    if (cell == null) {
      return List.of();
    }
    var all = new ArrayList<Version>(cell.versionCount());
    for (int i = 0; i < cell.versionCount(); i++) {
      all.add(new Version(cell.moment(i), cell.value(i)));
    }
    return all;
  }

  /** What one moment made of a key; no value where it removed the object. */
  public record Version(long moment, @Nullable CatalogObject value) {}

  /**
   * Every key ever written under a parent, alive or not: for "did you mean" and "created later".
   */
  public Collection<Key> keysEver(Space space, String parent) {
    Family family = families.get(new Group(space, parent));
    return family == null
        ? List.of()
        : family.members.keySet().stream().sorted(Comparator.comparing(Key::name)).toList();
  }

  /** The parents under which a space ever had a key. */
  public List<String> parentsEver(Space space) {
    return parents.getOrDefault(space, new LinkedHashSet<>()).stream().sorted().toList();
  }
}
