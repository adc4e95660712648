package dev.migrationlens.lsp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of bytes into the bodies of messages. What stands before a body and says nothing
 * about its length is passed over, so that one bad message does not take the next ones with it.
 */
final class Frames {
  /** A line may begin with the end of a body whose length was not known. */
  private static final Pattern LENGTH =
      Pattern.compile("content-length:\\s*(\\d{1,18})\\s*$", Pattern.CASE_INSENSITIVE);

  private static final int LONGEST_LINE = 1 << 16;
  private static final long LONGEST_BODY = 1 << 28;

  private final InputStream in;
  private final Consumer<String> trouble;

  /** {@code trouble} is told in a sentence what was passed over. */
  Frames(InputStream in, Consumer<String> trouble) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.trouble = trouble;
  }

  /** The next body; null when the client has gone. */
  @Nullable String next() throws IOException {
    while (true) {
      long length = -1;
      boolean any = false;
      String line = line();
      while (line != null && !line.isEmpty()) {
        any = true;
        Matcher found = LENGTH.matcher(line);
        length = found.find() ? Long.parseLong(found.group(1)) : length;
        line = line();
      }
      if (line == null) {
        return null;
      }
      if (length > LONGEST_BODY) {
        trouble.accept("a message of " + length + " bytes is too long to be read");
        in.skipNBytes(length);
      } else if (length >= 0) {
        byte[] body = in.readNBytes((int) length);
        return body.length < length ? null : new String(body, StandardCharsets.UTF_8);
      } else if (any) {
        trouble.accept("a message does not say how long it is: Content-Length is missing");
      }
    }
  }

  /** Without its end, and of a very long one only the last part; null at the end of the stream. */
  private @Nullable String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return null;
      }
      if (line.size() == LONGEST_LINE) {
        line.reset();
      }
      line.write(c);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
