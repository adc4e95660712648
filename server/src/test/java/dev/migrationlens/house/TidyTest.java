package dev.migrationlens.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.testing.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;

/** Sizes, names and sentences. Each failure lists the places, so that one run shows them all. */
class TidyTest {

  private static final int FILE_LINES = 400;
  private static final int METHOD_LINES = 50;

  private static final Pattern EMPTY_NAME =
      Pattern.compile(
          ".+(Manager|Helper|Utils?|Impl|Processor|Service|Handler)|Abstract.*|I[A-Z][a-z].*");

  private static final Path ROOT = Golden.repository();
  private static final List<JavaFile> JAVA =
      JavaFile.parse(
          Stream.of("server/src", "intellij-plugin/src")
              .flatMap(folder -> sources(folder, ".java"))
              .toList());

  @Test
  void noFileIsTooLong() {
    var others =
        Stream.of(sources("vscode-client/src", ".ts"), sources("vscode-client/test", ".ts"))
            .flatMap(files -> files)
            .filter(file -> Golden.read(file).lines().count() > FILE_LINES)
            .map(TidyTest::name);
    var java = JAVA.stream().filter(file -> file.lines() > FILE_LINES).map(f -> name(f.path()));
    assertThat(Stream.concat(java, others))
        .as("files of more than 400 lines: split them")
        .isEmpty();
  }

  @Test
  void noMethodIsTooLong() {
    var found = new ArrayList<String>();
    for (var file : JAVA) {
      for (var method : file.methods()) {
        if (method.lines() > METHOD_LINES) {
          found.add(name(file.path()) + ":" + method.line() + " " + method.name());
        }
      }
    }
    assertThat(found).as("methods of more than 50 lines: split them").isEmpty();
  }

  @Test
  void namesSayWhatAThingIs() {
    assertThat(types(type -> EMPTY_NAME.matcher(type.name()).matches()))
        .as("type names that say nothing")
        .isEmpty();
  }

  @Test
  void inheritanceIsSealed() {
    assertThat(types(type -> has(type, Modifier.ABSTRACT) && !has(type, Modifier.SEALED)))
        .as("abstract classes that are not sealed")
        .isEmpty();
  }

  @Test
  void everyPublicTypeSaysWhatItIs() {
    var found = new ArrayList<String>();
    for (var file : JAVA) {
      var top = file.types().isEmpty() ? null : file.types().get(0);
      var main = file.path().toString().replace('\\', '/').contains("/src/main/");
      if (main && top != null && has(top, Modifier.PUBLIC) && top.documentation() == null) {
        found.add(name(file.path()));
      }
    }
    assertThat(found).as("public types without a sentence of Javadoc").isEmpty();
  }

  @Test
  void everyPackageHasItsSentence() {
    var found =
        sources("server/src/main/java", ".java")
            .map(Path::getParent)
            .distinct()
            .filter(folder -> !hasSentence(folder.resolve("package-info.java")))
            .map(TidyTest::name);
    assertThat(found)
        .as("packages whose package-info.java lacks its sentence or @NullMarked")
        .isEmpty();
  }

  private static boolean hasSentence(Path file) {
    if (!Files.exists(file)) {
      return false;
    }
    var text = Golden.read(file);
    return text.startsWith("/**") && text.contains(".") && text.contains("@NullMarked");
  }

  private static boolean has(JavaFile.Type type, Modifier modifier) {
    return type.modifiers().contains(modifier);
  }

  private static List<String> types(Predicate<JavaFile.Type> unwanted) {
    var found = new ArrayList<String>();
    for (var file : JAVA) {
      file.types().stream()
          .filter(unwanted)
          .forEach(type -> found.add(name(file.path()) + " " + type.name()));
    }
    return found;
  }

  private static Stream<Path> sources(String folder, String ending) {
    var start = ROOT.resolve(folder);
    if (!Files.isDirectory(start)) {
      return Stream.empty();
    }
    try (var files = Files.walk(start)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    return ROOT.relativize(file.toAbsolutePath()).toString().replace('\\', '/');
  }
}
