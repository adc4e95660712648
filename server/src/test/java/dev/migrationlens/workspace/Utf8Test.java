package dev.migrationlens.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Utf8Test {

  @Test
  void badBytesSurviveBetweenGoodOnes() {
    byte[] bytes = {
      'a', (byte) 0xF0, '\n', (byte) 0xC3, (byte) 0xBC, (byte) 0xE2, (byte) 0x82, 'z'
    };
    String text = Utf8.decode(bytes);
    assertThat(text).startsWith("a").endsWith("z").contains("\nü");
    assertThat(Utf8.firstBad(text)).isEqualTo(1);
    assertThat(Utf8.encode(text)).isEqualTo(bytes);
  }

  @Test
  void goodTextIsAsEver() {
    String text = "naïve 🚀 -- ende";
    assertThat(Utf8.firstBad(text)).isEqualTo(-1);
    assertThat(Utf8.decode(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
    assertThat(Utf8.encode(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
  }
}
