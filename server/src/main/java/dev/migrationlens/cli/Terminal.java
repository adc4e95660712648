package dev.migrationlens.cli;

import dev.migrationlens.cli.Style.Colour;
import dev.migrationlens.cli.Style.Signs;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Where output goes. {@code shown} is the style of standard output, {@code watched} says that a
 * person sees standard error.
 */
public record Terminal(
    PrintStream out, PrintStream err, Style shown, Watched watched, Path directory) {
  /** Whether somebody watches standard error. */
  public enum Watched {
    BY_A_PERSON,
    BY_NOBODY
  }

  private static final int USUAL_WIDTH = 100;

  /** The process's own. */
  public static Terminal ofProcess() {
    Map<String, String> environment = System.getenv();
    boolean tty = isTerminal(1);
    Signs signs = isUnicode(environment) ? Signs.LINES : Signs.ASCII;
    Colour colour = colour(environment, tty);
    Style style = new Style(colour, signs, tty ? width(environment) : Integer.MAX_VALUE);
    return new Terminal(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        style,
        isTerminal(2) ? Watched.BY_A_PERSON : Watched.BY_NOBODY,
        Path.of(""));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    var buffered = new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16);
    return new PrintStream(buffered, false, StandardCharsets.UTF_8);
  }

  /** See https://no-color.org. */
  static Colour colour(Map<String, String> environment, boolean tty) {
    boolean unwanted =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "").equals("dumb");
    boolean forced = !environment.getOrDefault("FORCE_COLOR", "").isEmpty();
    return !unwanted && (tty || forced) ? Colour.ANSI : Colour.NONE;
  }

  static boolean isUnicode(Map<String, String> environment) {
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return !value.equals("C") && !value.equals("POSIX");
      }
    }
    return true;
  }

  /**
   * Java's own console does not say whether standard output is a terminal before Java 22; Linux
   * does, and elsewhere the launcher says it.
   */
  private static boolean isTerminal(int descriptor) {
    String told = System.getProperty("migrationlens.terminal");
    if (told != null) {
      return told.contains(String.valueOf(descriptor));
    }
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException notLinux) {
      return false;
    }
  }

  private static int width(Map<String, String> environment) {
    return number(environment.getOrDefault("COLUMNS", ""))
        .or(Terminal::askTerminal)
        .filter(w -> w >= 20)
        .orElse(USUAL_WIDTH);
  }

  private static Optional<Integer> askTerminal() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(Path.of("/dev/tty").toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      stty.waitFor(1, TimeUnit.SECONDS);
      return number(size.strip().replaceFirst("^\\d+ ", ""));
    } catch (IOException noSuchProgram) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<Integer> number(String text) {
    return text.matches("\\d{1,5}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
  }

  /** A sentence to the person at the keyboard. */
  public void say(String sentence) {
    err.println("migration-lens: " + sentence);
  }

  void flush() {
    out.flush();
    err.flush();
  }
}
