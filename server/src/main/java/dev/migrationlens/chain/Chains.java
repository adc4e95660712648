package dev.migrationlens.chain;

import dev.migrationlens.chain.ChainOptions.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the chains of a workspace. */
public final class Chains {
  /** Every tool; of two that would take a folder, the earlier gets it. */
  public static final List<MigrationTool> TOOLS =
      List.of(
          new Supabase(),
          new Sqitch(),
          new Drizzle(),
          new Prisma(),
          new Hasura(),
          new Diesel(),
          new NumberedFolders(),
          new Goose(),
          new Dbmate(),
          new SqlMigrate(),
          new NodePgMigrate(),
          new Tern(),
          new GraphileMigrate(),
          new Liquibase(),
          new Sqlx(),
          new GolangMigrate(),
          new Flyway(),
          new Atlas(),
          new Numbered());

  private static final MigrationTool SINGLE = new SingleFile();

  private Chains() {}

  public static Optional<MigrationTool> tool(String id) {
    return TOOLS.stream().filter(t -> t.id().equals(id)).findFirst();
  }

  /**
   * The chains in a listing, by path. A workspace without any holds its SQL files as chains of one
   * file each.
   */
  public static List<ChainPlan> find(Listing listing, ChainOptions options) {
    var found = new ArrayList<ChainPlan>();
    if (options.chains().isEmpty()) {
      visit(listing.top(), options.general(), found);
    } else {
      options.chains().forEach(c -> chosen(listing, c.or(options.general()), found));
    }
    if (found.isEmpty()) {
      List<String> all = listing.top().sqlBelow();
      List<String> ours = all.stream().filter(p -> !Databases.isOthers(p)).toList();
      (ours.isEmpty() ? all : ours).forEach(p -> found.add(single(p, options.general())));
    }
    found.removeIf(p -> p.layout().entries().isEmpty() && p.layout().problems().isEmpty());
    return found;
  }

  /** A chain of one file, for a file that no chain has. */
  public static ChainPlan single(String path, Choice choice) {
    return new ChainPlan(path, SINGLE, SingleFile.layout(path), choice, List.of());
  }

  private static void chosen(Listing listing, Choice choice, List<ChainPlan> found) {
    String path = choice.path().replaceFirst("^\\./", "").replaceFirst("/+$", "");
    Optional<Folder> folder = listing.folder(path);
    if (folder.isEmpty()) {
      return;
    }
    Optional<MigrationTool> tool =
        Optional.ofNullable(choice.tool()).or(() -> recognised(folder.get()));
    tool.ifPresentOrElse(
        t -> found.add(plan(folder.get(), t, choice)), () -> visit(folder.get(), choice, found));
  }

  private static void visit(Folder folder, Choice choice, List<ChainPlan> found) {
    if (!folder.path().isEmpty() && Databases.isOther(folder.name())) {
      return;
    }
    Optional<MigrationTool> tool =
        recognised(folder).map(t -> choice.tool() == null ? t : choice.tool());
    tool.ifPresent(t -> found.add(plan(folder, t, choice)));
    if (tool.isEmpty() || tool.get().leavesFoldersBelow(folder)) {
      folder.folders().forEach(f -> visit(f, choice, found));
    }
  }

  private static Optional<MigrationTool> recognised(Folder folder) {
    return TOOLS.stream().filter(t -> t.recognises(folder)).findFirst();
  }

  private static ChainPlan plan(Folder folder, MigrationTool tool, Choice choice) {
    return new ChainPlan(folder.path(), tool, tool.layout(folder), choice, tool.afterwards(folder));
  }
}
