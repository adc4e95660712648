package dev.migrationlens.live;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Speaks as much of PostgreSQL's protocol as it takes to say that one is of version 9.6. */
final class AncientServer implements AutoCloseable {
  private static final int WANTS_TLS = 80877103;
  private static final List<String> SELF = List.of("9.6.24", "9", "old", "me", "public");

  private final ServerSocket socket;
  private String question = "";

  AncientServer() throws IOException {
    socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    var thread = new Thread(this::serve, "ancient-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        converse(
            new DataInputStream(client.getInputStream()),
            new DataOutputStream(client.getOutputStream()));
      } catch (IOException gone) {
        // The client has heard enough.
      }
    }
  }

  private void converse(DataInputStream in, DataOutputStream out) throws IOException {
    for (boolean started = false; !started; ) {
      int length = in.readInt();
      byte[] body = in.readNBytes(length - 4);
      started = new DataInputStream(new java.io.ByteArrayInputStream(body)).readInt() != WANTS_TLS;
      if (!started) {
        out.write('N');
      }
    }
    tell(out, 'R', 0);
    for (String setting : List.of("server_version\0009.6.24", "client_encoding\0UTF8")) {
      tell(out, 'S', setting + "\0");
    }
    tell(out, 'S', "standard_conforming_strings\0on\0");
    tell(out, 'S', "integer_datetimes\0on\0");
    tell(out, 'S', "DateStyle\0ISO, MDY\0");
    tell(out, 'Z', "I");
    while (true) {
      char kind = (char) in.readByte();
      byte[] body = in.readNBytes(in.readInt() - 4);
      hear(kind, new String(body, StandardCharsets.UTF_8), out);
    }
  }

  private void hear(char kind, String body, DataOutputStream out) throws IOException {
    boolean asked = question.contains("server_version");
    switch (kind) {
      case 'P' -> {
        question = body;
        tell(out, '1', "");
      }
      case 'B' -> tell(out, '2', "");
      case 'D' -> tell(out, asked ? 'T' : 'n', asked ? columns() : new byte[0]);
      case 'E' -> {
        if (asked) {
          tell(out, 'D', row());
        }
        tell(out, 'C', (asked ? "SELECT 1" : "SET") + "\0");
      }
      case 'Q' -> {
        tell(out, 'C', "SET\0");
        tell(out, 'Z', "I");
      }
      case 'S' -> tell(out, 'Z', "I");
      default -> {}
    }
  }

  private static byte[] columns() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeShort(SELF.size());
    for (int i = 0; i < SELF.size(); i++) {
      out.writeBytes("c" + i + "\0");
      out.writeInt(0);
      out.writeShort(0);
      out.writeInt(25);
      out.writeShort(-1);
      out.writeInt(-1);
      out.writeShort(0);
    }
    return bytes.toByteArray();
  }

  private static byte[] row() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeShort(SELF.size());
    for (String value : SELF) {
      out.writeInt(value.length());
      out.writeBytes(value);
    }
    return bytes.toByteArray();
  }

  private static void tell(DataOutputStream out, char kind, int number) throws IOException {
    out.write(kind);
    out.writeInt(8);
    out.writeInt(number);
    out.flush();
  }

  private static void tell(DataOutputStream out, char kind, String text) throws IOException {
    tell(out, kind, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void tell(DataOutputStream out, char kind, byte[] body) throws IOException {
    out.write(kind);
    out.writeInt(body.length + 4);
    out.write(body);
    out.flush();
  }
}
