package dev.migrationlens.ide;

import java.util.List;

/**
 * Whole statements to begin with, as migrations should have them. The holes to fill are written as
 * editors know them: <code>${1:name}</code>.
 */
final class Snippets {
  private Snippets() {}

  /** {@code label} is what is typed to find it. */
  record Snippet(String label, String about, String text) {}

  static final List<Snippet> ALL =
      List.of(
          new Snippet(
              "create table …",
              "a table with a key and the time it was made",
              """
              create table ${1:name} (
                id bigint generated always as identity primary key,
                created_at timestamptz not null default now(),
                ${2:title} ${3:text} not null
              );$0\
              """),
          new Snippet(
              "create table … with row-level security",
              "a table whose rows only their owner sees",
              """
              create table ${1:name} (
                id bigint generated always as identity primary key,
                owner_id uuid not null,
                created_at timestamptz not null default now()
              );
              alter table ${1:name} enable row level security;
              create policy "${2:owners see their rows}" on ${1:name}
                for select to ${3:authenticated} using ((select auth.uid()) = owner_id);
              create index on ${1:name} (owner_id);$0\
              """),
          new Snippet(
              "create index concurrently …",
              "an index that blocks no writes",
              "create index concurrently ${1:name} on ${2:my_table} (${3:my_column});$0"),
          new Snippet(
              "create unique index …",
              "no two rows alike",
              "create unique index ${1:name} on ${2:my_table} (${3:my_column});$0"),
          new Snippet(
              "create policy …",
              "who sees and writes which rows",
              """
              create policy "${1:name}" on ${2:my_table}
                for ${3|all,select,insert,update,delete|} to ${4:authenticated}
                using (${5:true}) with check (${5:true});$0\
              """),
          new Snippet(
              "create function …",
              "a function in PL/pgSQL",
              """
              create or replace function ${1:name}(${2:argument text})
              returns ${3:void}
              language plpgsql
              set search_path = ''
              as \\$\\$
              begin
                ${0:null;}
              end
              \\$\\$;\
              """),
          new Snippet(
              "create trigger …",
              "what happens when rows change",
              """
              create trigger ${1:name}
                ${2|before,after|} ${3|insert,update,delete|} on ${4:my_table}
                for each row execute function ${5:my_function}();$0\
              """),
          new Snippet(
              "create type … as enum",
              "a type of a few words",
              "create type ${1:name} as enum ('${2:first}', '${3:second}');$0"),
          new Snippet(
              "create view …",
              "a query with a name, run with the rights of who asks",
              """
              create view ${1:name} with (security_invoker = true) as
              select ${2:*} from ${3:my_table};$0\
              """),
          new Snippet(
              "alter table … add column",
              "another column",
              "alter table ${1:my_table} add column ${2:name} ${3:text};$0"),
          new Snippet(
              "alter table … add foreign key",
              "a reference, checked without blocking writes",
              """
              alter table ${1:my_table} add constraint ${2:name}
                foreign key (${3:my_column}) references ${4:other_table} (${5:id}) not valid;
              alter table ${1:my_table} validate constraint ${2:name};$0\
              """),
          new Snippet(
              "alter table … rename column",
              "another name for a column",
              "alter table ${1:my_table} rename column ${2:old} to ${3:new};$0"),
          new Snippet(
              "insert … on conflict",
              "a row that is there once",
              """
              insert into ${1:my_table} (${2:columns}) values (${3:values})
              on conflict (${4:key}) do nothing;$0\
              """),
          new Snippet(
              "do …",
              "a block of PL/pgSQL",
              """
              do \\$\\$
              begin
                ${0:null;}
              end
              \\$\\$;\
              """));
}
