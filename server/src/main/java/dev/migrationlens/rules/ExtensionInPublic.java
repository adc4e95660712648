package dev.migrationlens.rules;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.ExtensionObject;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.ast.SchemaStatement.CreateExtension;

/** An extension whose functions the API serves. */
final class ExtensionInPublic implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "extension-in-public",
          Severity.INFO,
          Topic.SECURITY,
          "An extension lives in the schema that the API serves",
          """
          Its functions and tables are offered by the API, and its names get into the way of yours. The
          platform has a schema `extensions` for it, which is on the search path.
          """,
          """
          --- supabase/migrations/20260105000000_search.sql
          create extension pg_trgm;
          --               ^^^^^^^ info[extension-in-public]: the API serves what `pg_trgm` brings: it goes into schema `public`
          --? Put it into schema extensions
          --- supabase/migrations/20260105000000_search.sql
          create extension pg_trgm with schema extensions;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    if (!schema.supabase()) {
      return;
    }
    for (Catalog.Entry entry : schema.end().scan(Space.EXTENSION, "")) {
      if (entry.value() instanceof ExtensionObject extension
          && extension.schema().equals("public")
          && !Provided.hasHome(extension.name())) {
        Step step = schema.step(extension.origin());
        CreateExtension create = schema.made(extension.origin(), CreateExtension.class);
        if (step != null && create != null) {
          schema.report(
              extension.origin(),
              "the API serves what `" + extension.name() + "` brings: it goes into schema `public`",
              fixes(schema.repair(step), create, step));
        }
      }
    }
  }

  private static Fix[] fixes(Repair repair, CreateExtension create, Step step) {
    if (create.schema() != null) {
      var edit = repair.replace(create.schema(), "extensions");
      return new Fix[] {repair.suggest("Put it into schema extensions", edit)};
    }
    var edit =
        repair.insert(create.name().end(), Cures.like(step.text(), " with schema ") + "extensions");
    return new Fix[] {repair.suggest("Put it into schema extensions", edit)};
  }
}
