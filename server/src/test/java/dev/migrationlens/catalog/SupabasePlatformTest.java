package dev.migrationlens.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.testing.Postgres;
import dev.migrationlens.text.Resource;
import dev.migrationlens.workspace.Beginnings;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The platform's file is SQL that a real PostgreSQL accepts, statement by statement. */
@Tag("postgres")
class SupabasePlatformTest {
  /** These extensions come with Supabase only; our replay knows them from their manifests. */
  private static final Pattern ELSEWHERE =
      Pattern.compile("create extension (pg_graphql|pgjwt|supabase_vault) .*");

  @Test
  void everyStatementIsAccepted() {
    var wrong = new ArrayList<String>();
    try (var database = Postgres.database()) {
      for (String statement : statements()) {
        if (!ELSEWHERE.matcher(statement).matches()) {
          var verdict = database.run(statement);
          if (!verdict.ok()) {
            wrong.add(statement + ": " + verdict);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void itsExtensionsHaveManifests() {
    for (String statement : statements()) {
      if (statement.startsWith("create extension ")) {
        String name = statement.split(" ")[2].replace("\"", "");
        assertThat(ExtensionManifests.find(name)).as(name).isPresent();
      }
    }
  }

  /** Every statement of the file ends its line with a semicolon. */
  private static List<String> statements() {
    String text = Resource.text(Beginnings.class, "supabase.sql");
    return Pattern.compile(";\n")
        .splitAsStream(text.replaceAll("(?m)^--.*\n", ""))
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .toList();
  }
}
