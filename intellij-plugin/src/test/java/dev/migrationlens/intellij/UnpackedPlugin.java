package dev.migrationlens.intellij;

import static java.util.Objects.requireNonNull;

import com.intellij.util.lang.UrlClassLoader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * The plugin as an IDE installs it: the ZIP unpacked, its {@code lib} loaded by the platform's
 * class loader. Neither the build's classes of the plugin nor the server's can be seen from there.
 */
record UnpackedPlugin(Path folder, ClassLoader classes, Document descriptor) {

  /** The ZIP that the build has made. */
  static Path zip() {
    return Path.of(System.getProperty("migrationlens.plugin.zip"));
  }

  static UnpackedPlugin into(Path target) throws IOException {
    unpack(zip(), target);
    Path folder = target.resolve("migration-lens");
    Path jar = onlyJar(folder.resolve("lib"));
    var classes = UrlClassLoader.build().files(List.of(jar)).parent(new IdeClasses()).get();
    return new UnpackedPlugin(folder, classes, descriptor(jar));
  }

  static Path onlyJar(Path lib) throws IOException {
    try (Stream<Path> jars = Files.list(lib)) {
      return jars.reduce((one, two) -> fail("lib holds " + one + " and " + two)).orElseThrow();
    }
  }

  private static Path fail(String message) {
    throw new AssertionError(message);
  }

  private static Document descriptor(Path jar) throws IOException {
    try (var content = new ZipFile(jar.toFile());
        InputStream in = content.getInputStream(content.getEntry("META-INF/plugin.xml"))) {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    } catch (ParserConfigurationException | SAXException broken) {
      throw new AssertionError("plugin.xml cannot be read", broken);
    }
  }

  static void unpack(Path zip, Path target) throws IOException {
    try (var content = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : content.stream().filter(e -> !e.isDirectory()).toList()) {
        Path file = target.resolve(entry.getName());
        Files.createDirectories(requireNonNull(file.getParent()));
        try (InputStream in = content.getInputStream(entry)) {
          Files.copy(in, file);
        }
      }
    }
  }

  /** What an attribute of one of our extensions in plugin.xml says. */
  String attribute(String extension, String name) {
    return ((Element) descriptor.getElementsByTagName(extension).item(0)).getAttribute(name);
  }

  /** The class that such an attribute names, made as the platform makes it. */
  <T> T made(String extension, String attribute, Class<T> type) {
    String name = attribute(extension, attribute);
    try {
      return type.cast(classes.loadClass(name).getConstructor().newInstance());
    } catch (ReflectiveOperationException notThere) {
      throw new LinkageError("The platform could not make " + name, notThere);
    }
  }

  /** What an IDE with LSP4IJ has for a plugin: everything here but our own classes and files. */
  private static final class IdeClasses extends ClassLoader {
    IdeClasses() {
      super(UnpackedPlugin.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("dev.migrationlens.")) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }

    @Override
    public @Nullable URL getResource(String name) {
      return null;
    }
  }
}
