package dev.migrationlens.intellij;

import com.intellij.openapi.vfs.VirtualFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a file belongs to a migration chain: as the configuration says, else told from names (its
 * own, its folders' and those of the files beside it) and from its first lines. The server decides
 * by the same signs; a test holds the two together.
 */
final class ChainFiles {
  private static final String EXTENSION = ".sql";

  /** Forms that no other SQL file has: Flyway's, and the pairs of golang-migrate and sqlx. */
  private static final Pattern OWN_FORM =
      Pattern.compile("[VUB]?[0-9][0-9._]*__.+|R__.+|[0-9]+.*\\.(up|down)");

  private static final Pattern NUMBERED = Pattern.compile("[vV]?[0-9]+([-_. ].*)?");
  private static final Pattern LONG_NUMBERED =
      Pattern.compile("([0-9]{3,}|[0-9]{4}[-_][0-9]{2}[-_][0-9]{2})(?![0-9]).*");

  /** Prisma, Hasura and Diesel give a version to a folder, and the same name to every file. */
  private static final Pattern FOLDER_PER_VERSION = Pattern.compile("[0-9].*");

  private static final Pattern FILE_IN_IT = Pattern.compile("up|down");
  private static final String PRISMAS_FILE = "migration";

  private static final Pattern CHAIN_FOLDER =
      Pattern.compile("migrations?([-_].*)?|migrate|committed");
  private static final Pattern LIKELY_FOLDER =
      Pattern.compile(
          ".*(migrat|schema|change|patch|upgrade|update|evolution|deploy|database|version).*"
              + "|db|sql|ddl");
  private static final Pattern OTHER_FOLDER =
      Pattern.compile(".*(test|fixture|quer(y|ies)|bench|example|snippet|seed|report).*");

  /** Lines by which tools divide a file: they stand near its top. */
  private static final Pattern MARKER =
      Pattern.compile(
          "(?im)^\\s*--( \\+(goose|migrate) up| migrate:up|[\\s-]*up migration"
              + "|\\s*liquibase formatted sql|-- create above / drop below|! previous:)");

  private static final int TOP = 4096;

  private static final Pattern SQITCH_FOLDER = Pattern.compile("deploy|revert|verify");

  private ChainFiles() {}

  /** Folders above {@code base}, the project's own, say nothing. */
  static boolean contains(VirtualFile file, @Nullable String base) {
    VirtualFile folder = file.getParent();
    String name = file.getName();
    if (folder == null || !name.toLowerCase(Locale.ROOT).endsWith(EXTENSION)) {
      return false;
    }
    ChainConfig config = ChainConfig.above(file, base);
    if (!config.folders().isEmpty()) {
      return config.names(file);
    }
    String stem = name.substring(0, name.length() - EXTENSION.length());
    return hasVersion(stem, folder, base)
        || isChainFolder(folder)
        || isOfSupabase(stem, folder)
        || isOfSqitch(folder, base)
        || hasMarker(file);
  }

  private static boolean hasVersion(String stem, VirtualFile folder, @Nullable String base) {
    if (OWN_FORM.matcher(stem).matches() || stem.equals(PRISMAS_FILE)) {
      return true;
    }
    if (FILE_IN_IT.matcher(stem).matches()) {
      return isNamed(folder, FOLDER_PER_VERSION);
    }
    boolean likely = isNamed(folder, LIKELY_FOLDER) || folder.getPath().equals(base);
    return (likely && NUMBERED.matcher(stem).matches())
        || (LONG_NUMBERED.matcher(stem).matches()
            && upwards(folder, base).noneMatch(above -> isNamed(above, OTHER_FOLDER)));
  }

  /** A folder that holds migrations and nothing else, by its name or by a tool's file in it. */
  private static boolean isChainFolder(VirtualFile folder) {
    return isNamed(folder, CHAIN_FOLDER)
        || isNamed(folder.getParent(), CHAIN_FOLDER)
        || folder.findChild("atlas.sum") != null
        || has(folder, "meta", "_journal.json");
  }

  /** The declarative schema and the seed are read after Supabase's chain. */
  private static boolean isOfSupabase(String stem, VirtualFile folder) {
    VirtualFile above = folder.getParent();
    boolean isSchema = folder.getName().equals("schemas");
    return isSchema
        ? above != null && above.getName().equals("supabase")
        : folder.getName().equals("supabase") && stem.equals("seed");
  }

  private static boolean isOfSqitch(VirtualFile folder, @Nullable String base) {
    return upwards(folder, base).anyMatch(at -> isNamed(at, SQITCH_FOLDER))
        && upwards(folder, base).anyMatch(at -> at.findChild("sqitch.plan") != null);
  }

  private static boolean hasMarker(VirtualFile file) {
    if (file.isDirectory()) {
      return false;
    }
    try (InputStream in = file.getInputStream()) {
      return MARKER.matcher(new String(in.readNBytes(TOP), StandardCharsets.UTF_8)).find();
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static boolean has(VirtualFile folder, String child, String grandchild) {
    VirtualFile found = folder.findChild(child);
    return found != null && found.findChild(grandchild) != null;
  }

  private static boolean isNamed(@Nullable VirtualFile folder, Pattern pattern) {
    return folder != null && pattern.matcher(folder.getName()).matches();
  }

  /** The folder and those above it, up to the project's. */
  static Stream<VirtualFile> upwards(@Nullable VirtualFile folder, @Nullable String base) {
    return Stream.iterate(folder, at -> at != null, VirtualFile::getParent)
        .takeWhile(at -> base == null || at.getPath().startsWith(base));
  }
}
