package dev.migrationlens.intellij;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.redhat.devtools.lsp4ij.server.CannotStartProcessException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ServerConnectionTest {
  private static final Path JAVA = ServerCommand.javaOf(Path.of(System.getProperty("java.home")));

  private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private ServerConnection connection = fake("log");

  private ServerConnection fake(String behaviour) {
    return connected(
        List.of(
            JAVA.toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            FakeServer.class.getName(),
            behaviour));
  }

  private ServerConnection connected(List<String> words) {
    var made = new ServerConnection(words);
    made.addLogErrorHandler(log::add);
    made.addUnexpectedServerStopHandler(stopped::countDown);
    return made;
  }

  @AfterEach
  void noProcessIsLeft() {
    connection.stop();
    assertThat(connection.isAlive()).isFalse();
  }

  @Test
  void logsArriveLineByLine() throws InterruptedException {
    connection.start();
    assertThat(log.take()).isEqualTo("first line");
    assertThat(log.take()).isEqualTo("Ümlaut");
    assertThat(connection.isAlive()).isTrue();
  }

  @Test
  void anEndThatNobodyAskedForIsTold() throws InterruptedException {
    connection = fake("die");
    connection.start();
    stopped.await();
    assertThat(log).containsExactly("out of luck", "The server ended by itself, with exit code 3");
  }

  @Test
  void anExitThatWasAskedForIsNoAccident() throws IOException, InterruptedException {
    connection = fake("leave");
    connection.start();
    connection.getOutputStream().write('x');
    connection.getOutputStream().flush();
    assertThat(connection.getInputStream().read()).isEqualTo('x');
    assertThat(connection.getInputStream().read()).isEqualTo(-1);
    connection.stop();
    assertThat(stopped.await(500, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(log).isEmpty();
  }

  @Test
  void aServerThatDoesNotLeaveIsEnded() throws InterruptedException {
    connection = fake("hang");
    connection.start();
    connection.stop();
    assertThat(connection.isAlive()).isFalse();
    assertThat(stopped.await(500, TimeUnit.MILLISECONDS)).isFalse();
  }

  @Test
  void aMissingProgramIsNamed() {
    connection = connected(List.of("/no/such/java", "-jar", "server.jar"));
    assertThatThrownBy(connection::start)
        .isInstanceOf(CannotStartProcessException.class)
        .hasMessage("Cannot run /no/such/java")
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void thereIsNothingToReadBeforeTheStart() {
    assertThatThrownBy(connection::getInputStream).isInstanceOf(IllegalStateException.class);
    assertThat(connection.isAlive()).isFalse();
  }
}
