package dev.migrationlens.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A variable of PL/pgSQL as far as its compiler asks about it without a catalog. {@code arguments}
 * are those of a bound cursor, null where the variable is none; {@code typeName} names the type in
 * messages.
 */
record PlVariable(
    String name,
    Shape shape,
    boolean constant,
    boolean refcursor,
    @Nullable List<String> arguments,
    String typeName) {

  /** What may be done with a variable. */
  enum Shape {
    SCALAR,
    RECORD,
    /** A field of a record. */
    FIELD,
    /** A trigger's variable, which is made when it is read. */
    PROMISE,
    /** Of a type that only a catalog knows: it may be a record or a cursor. */
    UNKNOWN
  }

  static PlVariable scalar(String name, String typeName) {
    return new PlVariable(name, Shape.SCALAR, false, false, null, typeName);
  }

  static PlVariable record(String name) {
    return new PlVariable(name, Shape.RECORD, false, false, null, "record");
  }

  static PlVariable promise(String name) {
    return new PlVariable(name, Shape.PROMISE, false, false, null, "text");
  }

  static PlVariable unknown(String name) {
    return new PlVariable(name, Shape.UNKNOWN, false, false, null, "");
  }

  static PlVariable cursor(String name, @Nullable List<String> arguments) {
    return new PlVariable(name, Shape.SCALAR, false, true, arguments, "refcursor");
  }

  /** Another variable of the same type. */
  PlVariable named(String other) {
    return new PlVariable(other, shape, false, refcursor, null, typeName);
  }

  PlVariable asConstant() {
    return new PlVariable(name, shape, true, refcursor, arguments, typeName);
  }

  /** A field of this record, assignable if the record is. */
  PlVariable field() {
    return new PlVariable(name, Shape.FIELD, constant, false, null, "");
  }

  boolean isRecord() {
    return shape == Shape.RECORD;
  }

  boolean isUnknown() {
    return shape == Shape.UNKNOWN;
  }
}
