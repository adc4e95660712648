package dev.migrationlens.lsp;

import dev.migrationlens.lint.Linter;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.jsonrpc.JsonRpcException;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageConsumer;

/** Runs the server over a pair of streams until the client says goodbye or goes away. */
public final class StdioServer {
  private StdioServer() {}

  /** Over standard input and output, which from now on belong to the protocol alone. */
  public static int run(Linter linter) {
    return run(linter, Optional.empty());
  }

  /** Likewise, with every message written into a file. */
  public static int run(Linter linter, Optional<Path> log) {
    var out = new FileOutputStream(FileDescriptor.out);
    System.setOut(System.err);
    java.util.logging.LogManager.getLogManager().reset();
    // A client that died may have left its end of standard input to a process that lives on.
    Runnable orphaned = () -> System.exit(1);
    return run(linter, new FileInputStream(FileDescriptor.in), out, log.map(WireLog::to), orphaned);
  }

  /** The exit code: 0 after shutdown, 1 where the client left without a word. */
  public static int run(Linter linter, InputStream in, OutputStream out) {
    return run(linter, in, out, Optional.empty(), () -> {});
  }

  static int run(
      Linter linter, InputStream in, OutputStream out, Optional<WireLog> log, Runnable orphaned) {
    var server = new LanguageServer(linter, orphaned);
    // Gson leaves nulls out, but an edit of a file that is not open needs its version: null.
    var json =
        new MessageJsonHandler(
            Map.of(),
            gson -> gson.serializeNulls().registerTypeAdapter(Ready.class, Ready.ADAPTER));
    MessageConsumer streamed = new StreamMessageConsumer(out, json);
    MessageConsumer client = log.map(l -> l.saying(json, streamed)).orElse(streamed);
    var remote = new RemoteEndpoint(client, server);
    server.connect(remote);
    var reception = new Reception(remote, client);
    var frames = new Frames(in, server::misheard);
    try {
      String body = frames.next();
      while (body != null) {
        String heard = body;
        log.ifPresent(l -> l.heard(heard));
        reception.take(body);
        body = server.isLeft() ? null : frames.next();
      }
      return server.close();
    } catch (IOException | JsonRpcException gone) {
      return server.close();
    }
  }
}
