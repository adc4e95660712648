package dev.migrationlens.live;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What the user's own machine says: variables of the environment and a home directory. */
public record Surroundings(Map<String, String> variables, Path home) {
  public Surroundings {
    variables = Map.copyOf(variables);
  }

  public static Surroundings ofProcess() {
    return new Surroundings(System.getenv(), Path.of(System.getProperty("user.home", ".")));
  }

  public Optional<String> get(String variable) {
    return Optional.ofNullable(variables.get(variable)).filter(v -> !v.isEmpty());
  }

  /** Whether they say anything about a database. */
  public boolean nameDatabase() {
    return get("DATABASE_URL").isPresent()
        || get("PGHOST").isPresent()
        || get("PGSERVICE").isPresent()
        || get("PGDATABASE").isPresent();
  }
}
