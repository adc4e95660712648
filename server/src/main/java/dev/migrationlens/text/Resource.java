package dev.migrationlens.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The files that come with the program, each beside a class. They are taken out of the jar itself:
 * the way through the class loaders searches every module of Java first, at a tenth of a start.
 */
public final class Resource {
  private static final String CLASS_PATH = System.getProperty("java.class.path", "");

  private Resource() {}

  private static final class Jar {
    static final @Nullable ZipFile FILE = open();

    private static @Nullable ZipFile open() {
      try {
        boolean alone =
            CLASS_PATH.endsWith(".jar")
                && !CLASS_PATH.contains(System.getProperty("path.separator"));
        return alone ? new ZipFile(CLASS_PATH) : null;
      } catch (IOException e) {
        return null; // a name in another encoding, perhaps: the class loaders know the way
      }
    }
  }

  public static String text(Class<?> beside, String name) {
    return new String(bytes(beside, name), StandardCharsets.UTF_8);
  }

  public static byte[] bytes(Class<?> beside, String name) {
    return find(beside, name)
        .orElseThrow(() -> new IllegalStateException("the program lacks " + name));
  }

  public static Optional<byte[]> find(Class<?> beside, String name) {
    try (InputStream in = open(beside, name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable InputStream open(Class<?> beside, String name) throws IOException {
    if (Jar.FILE != null) {
      var entry = Jar.FILE.getEntry(beside.getPackageName().replace('.', '/') + "/" + name);
      if (entry != null) {
        return Jar.FILE.getInputStream(entry);
      }
    }
    return beside.getResourceAsStream(name);
  }
}
