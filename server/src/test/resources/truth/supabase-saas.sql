--- supabase/migrations/20230901000000_basejump.sql
CREATE SCHEMA IF NOT EXISTS basejump;
GRANT USAGE ON SCHEMA basejump to authenticated;
GRANT USAGE ON SCHEMA basejump to service_role;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA basejump REVOKE EXECUTE ON FUNCTIONS FROM anon, authenticated;
DO
$$
    BEGIN
        IF NOT EXISTS (SELECT 1
                       FROM pg_type t
                                JOIN pg_namespace n ON n.oid = t.typnamespace
                       WHERE t.typname = 'invitation_type'
                         AND n.nspname = 'basejump') THEN
            CREATE TYPE basejump.invitation_type AS ENUM ('one_time', '24_hour');
        end if;
    end;
$$;
CREATE TABLE IF NOT EXISTS basejump.config
(
    enable_team_accounts            boolean default true,
    billing_provider                text    default 'stripe'
);
INSERT INTO basejump.config (enable_team_accounts) VALUES (true);
GRANT SELECT ON basejump.config TO authenticated, service_role;
ALTER TABLE basejump.config ENABLE ROW LEVEL SECURITY;
CREATE POLICY "Basejump settings can be read by authenticated users" ON basejump.config
    FOR SELECT TO authenticated USING (true);
CREATE OR REPLACE FUNCTION basejump.get_config() RETURNS json AS
$$
DECLARE
    result RECORD;
BEGIN
    SELECT * FROM basejump.config LIMIT 1 INTO result;
    RETURN row_to_json(result);
END;
$$ LANGUAGE plpgsql;
GRANT EXECUTE ON FUNCTION basejump.get_config() TO authenticated, service_role;
CREATE OR REPLACE FUNCTION basejump.is_set(field_name text) RETURNS boolean AS
$$
DECLARE
    result BOOLEAN;
BEGIN
    EXECUTE format('select %I from basejump.config limit 1', field_name) INTO result;
    RETURN result;
END;
$$ LANGUAGE plpgsql;
--- supabase/migrations/20230902000000_accounts.sql
DO
$$
BEGIN
    CREATE TYPE basejump.account_role AS ENUM ('owner', 'member');
EXCEPTION WHEN duplicate_object THEN
    RAISE NOTICE 'exists';
END
$$;
CREATE TABLE IF NOT EXISTS basejump.accounts
(
    id                    uuid unique                NOT NULL DEFAULT extensions.uuid_generate_v4(),
    primary_owner_user_id uuid references auth.users not null default auth.uid(),
    name                  text,
    slug                  text unique,
    personal_account      boolean                             default false not null,
    updated_at            timestamp with time zone,
    created_by            uuid references auth.users,
    private_metadata      jsonb                               default '{}'::jsonb,
    PRIMARY KEY (id)
);
ALTER TABLE basejump.accounts
    ADD CONSTRAINT basejump_accounts_slug_null_if_personal_account_true CHECK (
            (personal_account = true AND slug is null)
            OR (personal_account = false AND slug is not null)
        );
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE basejump.accounts TO authenticated, service_role;
CREATE OR REPLACE FUNCTION basejump.slugify_account_slug() RETURNS TRIGGER AS
$$
BEGIN
    if NEW.slug is not null then
        NEW.slug = lower(regexp_replace(NEW.slug, '[^a-zA-Z0-9-]+', '-', 'g'));
    end if;
    RETURN NEW;
END
$$ LANGUAGE plpgsql;
CREATE TRIGGER basejump_slugify_account_slug BEFORE INSERT OR UPDATE ON basejump.accounts
    FOR EACH ROW EXECUTE FUNCTION basejump.slugify_account_slug();
CREATE TABLE IF NOT EXISTS basejump.account_user
(
    user_id      uuid references auth.users on delete cascade        not null,
    account_id   uuid references basejump.accounts on delete cascade not null,
    account_role basejump.account_role                               not null,
    constraint account_user_pkey primary key (user_id, account_id)
);
--- supabase/migrations/20230903000000_helpers.sql
CREATE OR REPLACE FUNCTION basejump.has_role_on_account(account_id uuid, account_role basejump.account_role default null)
    RETURNS boolean LANGUAGE sql SECURITY DEFINER SET search_path = public AS
$$
select exists(
               select 1
               from basejump.account_user wu
               where wu.user_id = auth.uid()
                 and wu.account_id = has_role_on_account.account_id
                 and (
                       wu.account_role = has_role_on_account.account_role
                       or has_role_on_account.account_role is null
                   )
           );
$$;
GRANT EXECUTE ON FUNCTION basejump.has_role_on_account(uuid, basejump.account_role) TO authenticated, anon, public, service_role;
create policy "Accounts are viewable by members" on basejump.accounts
    for select to authenticated using (basejump.has_role_on_account(id) = true);
create policy "Accounts can be edited by owners" on basejump.accounts
    for update to authenticated using (basejump.has_role_on_account(id, 'owner'));
alter table basejump.accounts enable row level security;
alter table basejump.account_user enable row level security;
create policy "users can view their own account_users" on basejump.account_user
    for select to authenticated using (user_id = auth.uid());
CREATE OR REPLACE FUNCTION public.get_account_id(slug text) RETURNS uuid AS
$$
SELECT id FROM basejump.accounts WHERE slug = get_account_id.slug;
$$ language sql;
grant execute on function public.get_account_id(text) to authenticated, service_role;
create or replace function public.get_accounts() returns json language sql as
$$
select coalesce(json_agg(
                        json_build_object(
                                'account_id', wu.account_id,
                                'account_role', wu.account_role,
                                'is_primary_owner', a.primary_owner_user_id = auth.uid(),
                                'name', a.name
                            )
                    ), '[]'::json)
from basejump.account_user wu
         join basejump.accounts a on a.id = wu.account_id
where wu.user_id = auth.uid();
$$;
--- supabase/migrations/20230904000000_invitations.sql
create table if not exists basejump.invitations
(
    id                 uuid unique not null default extensions.uuid_generate_v4(),
    account_role       basejump.account_role not null,
    account_id         uuid references basejump.accounts (id) on delete cascade not null,
    token              text unique not null default encode(extensions.gen_random_bytes(24), 'hex'),
    invited_by_user_id uuid references auth.users not null,
    invitation_type    basejump.invitation_type not null,
    created_at         timestamp with time zone default now(),
    primary key (id)
);
grant select, insert, delete on table basejump.invitations to authenticated, service_role;
alter table basejump.invitations enable row level security;
create policy "Invitations viewable by account owners" on basejump.invitations for select to authenticated using (
        created_at > (now() - interval '24 hours') and basejump.has_role_on_account(account_id, 'owner') = true
    );
create policy "Invitations can be created by account owners" on basejump.invitations for insert to authenticated with check (
        basejump.is_set('enable_team_accounts') = true
        and (SELECT personal_account FROM basejump.accounts WHERE id = account_id) = false
        and basejump.has_role_on_account(account_id, 'owner') = true
    );
create or replace function public.lookup_invitation(lookup_invitation_token text) returns json language plpgsql
    security definer set search_path = public, basejump as
$$
declare
    name              text;
    invitation_active boolean;
begin
    select account_id::text,
           case when id IS NOT NULL then true else false end as active
    into name, invitation_active
    from basejump.invitations i
    where i.token = lookup_invitation_token and i.created_at > now() - interval '24 hours'
    limit 1;
    return json_build_object('active', coalesce(invitation_active, false), 'account_name', name);
end;
$$;
--- supabase/migrations/20230905000000_billing.sql
DO $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'subscription_status') THEN
        create type basejump.subscription_status as enum ('trialing', 'active', 'canceled', 'past_due');
    END IF;
END $$;
create table if not exists basejump.billing_customers
(
    account_id uuid references basejump.accounts (id) on delete cascade not null,
    id         text primary key,
    email      text,
    active     boolean
);
create table if not exists basejump.billing_subscriptions
(
    id                  text primary key,
    account_id          uuid references basejump.accounts (id) on delete cascade not null,
    billing_customer_id text references basejump.billing_customers (id) on delete cascade not null,
    status              basejump.subscription_status,
    metadata            jsonb,
    quantity            integer,
    created             timestamp with time zone default timezone('utc'::text, now()) not null
);
create policy "Can only view own subscription data." on basejump.billing_subscriptions for select
    using (basejump.has_role_on_account(account_id) = true);
alter table basejump.billing_subscriptions enable row level security;
insert into auth.users (id, email) values ('00000000-0000-0000-0000-000000000001', 'owner@example.org');
insert into basejump.accounts (primary_owner_user_id, name, slug) values ('00000000-0000-0000-0000-000000000001', 'One', 'One & Only');
insert into basejump.account_user (user_id, account_id, account_role) select primary_owner_user_id, id, 'owner' from basejump.accounts;
select public.get_account_id('one-only');
--- supabase/migrations/20230906000000_fixes.sql
drop policy if exists "Accounts can be edited by owners" on basejump.accounts;
create policy "Accounts can be edited by owners" on basejump.accounts
    for update to authenticated using ((select basejump.has_role_on_account(id, 'owner')));
alter table basejump.billing_subscriptions alter column quantity set default 1, drop column metadata;
alter type basejump.subscription_status add value if not exists 'unpaid';
alter table basejump.billing_customers rename column email to contact;
drop policy "Invitations can be created by account owners" on basejump.invitations;
drop function basejump.is_set(text);
create index if not exists billing_subscriptions_account_idx on basejump.billing_subscriptions (account_id) where status = 'active';
