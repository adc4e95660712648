package dev.migrationlens.workspace;

import dev.migrationlens.text.Edit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file's text. A byte order mark is a blank in it, so that offsets are the file's; {@code marked}
 * says that it was there.
 */
public record Source(String text, boolean marked) {
  /** Larger files are data, not migrations; reading them would stop the editor. */
  static final long LARGEST = 32L << 20;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  static Source of(String text) {
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return new Source(marked ? ' ' + text.substring(1) : text, marked);
  }

  /** The source after edits, which take on its line ends and stay behind its byte order mark. */
  Source edited(List<Edit> edits) {
    boolean returns = text.contains("\r\n");
    List<Edit> fitting =
        edits.stream()
            .map(
                e -> {
                  int start = marked ? Math.max(1, e.span().start()) : e.span().start();
                  int end = Math.max(start, e.span().end());
                  String plain = e.newText().replace("\r\n", "\n");
                  return Edit.replace(start, end, returns ? plain.replace("\n", "\r\n") : plain);
                })
            .toList();
    return new Source(Edit.apply(text, fitting), marked);
  }

  /** The text as it stands in the file. */
  public String written() {
    return marked && text.startsWith(" ") ? BYTE_ORDER_MARK + text.substring(1) : text;
  }

  /** Reads a file, or says in one sentence why not. */
  static Source read(Path file) throws Unreadable {
    try {
      long size = Files.size(file);
      if (size > LARGEST) {
        throw new Unreadable(
            "is %d MB, and files above %d MB are not read; split it, or name it under \"ignore\" in migration-lens.json"
                .formatted(size >> 20, LARGEST >> 20));
      }
      return of(decoded(Files.readAllBytes(file)));
    } catch (AccessDeniedException e) {
      throw new Unreadable("may not be read; give yourself the permission (chmod u+r)");
    } catch (NoSuchFileException e) {
      throw new Unreadable("does not exist; check the spelling");
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.toString() : e.getMessage();
      throw new Unreadable("cannot be read: " + reason.toLowerCase(Locale.ROOT));
    }
  }

  private static String decoded(byte[] bytes) throws Unreadable {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') < 0 && text.indexOf('\0') < 0) {
      return text;
    }
    if (startsUtf16(bytes)) {
      throw new Unreadable("is UTF-16, and PostgreSQL reads UTF-8; save it as UTF-8");
    }
    if (text.indexOf('\0') >= 0) {
      throw new Unreadable(
          "is binary (it has a zero byte); rename it, or name it under \"ignore\" in"
              + " migration-lens.json");
    }
    return Utf8.decode(bytes);
  }

  private static boolean startsUtf16(byte[] bytes) {
    return bytes.length > 1
        && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
            || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF));
  }

  /** What a person should know about a text that is read all the same, or null. */
  @Nullable String blemish() {
    int bad = Utf8.firstBad(text);
    if (bad < 0) {
      return null;
    }
    long line = text.chars().limit(bad).filter(c -> c == '\n').count() + 1;
    return "is not UTF-8: line %d has the byte 0x%02X; save it as UTF-8"
        .formatted(line, text.charAt(bad) & 0xFF);
  }

  /** A file that gives no text; the message goes on where the file's name ends. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message, null, false, false);
    }
  }
}
