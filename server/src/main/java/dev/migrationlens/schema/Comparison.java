package dev.migrationlens.schema;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.schema.Difference.Aspect;
import dev.migrationlens.schema.Difference.Changed;
import dev.migrationlens.schema.Difference.OnlyLeft;
import dev.migrationlens.schema.Difference.OnlyRight;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares two databases; what one of them does not know for certain is no difference. */
public final class Comparison {
  private final Contents left;
  private final Contents right;
  private final Aspects aspects;
  private final List<Difference> found = new ArrayList<>();

  private Comparison(Contents left, Contents right) {
    this.left = left;
    this.right = right;
    this.aspects = new Aspects(left.catalog(), right.catalog());
  }

  public static List<Difference> of(Contents left, Contents right) {
    var comparison = new Comparison(left, right);
    comparison.compare();
    return List.copyOf(comparison.found);
  }

  private void compare() {
    match(left.schemas().stream().map(Thing::of), right.schemas().stream().map(Thing::of));
    match(left.extensions().stream().map(Thing::of), right.extensions().stream().map(Thing::of));
    match(left.types().stream().map(Thing::of), right.types().stream().map(Thing::of));
    match(left.routines().stream().map(Thing::of), right.routines().stream().map(Thing::of));
    match(left.relations().stream().map(Thing::of), right.relations().stream().map(Thing::of));
    // Those of two kinds may have one name.
    match(left.others().stream(), right.others().stream(), Thing::toString);
  }

  private static Map<String, Thing> by(Function<Thing, String> name, Stream<Thing> things) {
    var named = new LinkedHashMap<String, Thing>();
    things.forEach(t -> named.put(name.apply(t), t));
    return named;
  }

  private void match(Stream<Thing> lefts, Stream<Thing> rights) {
    match(lefts, rights, Thing::path);
  }

  private void match(Stream<Thing> lefts, Stream<Thing> rights, Function<Thing, String> name) {
    Map<String, Thing> others = by(name, rights);
    for (Thing thing : by(name, lefts).values()) {
      Thing other = others.remove(name.apply(thing));
      if (other == null) {
        only(new OnlyLeft(thing), right.catalog());
      } else {
        both(thing, other);
      }
    }
    others.values().forEach(t -> only(new OnlyRight(t), left.catalog()));
  }

  private void only(Difference difference, Catalog missingIn) {
    Thing thing = difference.thing();
    boolean doubtful =
        mayBePublished(left.catalog(), thing) || mayBePublished(right.catalog(), thing);
    Catalog having = missingIn == left.catalog() ? right.catalog() : left.catalog();
    if (!doubtful && !Doubts.mayBeIn(missingIn, thing) && !Doubts.mayBeGone(having, thing)) {
      found.add(difference);
    }
  }

  private void both(Thing thing, Thing other) {
    List<Aspect> differing =
        aspects.of(thing, other).stream()
            .filter(a -> !Doubts.mayDiffer(left.catalog(), thing, a))
            .filter(a -> !Doubts.mayDiffer(right.catalog(), other, a))
            .toList();
    if (!differing.isEmpty()) {
      found.add(new Changed(thing, other, differing));
    }
    if (thing.object() instanceof Relation mine
        && other.object() instanceof Relation theirs
        && mine.kind() != Relation.Kind.SEQUENCE) {
      parts(mine, theirs);
    }
  }

  private void parts(Relation mine, Relation theirs) {
    match(
        mine.columns().stream().map(c -> Thing.of(mine, c)),
        theirs.columns().stream().map(c -> Thing.of(theirs, c)));
    matchShapes(
        constraints(mine), constraints(theirs), t -> Shapes.of((TableConstraint) t.object()));
    matchShapes(indexes(left, mine), indexes(right, theirs), t -> Shapes.of((Index) t.object()));
    match(
        left.triggers(mine).stream().map(t -> Thing.of(mine, t)),
        right.triggers(theirs).stream().map(t -> Thing.of(theirs, t)));
    match(
        left.policies(mine).stream().map(p -> Thing.of(mine, p)),
        right.policies(theirs).stream().map(p -> Thing.of(theirs, p)));
    match(left.rules(mine).stream(), right.rules(theirs).stream());
    match(left.published(mine).stream(), right.published(theirs).stream());
  }

  private static Stream<Thing> constraints(Relation table) {
    return table.constraints().stream()
        .filter(c -> c.kind() != TableConstraint.Kind.NOT_NULL)
        .map(c -> Thing.of(table, c));
  }

  private static Stream<Thing> indexes(Contents in, Relation table) {
    return in.indexes(table).stream()
        .filter(i -> i.constraint() == null && !i.primary())
        .map(i -> Thing.of(table, i));
  }

  /** What has no partner of its name may have one of its shape: then only the name differs. */
  private void matchShapes(
      Stream<Thing> lefts, Stream<Thing> rights, Function<Thing, @Nullable Object> shape) {
    Map<String, Thing> mine = by(Thing::path, lefts);
    Map<String, Thing> theirs = by(Thing::path, rights);
    for (Iterator<Thing> each = mine.values().iterator(); each.hasNext(); ) {
      Thing thing = each.next();
      if (theirs.containsKey(thing.path())) {
        continue;
      }
      Object wanted = shape.apply(thing);
      for (Thing other : theirs.values()) {
        if (wanted != null
            && !mine.containsKey(other.path())
            && wanted.equals(shape.apply(other))) {
          var name = new Aspect("name", "`" + thing.name() + "`", "`" + other.name() + "`");
          found.add(new Changed(thing, other, List.of(name)));
          each.remove();
          theirs.remove(other.path());
          break;
        }
      }
    }
    match(mine.values().stream(), theirs.values().stream());
  }

  private static boolean mayBePublished(Catalog catalog, Thing thing) {
    Relation table = thing.table();
    return thing.kind() == Thing.Kind.PUBLISHED
        && table != null
        && (Doubts.said(catalog, "published", table.name())
            || Doubts.said(catalog, "publication", thing.name()));
  }
}
