package dev.migrationlens.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.testing.Golden;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecognisersTest {

  static List<String> mistakes() {
    return Mistakes.all();
  }

  @Test
  void mistakesAreRecognisedForWhatTheyAre() {
    var out = new StringBuilder();
    for (String text : mistakes()) {
      out.append("==== ").append(text.strip().replace("\n", "\n     ")).append('\n');
      for (Recognised one : Mistakes.recognised(text)) {
        out.append(one.rule()).append(": ").append(one.message()).append('\n');
        out.append("  at ").append(indented(one.span().of(text))).append('\n');
        if (one.cure() != null) {
          out.append("  ").append(one.cure().title());
          out.append(one.cure().safe() ? "" : " (suggested)").append('\n');
        }
      }
      Mistakes.unrecognised(text).forEach(m -> out.append("unrecognised: ").append(m).append('\n'));
      String cured = Mistakes.cured(text);
      if (!cured.equals(text)) {
        out.append("--> ").append(indented(cured.strip())).append('\n');
      }
    }
    Golden.check(Mistakes.FOLDER + "mistakes.txt", out.toString());
  }

  private static String indented(String text) {
    return text.replace("\n", "\n    ");
  }

  /** A safe cure leaves nothing of its mistake; and what is right is left alone. */
  @ParameterizedTest
  @MethodSource("mistakes")
  void aCureIsComplete(String text) {
    String cured = Mistakes.cured(text);
    List<Recognised> before = Mistakes.recognised(text);
    long cures = before.stream().filter(one -> one.cure() != null).count();
    assertThat(Mistakes.recognised(cured)).hasSize((int) (before.size() - cures));
  }

  @Test
  void rightStatementsAreNoMistakes() {
    for (Corpus.Entry entry : Corpus.valid()) {
      assertThat(Mistakes.recognised(entry.text() + ";")).as(entry.text()).isEmpty();
    }
  }

  @Test
  void lettersOfEitherCaseAndLineEndsDoNotMatter() {
    for (String text : mistakes()) {
      int count = Mistakes.recognised(text).size();
      assertThat(Mistakes.recognised(text.replace("\n", "\r\n"))).as(text).hasSize(count);
    }
  }

  /** A whole construct is one finding, whatever the splitter made of it. */
  @Test
  void theRealStatementsOfAConstructAreItsOwn() {
    String text =
        "select 1;\nIF true THEN\n  create table t (id int);\n  drop table u;\nEND IF;\nselect 2;";
    assertThat(Mistakes.recognised(text))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.firstSlice()).isEqualTo(1);
              assertThat(one.lastSlice()).isEqualTo(3);
            });
  }

  @Test
  void nothingThatIsTypedThrows() {
    var random = new Random(7);
    List<String> texts = mistakes();
    for (int i = 0; i < 1500; i++) {
      String text = texts.get(random.nextInt(texts.size()));
      int from = random.nextInt(text.length());
      int to = Math.min(text.length(), from + random.nextInt(20));
      String other = texts.get(random.nextInt(texts.size()));
      int at = random.nextInt(other.length());
      String pasted = other.substring(at, Math.min(other.length(), at + random.nextInt(25)));
      String edited = text.substring(0, from) + pasted + text.substring(to);
      Mistakes.cured(edited);
    }
  }
}
