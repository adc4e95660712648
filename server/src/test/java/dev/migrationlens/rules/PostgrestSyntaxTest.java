package dev.migrationlens.rules;

import dev.migrationlens.lint.RuleTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class PostgrestSyntaxTest {

  @Test
  void anArrowBetweenRelations() {
    RuleTest.check(
        "postgrest-syntax",
        """
        create table tickets (id int primary key, title text);
        create table notes (id int primary key, ticket_id int references tickets (id));
        select notes.id, ticket.title from notes, ticket->tickets;
        --                                        ^^^^^^^^^^^^^^^ error[postgrest-syntax] 42601: `ticket->tickets` is how PostgREST embeds a table; SQL writes a join
        --? Join `tickets` along its foreign key
        create table tickets (id int primary key, title text);
        create table notes (id int primary key, ticket_id int references tickets (id));
        select notes.id, ticket.title from notes join tickets ticket on ticket.id = notes.ticket_id;
        """);
  }

  @Test
  void aWholeTableInAView() {
    RuleTest.check(
        "postgrest-syntax",
        """
        create table tickets (id int primary key, title text);
        create table notes (id int primary key, ticket_id int references tickets (id));
        create view v as select notes.id, ticket:tickets!notes_ticket_id_fkey(*) from notes;
        --                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[postgrest-syntax] 42601: `ticket:tickets!notes_ticket_id_fkey(*)` is how PostgREST embeds a table; SQL writes a join
        --? Join `tickets` along its foreign key
        create table tickets (id int primary key, title text);
        create table notes (id int primary key, ticket_id int references tickets (id));
        create view v as select notes.id, to_jsonb(ticket) as ticket from notes join tickets ticket on ticket.id = notes.ticket_id;
        """);
  }

  @Test
  void anArrowIntoJson() {
    RuleTest.check(
        "postgrest-syntax",
        """
        create table notes (id int primary key, data jsonb);
        select data->'tickets' from notes;
        """);
  }
}
