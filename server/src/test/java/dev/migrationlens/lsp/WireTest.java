package dev.migrationlens.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.migrationlens.lint.Linter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of a conversation, and messages that are none. */
@Timeout(60)
class WireTest {
  private static final String GREETING = "{'id':1,'method':'initialize','params':{}}";
  private static final String SYMBOLS = "{'id':2,'method':'workspace/symbol','params':{}}";
  private static final String GOODBYE = "{'id':'bye','method':'shutdown'}";
  private static final String EXIT = "{'method':'exit'}";

  private int exitCode;

  @Test
  void nothingIsAnsweredBeforeTheGreeting() {
    List<JsonObject> said = answers(SYMBOLS, opening(), EXIT);
    assertThat(said).hasSize(1);
    assertThat(code(said.get(0))).isEqualTo(-32002);
    assertThat(exitCode).isOne();
  }

  @Test
  void thereIsOneGreeting() {
    List<JsonObject> said = answers(GREETING, "{'id':2,'method':'initialize'}", GOODBYE, EXIT);
    assertThat(code(answer("2", said))).isEqualTo(-32600);
  }

  @Test
  void nothingIsAnsweredAfterTheGoodbye() {
    List<JsonObject> said = answers(GREETING, GOODBYE, SYMBOLS, EXIT, "{'id':3,'method':'x'}");
    assertThat(code(answer("2", said))).isEqualTo(-32600);
    assertThat(answer("\"bye\"", said).get("result").isJsonNull()).isTrue();
    assertThat(said).noneMatch(m -> "3".equals(String.valueOf(m.get("id"))));
    assertThat(exitCode).isZero();
  }

  @Test
  void whoLeavesWithoutAGoodbyeIsMissed() {
    answers(GREETING, EXIT);
    assertThat(exitCode).isOne();
    answers(GREETING);
    assertThat(exitCode).isOne();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":7,                                             | null | -32700",
        "[{\"id\":7,\"method\":\"workspace/symbol\"}]           | null | -32600",
        "3                                                      | null | -32600",
        "{\"id\":7}                                             | 7    | -32600",
        "{\"method\":null}                                      | null | -32600",
        "{\"id\":7,\"method\":5}                                | 7    | -32600",
        "{\"id\":{},\"method\":\"workspace/symbol\"}            | null | -32600",
        "{\"id\":null,\"method\":\"workspace/symbol\"}          | null | -32600",
        "{\"id\":7,\"method\":\"textDocument/hover\",\"params\":[1]}   | 7 | -32602",
        "{\"id\":7,\"method\":\"textDocument/hover\",\"params\":\"x\"} | 7 | -32602",
        "{\"id\":7,\"method\":\"$/neverHeardOf\"}               | 7    | -32601",
        "{\"id\":7,\"method\":\"workspace/configuration\"}      | 7    | -32601",
      })
  void whatIsNoRequestIsAnsweredAll(String body, String id, int code) {
    List<JsonObject> said = answers(GREETING, body, SYMBOLS, GOODBYE, EXIT);
    assertThat(code(answer(id, said))).isEqualTo(code);
    assertThat(answer("2", said).has("result")).isTrue();
  }

  @Test
  void whatNeedsNoAnswerGetsNone() {
    List<JsonObject> said =
        answers(
            GREETING,
            "{'method':'workspace/neverHeardOf','params':{}}",
            "{'method':'textDocument/didOpen','params':[]}",
            "{'id':99,'result':null}",
            "{'id':99,'error':{'code':1,'message':'no'}}",
            "{'id':99,'error':'no'}",
            "{'method':'$/cancelRequest','params':{'id':99}}",
            "{'method':'$/cancelRequest'}",
            SYMBOLS,
            GOODBYE,
            EXIT);
    assertThat(said).filteredOn(m -> m.has("id")).hasSize(3);
  }

  @Test
  void aRequestWithoutWhatItNeedsIsRefused() {
    String uri = "file:///nowhere/a.sql";
    List<JsonObject> said =
        answers(
            GREETING,
            "{'method':'textDocument/didOpen','params':{'textDocument':{'uri':'" + uri + "'}}}",
            "{'method':'textDocument/didOpen','params':{'textDocument':{'uri':'%s','text':''}}}"
                .formatted(uri),
            "{'id':7,'method':'textDocument/hover','params':{'textDocument':{'uri':'%s'}}}"
                .formatted(uri),
            "{'id':8,'method':'workspace/willRenameFiles','params':{'files':[5]}}",
            GOODBYE,
            EXIT);
    assertThat(code(answer("7", said))).isEqualTo(-32602);
    assertThat(code(answer("8", said))).isEqualTo(-32602);
    assertThat(said.toString())
        .contains("textDocument/didOpen: `text` is missing")
        .doesNotContain("Exception");
  }

  @Test
  void whatIsNotYetBegunCanBeCancelled() {
    String slow = opening();
    List<JsonObject> said =
        answers(
            GREETING,
            slow,
            SYMBOLS,
            "{'method':'$/cancelRequest','params':{'id':2}}",
            GOODBYE,
            EXIT);
    assertThat(said).filteredOn(m -> "2".equals(String.valueOf(m.get("id")))).hasSize(1);
    JsonObject answer = answer("2", said);
    assertThat(answer.has("result") || code(answer) == -32800).isTrue();
  }

  @Test
  void theServerEndsWithTheProcessThatItServes() throws Exception {
    Process client = new ProcessBuilder("sleep", "60").start();
    var orphaned = new CompletableFuture<Boolean>();
    try (var in = new PipedInputStream()) {
      var toServer = new PipedOutputStream(in);
      var out = new ByteArrayOutputStream();
      Runnable alone = () -> orphaned.complete(true);
      var server = new CompletableFuture<Integer>();
      Thread.ofPlatform()
          .daemon()
          .start(
              () ->
                  server.complete(
                      StdioServer.run(new Linter(List.of()), in, out, Optional.empty(), alone)));
      String greeting = "{'id':1,'method':'initialize','params':{'processId':%d}}";
      toServer.write(framed(greeting.formatted(client.pid())));
      toServer.flush();
      while (out.size() == 0) {
        Thread.sleep(1);
      }
      client.destroy();
      assertThat(orphaned.get(15, TimeUnit.SECONDS)).isTrue();
      toServer.close();
      assertThat(server.get(15, TimeUnit.SECONDS)).isOne();
    } finally {
      client.destroyForcibly();
    }
  }

  private static String opening() {
    return "{'method':'textDocument/didOpen','params':{'textDocument':"
        + "{'uri':'untitled:a','version':1,'text':'select 1;'}}}";
  }

  /** What a server says to these messages until it ends. */
  private List<JsonObject> answers(String... bodies) {
    var in = new ByteArrayOutputStream();
    for (String body : bodies) {
      in.writeBytes(framed(body));
    }
    var out = new ByteArrayOutputStream();
    exitCode =
        StdioServer.run(new Linter(List.of()), new ByteArrayInputStream(in.toByteArray()), out);
    var said = new ArrayList<JsonObject>();
    var frames = new Frames(new ByteArrayInputStream(out.toByteArray()), t -> {});
    try {
      for (String body = frames.next(); body != null; body = frames.next()) {
        said.add(JsonParser.parseString(body).getAsJsonObject());
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return said;
  }

  private static byte[] framed(String body) {
    byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    var framed = new ByteArrayOutputStream();
    framed.writeBytes(
        ("Content-Length: " + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    framed.writeBytes(bytes);
    return framed.toByteArray();
  }

  private static JsonObject answer(String id, List<JsonObject> said) {
    return said.stream()
        .filter(m -> m.has("id") && !m.has("method") && m.get("id").toString().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no answer to " + id + " among " + said));
  }

  private static int code(JsonObject answer) {
    JsonElement error = answer.get("error");
    return error == null ? 0 : error.getAsJsonObject().get("code").getAsInt();
  }
}
