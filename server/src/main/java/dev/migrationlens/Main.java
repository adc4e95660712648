package dev.migrationlens;

/** The program: it picks the door, the command line or the language server. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.err.println("migration-lens: nothing is wired yet");
    System.exit(2);
  }
}
