package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;

/** The syntax of PostgREST stands in SQL. */
final class PostgrestSyntax implements Rule.OfSyntax {
  private static final RuleInfo INFO =
      new RuleInfo(
          "postgrest-syntax",
          Severity.ERROR,
          Topic.SYNTAX,
          "PostgREST's way to embed a table, in SQL",
          """
          `table!key(*)` and `alias:table(*)` belong into the address of a request to PostgREST. SQL joins
          tables along their foreign keys.
          """,
          """
          create table tickets (id int primary key, title text);
          create table notes (id int primary key, ticket_id int references tickets (id));
          create view ticket_notes as select *, ticket:tickets!notes_ticket_id_fkey(*) from notes;
          --                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[postgrest-syntax] 42601: `ticket:tickets!notes_ticket_id_fkey(*)` is how PostgREST embeds a table; SQL writes a join
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }
}
