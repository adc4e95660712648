package dev.migrationlens.lsp;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;

/** Every message with the time that it came or went at, for who has to find out what happened. */
final class WireLog {
  private final PrintWriter file;

  private WireLog(PrintWriter file) {
    this.file = file;
  }

  /** Continues the file, or begins one. */
  static WireLog to(Path file) {
    try {
      var writer =
          Files.newBufferedWriter(
              file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return new WireLog(new PrintWriter(writer, true));
    } catch (IOException e) {
      throw new IllegalArgumentException("--log: " + file + " cannot be written", e);
    }
  }

  void heard(String body) {
    note("-->", body);
  }

  /** Every message as it is written. */
  MessageConsumer saying(MessageJsonHandler json, MessageConsumer next) {
    return message -> {
      note("<--", json.serialize(message));
      next.consume(message);
    };
  }

  private synchronized void note(String arrow, String body) {
    String line = body.replaceAll("\\s*\n\\s*", " ");
    file.println(
        LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS) + " " + arrow + " " + line);
  }
}
