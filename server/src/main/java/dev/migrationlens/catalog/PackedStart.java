package dev.migrationlens.catalog;

import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.text.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link Start} that {@link StartPacking} wrote. Replaying the SQL that made it takes
 * longer than all else at a start, while Java is new to the work.
 */
public final class PackedStart {
  private static final PackedKind[] KINDS = PackedKind.values();
  private static final Space[] SPACES = Space.values();
  private static final Relation.Trait[] TRAITS = Relation.Trait.values();

  private final byte[] bytes;
  private int at;
  private final String[] texts;
  private final Object[] pool;

  private PackedStart(byte[] bytes) {
    this.bytes = bytes;
    this.texts = new String[count()];
    readTexts();
    this.pool = new Object[count()];
    for (int i = 0; i < pool.length; i++) {
      pool[i] = read(KINDS[count()]);
    }
  }

  public static Start read(byte[] bytes) {
    var packed = new PackedStart(bytes);
    var made = new ArrayList<Start.Made>();
    int steps = packed.count();
    long moment = Start.EARLIEST;
    for (int left = packed.count(); left > 0; left--) {
      moment += packed.number();
      made.add(new Start.Made(moment, (Key) packed.object(), (CatalogObject) packed.object()));
    }
    return new Start(made, steps, moment + packed.number());
  }

  /** All of them lie in one text, behind their lengths. */
  private void readTexts() {
    int[] lengths = new int[texts.length];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = count();
    }
    int size = count();
    String all = new String(bytes, at, size, StandardCharsets.UTF_8);
    at += size;
    int from = 0;
    for (int i = 0; i < lengths.length; i++) {
      texts[i] = all.substring(from, from + lengths[i]);
      from += lengths[i];
    }
  }

  /** Seven bits in a byte, the lowest first; the eighth says that more follow. */
  private long number() {
    byte next = bytes[at++];
    long value = next & 0x7F;
    for (int shift = 7; next < 0; shift += 7) {
      next = bytes[at++];
      value |= (long) (next & 0x7F) << shift;
    }
    return value;
  }

  private int count() {
    return (int) number();
  }

  /** A number that may be below zero: its lowest bit says so. */
  private long signed() {
    long value = number();
    return (value >>> 1) ^ -(value & 1);
  }

  private int small() {
    return (int) signed();
  }

  private boolean flag() {
    return bytes[at++] != 0;
  }

  /** A text or nothing. */
  private @Nullable String word() {
    int index = count();
    return index == 0 ? null : texts[index - 1];
  }

  private String text() {
    return texts[count() - 1];
  }

  private @Nullable Object perhaps() {
    int index = count();
    return index == 0 ? null : pool[index - 1];
  }

  private Object object() {
    return pool[count() - 1];
  }

  private Origin origin() {
    return (Origin) object();
  }

  @SuppressWarnings("unchecked") // it was packed as a list of these
  private <T> List<T> list() {
    return (List<T>) object();
  }

  private SqlType type() {
    return (SqlType) object();
  }

  private Object read(PackedKind kind) {
    return switch (kind) {
      case OBJECTS, TEXTS, INTS, LONGS -> readList(kind);
      case SPAN -> new Span(small(), small());
      case ORIGIN -> new Origin(small(), (Span) object());
      case KEY -> new Key(SPACES[count()], text(), text());
      case SQL_TYPE -> new SqlType(word(), text(), list(), flag());
      case COLUMN, CONSTRAINT, CONSTRAINT_DETAILS, RELATION, RELATION_TRAITS, INDEX ->
          ofTable(kind);
      case TYPE, LABEL, ROUTINE, ROUTINE_TRAITS, STANDING, SIGNATURE, PARAMETER, OVERLOADS ->
          named(kind);
      case DEPENDENCY ->
          new Dependency(
              (Key) object(), signed(), (Part) object(), Dependency.Kind.values()[count()], list());
      case WHOLE -> new Part.Whole(text());
      case PART_SIGNATURE -> new Part.Signature(text());
      case PART_TYPE -> new Part.TypeOf(small());
      case PART_GENERATION -> new Part.GenerationOf(small());
      case PART_DEFAULT -> new Part.DefaultOf(small());
      case PART_CONSTRAINT -> new Part.ConstraintOf(text());
      case EXTENSION -> new ExtensionObject(signed(), text(), text(), flag(), origin());
      case SCHEMA -> new SchemaObject(signed(), text(), word(), flag(), origin());
      case NAMED -> new NamedObject(signed(), text(), text(), origin());
      case PLACE -> new Place((Key) object());
      case GRANT -> new Grant(text(), list());
      case NEEDS -> new Needs(list());
      case SETTING -> new Setting(list(), small());
      case UNCERTAINTY -> new Uncertainty(small());
    };
  }

  private List<?> readList(PackedKind kind) {
    Object[] all = new Object[count()];
    for (int i = 0; i < all.length; i++) {
      all[i] =
          switch (kind) {
            case TEXTS -> text();
            case INTS -> small();
            case LONGS -> signed();
            default -> object();
          };
    }
    return List.of(all);
  }

  private Object ofTable(PackedKind kind) {
    return switch (kind) {
      case COLUMN ->
          new Column(
              small(),
              text(),
              (SqlType) perhaps(),
              flag(),
              word(),
              Column.Generation.values()[count()],
              flag(),
              origin());
      case CONSTRAINT ->
          new TableConstraint(
              text(),
              TableConstraint.Kind.values()[count()],
              list(),
              signed(),
              list(),
              word(),
              flag(),
              flag(),
              (TableConstraint.Details) object(),
              origin());
      case CONSTRAINT_DETAILS -> new TableConstraint.Details(word(), word(), flag(), flag());
      case INDEX ->
          new Index(
              signed(), text(), text(), signed(), flag(), flag(), text(), list(), list(), text(),
              word(), word(), origin());
      case RELATION_TRAITS -> new Relation.Traits(traits(), word(), list(), word(), word());
      default -> relation();
    };
  }

  /** A bit for each. */
  private Set<Relation.Trait> traits() {
    long bits = number();
    var traits = EnumSet.noneOf(Relation.Trait.class);
    for (Relation.Trait trait : TRAITS) {
      if ((bits & 1L << trait.ordinal()) != 0) {
        traits.add(trait);
      }
    }
    return traits;
  }

  private Relation relation() {
    return new Relation(
        signed(),
        text(),
        text(),
        Relation.Kind.values()[count()],
        list(),
        small(),
        list(),
        list(),
        (Relation.Traits) object(),
        flag(),
        origin());
  }

  private Object named(PackedKind kind) {
    return switch (kind) {
      case TYPE ->
          new PgType(
              signed(),
              text(),
              text(),
              PgType.Kind.values()[count()],
              list(),
              list(),
              (SqlType) perhaps(),
              list(),
              flag(),
              (TypeFacts) perhaps(),
              origin());
      case LABEL -> new PgType.Label(text(), small());
      case ROUTINE ->
          new Routine(
              signed(),
              (FunctionSignature) object(),
              ObjectKind.values()[count()],
              text(),
              (Routine.Traits) object(),
              origin(),
              (Routine.Standing) perhaps());
      case ROUTINE_TRAITS -> new Routine.Traits(flag(), names(), word(), text());
      case STANDING -> new Routine.Standing((FunctionSignature) object(), origin());
      case PARAMETER -> new FunctionSignature.Parameter(text(), type());
      case OVERLOADS -> new Overloads(list());
      default -> signature();
    };
  }

  @SuppressWarnings("unchecked") // it was packed as a list of texts
  private @Nullable List<String> names() {
    return (List<String>) perhaps();
  }

  private FunctionSignature signature() {
    return new FunctionSignature(
        text(),
        text(),
        FunctionSignature.Kind.values()[count()],
        list(),
        small(),
        flag(),
        type(),
        flag(),
        list(),
        FunctionSignature.Volatility.values()[count()],
        flag(),
        small());
  }
}
