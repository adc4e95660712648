package dev.migrationlens.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.sql.Keyword;
import dev.migrationlens.sql.Names;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Node;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Every part of every tree of the corpus lies within its whole, and names lie on their names. */
class SpansTest {

  @Test
  void partsLieWithinTheirWhole() {
    var wrong = new ArrayList<String>();
    for (Corpus.Entry entry : Corpus.valid()) {
      Node statement = Parser.parse(entry.text()).statement();
      assertThat(statement.start()).isZero();
      assertThat(statement.end()).as(entry.text()).isEqualTo(entry.text().stripTrailing().length());
      walk(entry.text(), statement, statement, wrong);
    }
    assertThat(wrong).isEmpty();
  }

  private static void walk(String text, Node around, Object part, List<String> wrong) {
    Node inner = around;
    if (part instanceof Node node) {
      inner = node;
      if (node.start() < around.start() || node.end() > around.end() || node.end() < node.start()) {
        wrong.add(text + "\n    " + node + "\n    is not in " + around);
      }
    }
    if (part instanceof Ident ident) {
      String written = text.substring(ident.start(), ident.end());
      if (!ident.quoted() && isName(written) && !Names.fold(written).equals(ident.text())) {
        wrong.add(text + "\n    " + ident + " is written " + written);
      }
    }
    if (part instanceof Record record) {
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        Object value = value(record, component);
        if (value instanceof List<?> list) {
          for (Object item : list) {
            walk(text, inner, item, wrong);
          }
        } else if (value != null) {
          walk(text, inner, value, wrong);
        }
      }
    }
  }

  /** The grammar's own types and functions have names that are not what was written. */
  private static boolean isName(String written) {
    Keyword keyword = Keyword.of(written.toLowerCase(Locale.ROOT));
    boolean own = keyword != null && keyword.category() == Keyword.Category.COLUMN_NAME;
    return written.length() > 1 && !own && !written.contains(" ") && !written.contains("(");
  }

  private static Object value(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
