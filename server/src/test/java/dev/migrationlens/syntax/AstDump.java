package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.Statement;

/** A statement's tree as one readable line: no offsets, and nothing that is absent. */
final class AstDump {
  private AstDump() {}

  static String of(Statement statement) {
    String dump = statement.toString();
    dump = dump.replaceAll("Ident\\[text=(.*?), quoted=(true|false), start=\\d+, end=\\d+]", "$1");
    dump = dump.replaceAll("(, )?(start|end|textStart)=\\d+", "");
    dump = dump.replaceAll("ObjectName\\[parts=\\[([^\\[\\]]*)]]", "`$1`");
    dump = dump.replaceAll("Timing\\[[a-zA-Z]+=false(, [a-zA-Z]+=false)*]", "none");
    for (String before = ""; !before.equals(dump); ) {
      before = dump;
      dump =
          dump.replaceAll(
              "([\\[ ])(?!value=[^n])[a-zA-Z]+=(false|null|none|NONE|\\[])(, |(?=]))", "$1");
      dump = dump.replaceAll(", ]", "]").replaceAll("\\[, ", "[");
    }
    return dump.replace("pg_catalog, ", "pg_catalog.");
  }
}
