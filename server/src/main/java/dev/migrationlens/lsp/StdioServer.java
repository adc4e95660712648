package dev.migrationlens.lsp;

import dev.migrationlens.lint.Linter;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageConsumer;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageProducer;

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
    return run(linter, new FileInputStream(FileDescriptor.in), out, log.map(WireLog::to));
  }

  /** The exit code: 0 after shutdown, 1 where the client left without a word. */
  public static int run(Linter linter, InputStream in, OutputStream out) {
    return run(linter, in, out, Optional.empty());
  }

  static int run(Linter linter, InputStream in, OutputStream out, Optional<WireLog> log) {
    var server = new LanguageServer(linter);
    // Gson leaves nulls out, but an edit of a file that is not open needs its version: null.
    var json =
        new MessageJsonHandler(
            Methods.ALL,
            gson -> gson.serializeNulls().registerTypeAdapter(Ready.class, Ready.ADAPTER));
    MessageConsumer client = new StreamMessageConsumer(out, json);
    var remote = new RemoteEndpoint(log.map(l -> l.saying(client)).orElse(client), server);
    json.setMethodProvider(remote);
    server.connect(remote);
    var producer = new StreamMessageProducer(in, json);
    server.onExit(() -> closeQuietly(producer));
    producer.listen(log.map(l -> l.hearing(remote)).orElse(remote));
    return server.close();
  }

  private static void closeQuietly(StreamMessageProducer producer) {
    producer.close();
  }
}
