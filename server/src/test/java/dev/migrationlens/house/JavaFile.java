package dev.migrationlens.house;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** One source file as the tidy test sees it: its types and its methods, in order. */
record JavaFile(Path path, int lines, List<Type> types, List<Method> methods) {

  /** A type declared in the file, nested ones too, with the start of its documentation. */
  record Type(String name, Set<Modifier> modifiers, @Nullable String documentation) {}

  /** A method with a body, and how many lines it takes. */
  record Method(String name, int line, int lines) {}

  JavaFile {
    types = List.copyOf(types);
    methods = List.copyOf(methods);
  }

  static List<JavaFile> parse(List<Path> paths) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var units = files.getJavaFileObjectsFromPaths(paths);
      var task =
          (JavacTask) compiler.getTask(null, files, d -> {}, List.of("-proc:none"), null, units);
      var trees = DocTrees.instance(task);
      var parsed = new ArrayList<JavaFile>();
      for (var unit : task.parse()) {
        parsed.add(read(unit, trees));
      }
      return List.copyOf(parsed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JavaFile read(CompilationUnitTree unit, DocTrees trees) {
    var reader = new Reader(unit, trees);
    reader.scan(unit, null);
    var path = Path.of(unit.getSourceFile().toUri());
    int lines =
        (int)
            unit.getLineMap().getLineNumber(trees.getSourcePositions().getEndPosition(unit, unit));
    return new JavaFile(path, lines, reader.types, reader.methods);
  }

  private static final class Reader extends TreePathScanner<Void, Void> {

    private final CompilationUnitTree unit;
    private final DocTrees trees;
    private final List<Type> types = new ArrayList<>();
    private final List<Method> methods = new ArrayList<>();

    Reader(CompilationUnitTree unit, DocTrees trees) {
      this.unit = unit;
      this.trees = trees;
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
      if (!type.getSimpleName().isEmpty()) {
        DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
        types.add(
            new Type(
                type.getSimpleName().toString(),
                Set.copyOf(type.getModifiers().getFlags()),
                comment == null ? null : comment.toString()));
      }
      return super.visitClass(type, null);
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      if (method.getBody() != null) {
        int first = line(trees.getSourcePositions().getStartPosition(unit, method));
        int last = line(trees.getSourcePositions().getEndPosition(unit, method));
        methods.add(new Method(method.getName().toString(), first, last - first + 1));
      }
      return super.visitMethod(method, null);
    }

    private int line(long position) {
      return position < 0 ? 0 : (int) unit.getLineMap().getLineNumber(position);
    }
  }
}
