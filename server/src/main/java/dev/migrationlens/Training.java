package dev.migrationlens;

import dev.migrationlens.cli.CommandLine;
import dev.migrationlens.cli.Style;
import dev.migrationlens.cli.Terminal;
import dev.migrationlens.lint.Linter;
import dev.migrationlens.lsp.StdioServer;
import dev.migrationlens.workspace.Beginnings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What people do in the first minute, done to nobody: Java remembers the classes it takes, and the
 * launcher gives that memory to later starts.
 */
final class Training {
  private static final String LAST = "\"id\":\"last\"";
  private static final String RESTED = "migrationLens/chainChanged";
  private static final String TYPED = "alter table a add b int;";
  private static final long SECONDS = 60;

  private Training() {}

  static int run(CommandLine commandLine, Linter linter, List<String> folders) throws IOException {
    var unread = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    var style = new Style(Style.Colour.ANSI, Style.Signs.LINES, 100);
    var terminal = new Terminal(unread, unread, style, Terminal.Watched.BY_NOBODY, Path.of(""));
    for (String command : List.of("check", "check --format=json", "fix --dry-run")) {
      var typed = new ArrayList<>(List.of(command.split(" ")));
      typed.addAll(folders);
      commandLine.run(typed, terminal);
    }
    Beginnings.prepare();
    for (String folder : folders) {
      converse(linter, Path.of(folder).toAbsolutePath());
    }
    return 0;
  }

  private static void converse(Linter linter, Path folder) throws IOException {
    List<Path> files;
    try (var all = Files.walk(folder)) {
      files = all.filter(f -> f.toString().endsWith(".sql")).sorted().toList();
    }
    var heard = new Answers();
    try (var toServer = new PipedOutputStream();
        var in = new PipedInputStream(toServer, 1 << 16)) {
      var server = CompletableFuture.supplyAsync(() -> StdioServer.run(linter, in, heard));
      request(
          toServer,
          "\"initialize\"",
          "{\"rootUri\":\"%s\",\"capabilities\":{}}".formatted(folder.toUri()));
      say(toServer, "\"method\":\"initialized\",\"params\":{}");
      for (Path file : files) {
        visit(toServer, file);
      }
      heard.rested.completeOnTimeout(true, SECONDS, TimeUnit.SECONDS).join();
      say(toServer, LAST + ",\"method\":\"shutdown\"");
      heard.last.completeOnTimeout(true, SECONDS, TimeUnit.SECONDS).join();
      say(toServer, "\"method\":\"exit\"");
      server.completeOnTimeout(1, SECONDS, TimeUnit.SECONDS).join();
    }
  }

  private static void visit(OutputStream server, Path file) throws IOException {
    String document = "\"textDocument\":{\"uri\":\"" + file.toUri() + "\"";
    String text = Files.readString(file).replace("\\", "\\\\").replace("\"", "\\\"");
    say(
        server,
        "\"method\":\"textDocument/didOpen\",\"params\":{"
            + document
            + ",\"languageId\":\"sql\",\"version\":1,\"text\":\""
            + text.replace("\r", "").replace("\n", "\\n")
            + "\"}}");
    for (int i = 0; i < TYPED.length(); i++) {
      type(server, document, i);
    }
    String place = "{\"line\":2,\"character\":9}";
    String here = "{" + document + "},\"position\":" + place + "}";
    for (String question : List.of("hover", "completion", "definition")) {
      request(server, "\"textDocument/" + question + "\"", here);
    }
    String all = "{" + document + "}}";
    for (String question :
        List.of("documentSymbol", "codeLens", "semanticTokens/full", "foldingRange")) {
      request(server, "\"textDocument/" + question + "\"", all);
    }
    String range = "\"range\":{\"start\":{\"line\":0,\"character\":0},\"end\":" + place + "}";
    request(
        server,
        "\"textDocument/codeAction\"",
        "{" + document + "}," + range + ",\"context\":{\"diagnostics\":[]}}");
    request(server, "\"textDocument/inlayHint\"", "{" + document + "}," + range + "}");
  }

  private static void type(OutputStream server, String document, int number) throws IOException {
    String place = "{\"line\":0,\"character\":" + number + "}";
    say(
        server,
        "\"method\":\"textDocument/didChange\",\"params\":{%s,\"version\":%d},\"contentChanges\":[{\"range\":{\"start\":%s,\"end\":%s},\"text\":\"%s\"}]}"
            .formatted(document, number + 2, place, place, TYPED.charAt(number)));
  }

  private static void request(OutputStream server, String method, String params)
      throws IOException {
    say(server, "\"id\":1,\"method\":" + method + ",\"params\":" + params);
  }

  private static void say(OutputStream server, String body) throws IOException {
    byte[] bytes = ("{\"jsonrpc\":\"2.0\"," + body + "}").getBytes(StandardCharsets.UTF_8);
    String head = "Content-Length: " + bytes.length + "\r\n\r\n";
    server.write(head.getBytes(StandardCharsets.US_ASCII));
    server.write(bytes);
    server.flush();
  }

  /** What the server says; all that matters is when it has answered the last question. */
  private static final class Answers extends ByteArrayOutputStream {
    private final CompletableFuture<Boolean> last = new CompletableFuture<>();
    private final CompletableFuture<Boolean> rested = new CompletableFuture<>();

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      super.write(bytes, from, length);
      String heard = toString(StandardCharsets.UTF_8);
      if (heard.contains(LAST)) {
        last.complete(true);
      }
      if (heard.contains(RESTED)) {
        rested.complete(true);
      }
    }

    @Override
    public synchronized void flush() {
      reset();
    }
  }
}
