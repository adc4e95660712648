package dev.migrationlens.schema;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.FunctionSignature;
import dev.migrationlens.catalog.OperatorObject;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.sql.Names;
import dev.migrationlens.sql.SqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where in a script a thing is made: what it needs comes before it. Types, parents and parameters
 * are known; what an expression or a query needs is what it names.
 */
final class Order {
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*|\"(?:[^\"]|\"\")*\"");

  /** Bodies in quotes are not looked into before they run. */
  private static final Pattern QUOTED_BODY = Pattern.compile("(?is)\\bas\\s+(?:'|\\$)");

  private final Function<Thing, String> definitions;
  private final Map<String, List<Thing>> byName = new HashMap<>();
  private final List<Thing> operators = new ArrayList<>();
  private final Map<Long, Thing> relations = new HashMap<>();
  private final Map<String, Place> places = new HashMap<>();
  private final Set<String> asked = new HashSet<>();

  /** The part of the script, and how many others of that part come first. */
  record Place(Part part, int depth) {}

  Order(Contents contents, Function<Thing, String> definitions) {
    this.definitions = definitions;
    contents.types().forEach(t -> name(t.name(), Thing.of(t)));
    for (Relation relation : contents.relations()) {
      name(relation.name(), Thing.of(relation));
      relations.put(relation.id(), Thing.of(relation));
    }
    contents.routines().forEach(r -> name(r.name(), Thing.of(r)));
    for (Thing other : contents.others()) {
      if (other.kind() == Thing.Kind.OPERATOR) {
        operators.add(other);
      }
    }
  }

  private void name(String name, Thing thing) {
    byName.computeIfAbsent(name, n -> new ArrayList<>()).add(thing);
  }

  Place of(Thing thing) {
    String key = thing.toString();
    Place known = places.get(key);
    if (known != null) {
      return known;
    }
    Part own = Part.of(thing.kind());
    // Two things whose texts name each other are no circle worth following.
    if (!asked.add(key)) {
      return new Place(own, 0);
    }
    Part part = own;
    int depth = kindDepth(thing.kind());
    for (Thing needed : needs(thing)) {
      Place place = needed.toString().equals(key) ? null : of(needed);
      if (place != null && place.part().compareTo(part) > 0) {
        part = place.part();
        depth = place.depth() + 1;
      } else if (place != null && place.part() == part) {
        depth = Math.max(depth, place.depth() + 1);
      }
    }
    var place = new Place(part, depth);
    places.put(key, place);
    return place;
  }

  /** Within a part some kinds stand on others. */
  private static int kindDepth(Thing.Kind kind) {
    return switch (kind) {
      case SERVER, TEXT_SEARCH_DICTIONARY, OPERATOR_FAMILY -> 1;
      case TEXT_SEARCH_CONFIGURATION, OPERATOR_CLASS -> 2;
      default -> 0;
    };
  }

  private List<Thing> needs(Thing thing) {
    var needs = new ArrayList<Thing>();
    switch (thing.object()) {
      case PgType type -> ofType(thing, type, needs);
      case Relation relation -> ofRelation(thing, relation, needs);
      case Routine routine -> ofRoutine(thing, routine, needs);
      default -> {
        if (Part.of(thing.kind()).compareTo(Part.TABLES) < 0) {
          String text = definitions.apply(thing);
          named(text, thing, Order::isRoutineOrType, needs);
          ofOperators(thing, text, needs);
        }
      }
    }
    return needs;
  }

  private void ofType(Thing thing, PgType type, List<Thing> needs) {
    type.attributes().forEach(a -> type(a.type(), needs));
    type(type.base(), needs);
    named(definitions.apply(thing), thing, Order::isRoutine, needs);
    for (TableConstraint check : type.constraints()) {
      named(String.valueOf(check.text()), thing, Order::isRoutine, needs);
    }
  }

  private void ofRelation(Thing thing, Relation relation, List<Thing> needs) {
    if (relation.isView()) {
      named(String.valueOf(relation.traits().query()), thing, t -> true, needs);
      return;
    }
    relation.parents().stream().map(relations::get).filter(Objects::nonNull).forEach(needs::add);
    for (Column column : relation.columns()) {
      type(column.type(), needs);
      if (column.defaultText() != null) {
        named(column.defaultText(), thing, Order::isRoutine, needs);
      }
    }
    for (TableConstraint constraint : relation.constraints()) {
      if (constraint.text() != null) {
        named(constraint.text(), thing, Order::isRoutine, needs);
      }
    }
    String by = relation.traits().partitionBy();
    if (by != null) {
      named(by, thing, Order::isRoutine, needs);
    }
  }

  private void ofRoutine(Thing thing, Routine routine, List<Thing> needs) {
    FunctionSignature signature = routine.signature();
    routine.inputTypes().forEach(t -> type(t, needs));
    type(signature.returns(), needs);
    signature.outputs().forEach(p -> type(p.type(), needs));
    String text = definitions.apply(thing);
    Matcher quoted = QUOTED_BODY.matcher(text);
    boolean whole = signature.kind().isAggregate() || !quoted.find();
    named(whole ? text : text.substring(0, quoted.start()), thing, t -> true, needs);
    if (signature.kind().isAggregate()) {
      ofOperators(thing, text, needs);
    }
  }

  private void ofOperators(Thing thing, String text, List<Thing> needs) {
    if (thing.kind() == Thing.Kind.OPERATOR) {
      return;
    }
    for (Thing each : operators) {
      var signature = ((OperatorObject) each.object()).signature();
      String symbol = Names.quote(signature.schema()) + "." + signature.symbol();
      if (text.contains(symbol + "(") || text.contains(symbol + ")")) {
        needs.add(each);
      }
    }
  }

  private void type(@Nullable SqlType type, List<Thing> needs) {
    if (type == null || type.builtIn()) {
      return;
    }
    for (Thing thing : byName.getOrDefault(type.name(), List.of())) {
      boolean there =
          switch (thing.object()) {
            case PgType own -> Objects.equals(own.schema(), type.schema());
            case Relation relation -> Objects.equals(relation.schema(), type.schema());
            default -> false;
          };
      if (there) {
        needs.add(thing);
      }
    }
  }

  private static boolean isRoutine(Thing thing) {
    return thing.kind() == Thing.Kind.ROUTINE;
  }

  private static boolean isRoutineOrType(Thing thing) {
    return !(thing.object() instanceof Relation relation) || !relation.isView();
  }

  /** A running database qualifies every name that it tells; authors may leave the schema out. */
  private void named(String text, Thing of, Predicate<Thing> wanted, List<Thing> needs) {
    Matcher names = NAME.matcher(text);
    String before = "";
    int end = -1;
    while (names.find()) {
      boolean qualified = end >= 0 && text.startsWith(".", end) && names.start() == end + 1;
      String name = plain(names.group());
      for (Thing thing : byName.getOrDefault(name, List.of())) {
        boolean fits = qualified ? before.equals(schema(thing)) : of.origin().step() >= 0;
        if (fits && wanted.test(thing)) {
          needs.add(thing);
        }
      }
      before = name;
      end = names.end();
    }
  }

  private static String plain(String written) {
    return written.startsWith("\"")
        ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
        : Names.fold(written);
  }

  private static String schema(Thing thing) {
    return switch (thing.object()) {
      case PgType type -> type.schema();
      case Relation relation -> relation.schema();
      case Routine routine -> routine.schema();
      default -> "";
    };
  }
}
