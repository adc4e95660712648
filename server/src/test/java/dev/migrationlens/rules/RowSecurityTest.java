package dev.migrationlens.rules;

import dev.migrationlens.lint.RuleTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Row-level security and what the API serves, beyond the rules' own examples. */
@Tag("postgres")
class RowSecurityTest {
  @Test
  void whatHappensLaterInTheChainCounts() {
    RuleTest.check(
        "rls-not-enabled",
        """
        --- supabase/migrations/20260105000000_tickets.sql
        create table tickets (id uuid primary key);
        create table notes (id uuid primary key);
        --           ^^^^^ warning[rls-not-enabled]: whoever has the anonymous key reads and changes every row of `notes`: its row-level security is off
        create schema hidden;
        create table hidden.logs (id uuid primary key);
        create table gone (id uuid primary key);
        create table closed (id uuid primary key);
        --- supabase/migrations/20260106000000_later.sql
        alter table tickets enable row level security;
        drop table gone;
        revoke all on closed from anon, authenticated;
        alter table notes enable row level security;
        alter table notes disable row level security;
        """);
  }

  @Test
  void aLoopOverTablesIsFollowed() {
    RuleTest.check(
        "rls-not-enabled",
        """
        --- supabase/migrations/20260105000000_tickets.sql
        create table tickets (id uuid primary key);
        create table notes (id uuid primary key);
        create table others (id uuid primary key);
        --           ^^^^^^ warning[rls-not-enabled]: whoever has the anonymous key reads and changes every row of `others`: its row-level security is off
        do $$
        declare t text;
        begin
          foreach t in array array['tickets', 'notes'] loop
            execute format('alter table %I enable row level security', t);
          end loop;
        end $$;
        --? Enable row-level security
        --- supabase/migrations/20260105000000_tickets.sql
        create table tickets (id uuid primary key);
        create table notes (id uuid primary key);
        create table others (id uuid primary key);
        alter table others enable row level security;
        do $$
        declare t text;
        begin
          foreach t in array array['tickets', 'notes'] loop
            execute format('alter table %I enable row level security', t);
          end loop;
        end $$;
        """);
  }

  @Test
  void whatNobodyCanForeseeIsNoGap() {
    RuleTest.check(
        "rls-not-enabled",
        """
        --- supabase/migrations/20260105000000_tickets.sql
        create table settings (name text primary key);
        alter table settings enable row level security;
        create table tickets (id uuid primary key);
        do $$
        declare t text;
        begin
          for t in select lower(name) as name from settings where name <> '' loop
            execute format('alter table %I enable row level security', t);
          end loop;
        end $$;
        create table notes (id uuid primary key);
        --           ^^^^^ warning[rls-not-enabled]: whoever has the anonymous key reads and changes every row of `notes`: its row-level security is off
        --? Enable row-level security
        --- supabase/migrations/20260105000000_tickets.sql
        create table settings (name text primary key);
        alter table settings enable row level security;
        create table tickets (id uuid primary key);
        do $$
        declare t text;
        begin
          for t in select lower(name) as name from settings where name <> '' loop
            execute format('alter table %I enable row level security', t);
          end loop;
        end $$;
        create table notes (id uuid primary key);
        alter table notes enable row level security;
        """);
  }

  @Test
  void aFunctionMayEnableIt() {
    RuleTest.check(
        "policies-without-rls",
        """
        create table tickets (id int primary key);
        create policy own on tickets using (true);
        create function guard(t text) returns void language plpgsql as $$
        begin
          execute format('alter table %I enable row level security', lower(t));
        end $$;
        select guard('TICKETS');
        """);
  }

  @Test
  void aPlainDatabaseServesNobody() {
    RuleTest.check("rls-not-enabled", "create table tickets (id int primary key);\n");
  }

  @Test
  void whoeverMayNotBecomeAnybodyIsLetAlone() {
    RuleTest.check(
        "policy-always-true",
        """
        --- supabase/migrations/20260105000000_tickets.sql
        create table tickets (id uuid primary key, owner uuid);
        alter table tickets enable row level security;
        create policy server on tickets to service_role using (true) with check (true);
        create policy claim on tickets for update using (true) with check (owner = (select auth.uid()));
        create policy remove on tickets for delete to authenticated using (true);
        --            ^^^^^^ warning[policy-always-true]: lets `authenticated` DELETE every row of `tickets`
        create table notes (id uuid primary key);
        alter table notes enable row level security;
        create policy write on notes for insert with check (true);
        create policy signed_in on notes as restrictive using ((select auth.role()) = 'authenticated');
        """);
  }

  @Test
  void everyCallOfEveryPolicyIsWrapped() {
    RuleTest.check(
        "policy-reevaluates-auth",
        """
        --- supabase/migrations/20260105000000_tickets.sql
        CREATE TABLE tickets (id uuid PRIMARY KEY, owner uuid, mail text);
        ALTER TABLE tickets ENABLE ROW LEVEL SECURITY;
        CREATE POLICY once ON tickets FOR SELECT USING (owner = (SELECT auth.uid()));
        CREATE POLICY twice ON tickets FOR UPDATE USING (owner = auth.uid())
        --            ^^^^^ warning[policy-reevaluates-auth]: calls `auth.uid()` for each row of `tickets`; so does another policy
          WITH CHECK (owner = auth.uid() AND mail = auth.email());
        CREATE POLICY add ON tickets FOR INSERT WITH CHECK (auth.uid() = owner);
        --> Ask once for each query
        --- supabase/migrations/20260105000000_tickets.sql
        CREATE TABLE tickets (id uuid PRIMARY KEY, owner uuid, mail text);
        ALTER TABLE tickets ENABLE ROW LEVEL SECURITY;
        CREATE POLICY once ON tickets FOR SELECT USING (owner = (SELECT auth.uid()));
        CREATE POLICY twice ON tickets FOR UPDATE USING (owner = (SELECT auth.uid()))
          WITH CHECK (owner = (SELECT auth.uid()) AND mail = (SELECT auth.email()));
        CREATE POLICY add ON tickets FOR INSERT WITH CHECK ((SELECT auth.uid()) = owner);
        """);
  }

  @Test
  void anAlteredViewReadsAsItsUser() {
    RuleTest.check(
        "security-definer-view",
        """
        --- supabase/migrations/20260105000000_tickets.sql
        create table tickets (id uuid primary key);
        alter table tickets enable row level security;
        create table news (id uuid primary key);
        create view a as select id from tickets;
        --          ^ warning[security-definer-view]: shows every row of `tickets` to everybody: its row-level security does not apply in the view
        create view b as select id from tickets;
        create view c as select id from news;
        alter view b set (security_invoker = true);
        create view d (number) as select id from tickets;
        --          ^ warning[security-definer-view]: shows every row of `tickets` to everybody: its row-level security does not apply in the view
        --? Let the view read as its user
        --- supabase/migrations/20260105000000_tickets.sql
        create table tickets (id uuid primary key);
        alter table tickets enable row level security;
        create table news (id uuid primary key);
        create view a with (security_invoker = on) as select id from tickets;
        create view b as select id from tickets;
        create view c as select id from news;
        alter view b set (security_invoker = true);
        create view d (number) as select id from tickets;
        --? Let the view read as its user
        --- supabase/migrations/20260105000000_tickets.sql
        create table tickets (id uuid primary key);
        alter table tickets enable row level security;
        create table news (id uuid primary key);
        create view a as select id from tickets;
        create view b as select id from tickets;
        create view c as select id from news;
        alter view b set (security_invoker = true);
        create view d (number) with (security_invoker = on) as select id from tickets;
        """);
  }

  @Test
  void whoAsksOrRevokesIsSafe() {
    RuleTest.check(
        "anon-can-execute",
        """
        --- supabase/migrations/20260105000000_members.sql
        create table members (id uuid primary key);
        alter table members enable row level security;
        create function leave() returns void language sql security definer set search_path = ''
        as $$ delete from public.members where id = auth.uid() $$;
        create function is_member(who uuid) returns boolean language sql security definer set search_path = ''
        as $$ select exists (select from public.members where id = who) $$;
        create policy fellows on members using (is_member(id));
        create function purge() returns void language sql security definer set search_path = ''
        as $$ delete from public.members $$;
        revoke execute on function purge() from public, anon;
        create function touched() returns trigger language plpgsql security definer set search_path = ''
        as $$ begin return new; end $$;
        create function open() returns void language sql security definer set search_path = ''
        --              ^^^^ warning[anon-can-execute]: anybody can call `open` through the API; it runs with its owner's rights and does not ask who calls
        as $$ delete from public.members $$;
        revoke execute on function open() from public;
        create function plain() returns void language sql as $$ delete from public.members $$;
        """);
  }

  @Test
  void anUnqualifiedBodyKeepsItsSchema() {
    RuleTest.check(
        "function-search-path-mutable",
        """
        create table members (id uuid primary key);
        CREATE FUNCTION member_count() RETURNS bigint LANGUAGE sql SECURITY DEFINER
        --              ^^^^^^^^^^^^ warning[function-search-path-mutable]: `member_count` runs with its owner's rights and its caller's search_path
        AS $$ SELECT count(*) FROM members $$;
        create function fixed() returns bigint language sql security definer
        as $$ select count(*) from members $$;
        alter function fixed() set search_path = public;
        --? Add SET search_path = public, pg_temp
        create table members (id uuid primary key);
        CREATE FUNCTION member_count() RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
        AS $$ SELECT count(*) FROM members $$;
        create function fixed() returns bigint language sql security definer
        as $$ select count(*) from members $$;
        alter function fixed() set search_path = public;
        """);
  }

  @Test
  void aCommandWithoutPolicyIsNamed() {
    RuleTest.check(
        "policy-command-missing",
        """
        create table tickets (id int primary key);
        alter table tickets enable row level security;
        create policy all_of_it on tickets using (true);
        create table notes (id int primary key);
        --           ^^^^^ info[policy-command-missing]: no policy of `notes` is for DELETE: nobody can
        alter table notes enable row level security;
        create policy a on notes for select using (true);
        create policy b on notes for insert with check (true);
        create policy c on notes for update using (true);
        create policy d on notes as restrictive for delete using (true);
        create table news (id int primary key);
        alter table news enable row level security;
        """);
  }

  @Test
  void partitionsAreSaidOnce() {
    RuleTest.check(
        "rls-not-enabled",
        """
        --- supabase/migrations/20260105000000_events.sql
        create table events (at date not null) partition by range (at);
        --           ^^^^^^ warning[rls-not-enabled]: whoever has the anonymous key reads and changes every row of `events`: its row-level security is off
        create table events_2026 partition of events for values from ('2026-01-01') to ('2027-01-01');
        create table visits (at date not null) partition by range (at);
        alter table visits enable row level security;
        create table visits_2026 partition of visits for values from ('2026-01-01') to ('2027-01-01');
        --           ^^^^^^^^^^^ warning[rls-not-enabled]: whoever has the anonymous key reads and changes every row of `visits_2026`: its row-level security is off
        --? Enable row-level security
        --- supabase/migrations/20260105000000_events.sql
        create table events (at date not null) partition by range (at);
        alter table events enable row level security;
        create table events_2026 partition of events for values from ('2026-01-01') to ('2027-01-01');
        create table visits (at date not null) partition by range (at);
        alter table visits enable row level security;
        create table visits_2026 partition of visits for values from ('2026-01-01') to ('2027-01-01');
        --? Enable row-level security
        --- supabase/migrations/20260105000000_events.sql
        create table events (at date not null) partition by range (at);
        create table events_2026 partition of events for values from ('2026-01-01') to ('2027-01-01');
        create table visits (at date not null) partition by range (at);
        alter table visits enable row level security;
        create table visits_2026 partition of visits for values from ('2026-01-01') to ('2027-01-01');
        alter table visits_2026 enable row level security;
        """);
  }

  @Test
  void policiesForDifferentRolesDoNotMeet() {
    RuleTest.check(
        "several-permissive-policies",
        """
        --- supabase/migrations/20260105000000_tickets.sql
        create table tickets (id uuid primary key);
        alter table tickets enable row level security;
        create policy a on tickets for select to anon using (true);
        create policy b on tickets for select to authenticated using (true);
        create policy c on tickets for update to authenticated using (true);
        """);
  }

  @Test
  void guardedAndPublished() {
    RuleTest.check(
        "realtime-without-rls",
        """
        --- supabase/migrations/20260105000000_messages.sql
        create table messages (id uuid primary key);
        alter table messages enable row level security;
        create table logs (id uuid primary key);
        create publication other for table logs;
        alter publication supabase_realtime add table messages;
        """);
  }

  @Test
  void theKeyOfUsersMayBeReferenced() {
    RuleTest.check(
        "key-into-auth-schema",
        """
        --- supabase/migrations/20260105000000_profiles.sql
        create table profiles (id uuid primary key references auth.users (id));
        create table phones (number text references auth.users (phone));
        --                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[key-into-auth-schema]: `auth.users` is the platform's own; only the key of `auth.users` is sure to stay
        """);
  }

  @Test
  void theExtensionsSchemaIsRight() {
    RuleTest.check(
        "extension-in-public",
        """
        --- supabase/migrations/20260105000000_search.sql
        create extension pg_trgm with schema extensions;
        CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public;
        --                             ^^^^^^ info[extension-in-public]: the API serves what `citext` brings: it goes into schema `public`
        --? Put it into schema extensions
        --- supabase/migrations/20260105000000_search.sql
        create extension pg_trgm with schema extensions;
        CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA extensions;
        """);
  }
}
