package dev.migrationlens.workspace;

import dev.migrationlens.chain.Listing;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The files below a folder that may have to do with migrations, by relative path. */
record FileTree(Set<String> paths, List<FileProblem> problems) {
  /** Folders with copies of what is elsewhere, or with what others wrote. */
  private static final Set<String> LEFT_OUT = Set.of("node_modules", "target", "build", "dist");

  static FileTree walk(Path root, int depth, Predicate<String> ignored) {
    var paths = new TreeSet<String>();
    var problems = new ArrayList<FileProblem>();
    try {
      Files.walkFileTree(
          root,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          depth,
          new Visitor(root, ignored, paths, problems));
    } catch (IOException e) {
      problems.add(new FileProblem(root.toString(), "cannot be read: " + e.getMessage()));
    }
    return new FileTree(paths, problems);
  }

  /** Whether a file of this path would be among those of a folder. */
  static boolean wants(String path, Predicate<String> ignored) {
    if (!Listing.wants(path.substring(path.lastIndexOf('/') + 1)) || ignored.test(path)) {
      return false;
    }
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      String folder = path.substring(0, slash);
      if (isLeftOut(folder.substring(folder.lastIndexOf('/') + 1)) || ignored.test(folder)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLeftOut(String name) {
    return name.startsWith(".") || LEFT_OUT.contains(name);
  }

  /** The path as the rest of the program knows it. */
  static String relative(Path root, Path file) {
    String path = root.relativize(file).toString();
    return root.getFileSystem().getSeparator().equals("\\") ? path.replace('\\', '/') : path;
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Predicate<String> ignored;
    private final Set<String> paths;
    private final List<FileProblem> problems;

    Visitor(Path root, Predicate<String> ignored, Set<String> paths, List<FileProblem> problems) {
      this.root = root;
      this.ignored = ignored;
      this.paths = paths;
      this.problems = problems;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (folder.equals(root)) {
        return FileVisitResult.CONTINUE;
      }
      String name = folder.getFileName().toString();
      boolean skip = isLeftOut(name) || ignored.test(relative(root, folder)) || leadsBack(folder);
      return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    /** A link to what is seen anyway, or to a folder that all of this is in. */
    private boolean leadsBack(Path folder) {
      if (!Files.isSymbolicLink(folder)) {
        return false;
      }
      try {
        Path real = folder.toRealPath();
        Path top = root.toRealPath();
        if (!real.startsWith(top)) {
          return top.startsWith(real);
        }
        String way = relative(top, real);
        return Arrays.stream(way.split("/")).noneMatch(FileTree::isLeftOut) && !ignored.test(way);
      } catch (IOException e) {
        return false;
      }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String path = relative(root, file);
      if (!Listing.wants(file.getFileName().toString()) || ignored.test(path)) {
        return FileVisitResult.CONTINUE;
      }
      if (attributes.isSymbolicLink()) {
        problems.add(
            new FileProblem(path, "is a link to a file that does not exist; mend or remove it"));
      } else if (attributes.isRegularFile()) {
        paths.add(path);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException reason) {
      if (reason instanceof FileSystemLoopException) {
        return FileVisitResult.CONTINUE;
      }
      if (reason instanceof AccessDeniedException) {
        problems.add(
            new FileProblem(
                relative(root, file),
                "may not be read; give yourself the permission (chmod u+rx), or name it under"
                    + " \"ignore\" in migration-lens.json"));
      } else if (Files.exists(file)) {
        problems.add(
            new FileProblem(relative(root, file), "cannot be read: " + reason.getMessage()));
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
