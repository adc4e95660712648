package dev.migrationlens.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files a test generates and keeps under version control. {@code ./verify update} (the system
 * property {@code migrationlens.update}) rewrites them instead of comparing.
 */
public final class Golden {

  private static final String MEND = "%s is out of date: ./verify update rewrites it";

  private Golden() {}

  public static boolean updating() {
    return Boolean.getBoolean("migrationlens.update");
  }

  /** The root of the repository, wherever the tests were started. */
  public static Path repository() {
    var here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("verify")) ? here : here.getParent();
  }

  /** The whole file, path relative to the repository, is {@code expected}. */
  public static void check(String path, String expected) {
    var file = repository().resolve(path);
    if (updating()) {
      write(file, expected);
    }
    assertThat(Files.exists(file) ? read(file) : "").as(MEND, path).isEqualTo(expected);
  }

  /**
   * The part of a Markdown file between {@code <!-- generated: NAME -->} and {@code <!-- end -->}.
   */
  public static void checkSection(String path, String name, String expected) {
    checkBetween(path, "<!-- generated: " + name + " -->\n", "\n<!-- end -->", expected);
  }

  /** The part of a file between two texts. */
  public static void checkBetween(String path, String opening, String ending, String expected) {
    var file = repository().resolve(path);
    var all = read(file);
    int start = all.indexOf(opening) + opening.length();
    int end = all.indexOf(ending, start);
    assertThat(start >= opening.length() && end >= 0)
        .as("%s has the section %s", path, opening.strip())
        .isTrue();
    if (updating()) {
      write(file, all.substring(0, start) + expected + all.substring(end));
    } else {
      assertThat(all.substring(start, end)).as(MEND, path).isEqualTo(expected);
    }
  }

  public static String read(Path file) {
    try {
      return Files.readString(file).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
