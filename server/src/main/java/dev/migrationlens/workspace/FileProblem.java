package dev.migrationlens.workspace;

/**
 * Why a file could not be used, and what to do, in one sentence; the path is as shown to people.
 */
public record FileProblem(String path, String message) {
  @Override
  public String toString() {
    return path + " " + message;
  }
}
