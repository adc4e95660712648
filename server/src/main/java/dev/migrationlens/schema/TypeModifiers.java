package dev.migrationlens.schema;

import dev.migrationlens.sql.SqlType;
import java.util.List;
import java.util.Locale;

/** Types of one meaning that may be written in two ways. */
final class TypeModifiers {
  private TypeModifiers() {}

  static boolean same(SqlType left, SqlType right) {
    return left.bare().equals(right.bare()) && canonical(left).equals(canonical(right));
  }

  private static List<String> canonical(SqlType type) {
    List<String> given = type.modifiers();
    return switch (type.name()) {
      case "numeric" -> given.size() == 1 ? List.of(given.get(0), "0") : given;
      case "bpchar", "bit" -> given.isEmpty() ? List.of("1") : given;
      default -> given.stream().map(m -> m.toLowerCase(Locale.ROOT)).toList();
    };
  }
}
