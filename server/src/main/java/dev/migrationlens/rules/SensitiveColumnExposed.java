package dev.migrationlens.rules;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import java.util.regex.Pattern;

/** A secret in a table that the API serves to everybody. */
final class SensitiveColumnExposed implements Rule.OfSchema {
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)(^|_)(password|passwd|password_hash|ssn|social_security(_number)?|secret|secret_key"
              + "|api_key|private_key|access_token|refresh_token|credit_card(_number)?|card_number"
              + "|cvv|iban|tax_id|passport(_number)?|pin_hash)$");

  private static final RuleInfo INFO =
      new RuleInfo(
          "sensitive-column-exposed",
          Severity.INFO,
          Topic.SECURITY,
          "A column that sounds secret is in a table open to everybody",
          """
          The table has no row-level security, so whoever has the anonymous key reads this column of
          every row. Secrets belong into a schema that is not served.
          """,
          """
          --- supabase/migrations/20260105000000_accounts.sql
          create table accounts (id uuid primary key, password_hash text);
          --                                          ^^^^^^^^^^^^^ info[sensitive-column-exposed]: whoever has the anonymous key reads `password_hash` of every row
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
    for (Relation table : schema.ownRelations()) {
      if (RowSecurity.isOpen(schema, table)) {
        for (Column column : table.columns()) {
          if (SECRET.matcher(column.name()).find()) {
            schema.report(
                column.origin(),
                "whoever has the anonymous key reads `" + column.name() + "` of every row");
          }
        }
      }
    }
  }
}
