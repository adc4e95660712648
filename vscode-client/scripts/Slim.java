import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code java Slim.java FOLDER JAR} takes from the classes in a folder what only a debugger reads:
 * the names of local variables. Lines stay, because a stack trace in the log tells them. The jar is
 * where the classes' ancestors are looked up.
 */
final class Slim {
  private Slim() {}

  public static void main(String[] args) throws IOException {
    URL jar = Path.of(args[1]).toUri().toURL();
    var ancestors = ClassHierarchyResolver.ofResourceParsing(new URLClassLoader(new URL[] {jar}));
    var classes =
        ClassFile.of(
            ClassFile.DebugElementsOption.DROP_DEBUG,
            ClassFile.ConstantPoolSharingOption.NEW_POOL,
            ClassFile.ClassHierarchyResolverOption.of(
                ancestors.orElse(ClassHierarchyResolver.defaultResolver())));
    List<Path> files;
    try (var all = Files.walk(Path.of(args[0]))) {
      files = all.filter(file -> file.toString().endsWith(".class")).toList();
    }
    for (Path file : files) {
      Files.write(file, classes.transformClass(classes.parse(file), ClassTransform.ACCEPT_ALL));
    }
  }
}
