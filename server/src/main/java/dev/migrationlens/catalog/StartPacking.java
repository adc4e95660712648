package dev.migrationlens.catalog;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link Start} for {@link PackedStart}: texts, then everything that is equal once, each
 * after what it consists of, then what lies where and since when. Run by the build.
 */
public final class StartPacking {
  private static final String MISREAD =
      "PackedStart does not read what was packed: did a record get another component?";

  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private final Map<Packed, Integer> pool = new LinkedHashMap<>();
  private final Bytes objects = new Bytes();

  /** Lists of other things are equal when they are empty. */
  private record Packed(PackedKind kind, Object object) {}

  /** Numbers as {@link PackedStart} reads them. */
  private static final class Bytes extends ByteArrayOutputStream {
    void number(long value) {
      long left = value;
      while ((left & ~0x7FL) != 0) {
        write((int) (left & 0x7F | 0x80));
        left >>>= 7;
      }
      write((int) left);
    }

    void signed(long value) {
      number((value << 1) ^ (value >> 63));
    }
  }

  private StartPacking() {}

  public static byte[] write(Start start) {
    byte[] packed = new StartPacking().packed(start);
    Start read;
    try {
      read = PackedStart.read(packed);
    } catch (RuntimeException e) {
      throw new IllegalStateException(MISREAD, e);
    }
    if (!read.equals(start)) {
      throw new IllegalStateException(MISREAD);
    }
    return packed;
  }

  private byte[] packed(Start start) {
    var places = new Bytes();
    places.number(start.steps());
    places.number(start.made().size());
    long moment = Start.EARLIEST;
    for (Start.Made made : start.made()) {
      places.number(made.moment() - moment);
      moment = made.moment();
      places.number(object(made.key()));
      places.number(object(made.value()));
    }
    places.number(start.until() - moment);
    var all = new Bytes();
    all.number(texts.size());
    texts.keySet().forEach(text -> all.number(text.length()));
    byte[] joined = String.join("", texts.keySet()).getBytes(StandardCharsets.UTF_8);
    all.number(joined.length);
    all.writeBytes(joined);
    all.number(pool.size());
    all.writeBytes(objects.toByteArray());
    all.writeBytes(places.toByteArray());
    return all.toByteArray();
  }

  private int text(@Nullable String text) {
    return text == null ? 0 : texts.computeIfAbsent(text, t -> texts.size() + 1);
  }

  /** Where something lies in the pool; it is put there first if it is new. */
  private int object(@Nullable Object object) {
    if (object == null) {
      return 0;
    }
    var packed = new Packed(PackedKind.of(object), object);
    Integer known = pool.get(packed);
    if (known != null) {
      return known;
    }
    var own = new Bytes();
    own.number(packed.kind().ordinal());
    if (object instanceof List<?> list) {
      own.number(list.size());
      list.forEach(each -> value(own, each.getClass(), each));
    } else {
      for (RecordComponent part : object.getClass().getRecordComponents()) {
        value(own, part.getType(), part(object, part));
      }
    }
    objects.writeBytes(own.toByteArray());
    pool.put(packed, pool.size() + 1);
    return pool.size();
  }

  private void value(Bytes out, Class<?> type, @Nullable Object value) {
    if (type == String.class) {
      out.number(text((String) value));
    } else if (value instanceof Number number) {
      out.signed(number.longValue());
    } else if (value instanceof Boolean flag) {
      out.write(flag ? 1 : 0);
    } else if (value instanceof Set<?> constants) {
      out.number(constants.stream().mapToLong(c -> 1L << ((Enum<?>) c).ordinal()).sum());
    } else if (value instanceof Enum<?> constant) {
      out.number(constant.ordinal());
    } else {
      out.number(object(value));
    }
  }

  private static @Nullable Object part(Object object, RecordComponent part) {
    try {
      part.getAccessor().setAccessible(true);
      return part.getAccessor().invoke(object);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot pack " + part, e);
    }
  }
}
