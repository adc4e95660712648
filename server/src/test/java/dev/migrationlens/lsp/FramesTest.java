package dev.migrationlens.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each case is followed by a good message, which has to arrive. */
class FramesTest {
  private static final String NEXT = "Content-Length: 4\r\n\r\nnext";

  private final List<String> trouble = new ArrayList<>();

  @Test
  void headersAreReadHoweverTheyAreWritten() throws IOException {
    assertThat(bodies("Content-Length: 2\r\n\r\n{}")).containsExactly("{}", "next");
    assertThat(bodies("content-LENGTH:2  \r\nX: y\r\n\r\n{}")).containsExactly("{}", "next");
    assertThat(bodies("Content-Length: 2\n\n{}")).containsExactly("{}", "next");
    assertThat(bodies("Content-Type: a; charset=klingon\r\nContent-Length: 2\r\n\r\n{}"))
        .containsExactly("{}", "next");
    assertThat(bodies("X: " + "y".repeat(1 << 18) + "\r\nContent-Length: 0\r\n\r\n"))
        .containsExactly("", "next");
    assertThat(bodies("\r\n\r\n")).containsExactly("next");
    assertThat(trouble).isEmpty();
  }

  @Test
  void whatSaysNothingOfItsLengthIsPassedOver() throws IOException {
    assertThat(bodies("X: y\r\n\r\n")).containsExactly("next");
    assertThat(bodies("Content-Length: many\r\n\r\n{}")).containsExactly("next");
    assertThat(bodies("Content-Length: -2\r\n\r\n")).containsExactly("next");
    assertThat(trouble).hasSize(3).allMatch(t -> t.endsWith("Content-Length is missing"));
  }

  @Test
  void aLengthBeyondAllReasonIsSaid() throws IOException {
    assertThat(bodies("Content-Length: 99999999999\r\n\r\n{}")).isEmpty();
    assertThat(trouble).containsExactly("a message of 99999999999 bytes is too long to be read");
  }

  @Test
  void aBodyThatEndsEarlyIsNone() throws IOException {
    assertThat(bodies("Content-Length: 900\r\n\r\n{}")).isEmpty();
  }

  private List<String> bodies(String before) throws IOException {
    byte[] bytes = (before + NEXT).getBytes(StandardCharsets.UTF_8);
    var bodies = new ArrayList<String>();
    var frames = new Frames(new ByteArrayInputStream(bytes), trouble::add);
    try {
      for (String body = frames.next(); body != null; body = frames.next()) {
        bodies.add(body);
      }
    } catch (java.io.EOFException e) {
      assertThat(trouble).isNotEmpty();
    }
    return bodies;
  }
}
