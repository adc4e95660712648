package dev.migrationlens.effect;

import dev.migrationlens.text.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The names by which PL/pgSQL's handlers call errors. */
final class Conditions {
  /** RAISE EXCEPTION without a condition of its own. */
  static final String RAISED = "P0001";

  private static final Map<String, List<String>> CODES = read();

  private Conditions() {}

  private static Map<String, List<String>> read() {
    var codes = new HashMap<String, List<String>>();
    for (String line : Resource.text(Conditions.class, "conditions.txt").lines().toList()) {
      String[] parts = line.split(" ");
      codes.computeIfAbsent(parts[0], name -> new ArrayList<>(1)).add(parts[1]);
    }
    return codes;
  }

  /** The code of a condition's name, or the code itself. */
  static String code(String condition) {
    List<String> codes = CODES.get(condition);
    return codes == null ? condition : codes.get(codes.size() - 1);
  }

  /** The code that ERRCODE names, by itself or by its condition. */
  static String sqlstate(String written) {
    return written.matches("[0-9A-Z]{5}") ? written : code(written.toLowerCase(Locale.ROOT));
  }

  /** Whether a handler for this condition catches an error of this code. */
  static boolean catches(String condition, String code) {
    if (condition.equals("others")) {
      return !code.equals("57014") && !code.equals("P0004");
    }
    for (String named : CODES.getOrDefault(condition, List.of(condition))) {
      // A code that ends in 000 stands for its class.
      boolean whole = named.endsWith("000");
      if (whole ? code.startsWith(named.substring(0, 2)) : code.equals(named)) {
        return true;
      }
    }
    return false;
  }
}
