package dev.migrationlens.intellij;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A process that behaves as its first argument says; started in its own virtual machine. */
final class FakeServer {
  private FakeServer() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    switch (arguments[0]) {
      case "log" -> {
        System.err.println("first line");
        System.err.write("Ümlaut\n".getBytes(StandardCharsets.UTF_8));
        awaitEndOfInput();
      }
      case "die" -> {
        System.err.println("out of luck");
        System.exit(3);
      }
      case "leave" -> {
        System.out.write(System.in.read());
        System.out.flush();
      }
      case "hang" -> Thread.sleep(Duration.ofMinutes(1));
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void awaitEndOfInput() throws IOException {
    while (System.in.read() >= 0) {
      // Whatever is said is not answered.
    }
  }
}
