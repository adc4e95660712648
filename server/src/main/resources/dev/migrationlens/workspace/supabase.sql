-- What a Supabase project holds before its first migration, so far as migrations can meet it.
-- Bodies of functions and expressions of defaults are left out where only their existence matters;
-- who asks is read from the settings of the request, as there.

create role anon nologin noinherit;
create role authenticated nologin noinherit;
create role authenticator login noinherit;
create role dashboard_user createdb createrole replication;
create role pgbouncer login;
create role pgsodium_keyholder nologin;
create role pgsodium_keyiduser nologin;
create role pgsodium_keymaker nologin;
create role pgtle_admin nologin;
create role service_role nologin noinherit bypassrls;
create role supabase_admin login superuser createdb createrole replication bypassrls;
create role supabase_auth_admin login noinherit createrole;
create role supabase_etl_admin login replication;
create role supabase_functions_admin login noinherit createrole;
create role supabase_privileged_role nologin;
create role supabase_read_only_user login bypassrls;
create role supabase_realtime_admin nologin noinherit;
create role supabase_replication_admin login replication;
create role supabase_storage_admin login noinherit createrole;
grant anon, authenticated, service_role to authenticator, postgres;

create schema _realtime;
create schema auth;
create schema extensions;
create schema graphql;
create schema graphql_public;
create schema pgbouncer;
create schema realtime;
create schema storage;
create schema supabase_functions;
create schema supabase_migrations;
create schema vault;

create extension pg_graphql schema graphql;
create extension pg_stat_statements schema extensions;
create extension pgcrypto schema extensions;
create extension pgjwt schema extensions;
create extension supabase_vault schema vault;
create extension "uuid-ossp" schema extensions;

create type auth.aal_level as enum ('aal1', 'aal2', 'aal3');
create type auth.code_challenge_method as enum ('s256', 'plain');
create type auth.factor_status as enum ('unverified', 'verified');
create type auth.factor_type as enum ('totp', 'webauthn', 'phone');
create type auth.oauth_authorization_status as enum ('pending', 'approved', 'denied', 'expired');
create type auth.oauth_client_type as enum ('public', 'confidential');
create type auth.oauth_registration_type as enum ('dynamic', 'manual');
create type auth.oauth_response_type as enum ('code');
create type auth.one_time_token_type as enum ('confirmation_token', 'reauthentication_token', 'recovery_token', 'email_change_token_new', 'email_change_token_current', 'phone_change_token');
create type realtime.action as enum ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'ERROR');
create type realtime.equality_op as enum ('eq', 'neq', 'lt', 'lte', 'gt', 'gte', 'in');
create type storage.buckettype as enum ('STANDARD', 'ANALYTICS', 'VECTOR');
create type realtime.user_defined_filter as (column_name text, op realtime.equality_op, value text);
create type realtime.wal_column as (name text, type_name text, type_oid oid, value jsonb, is_pkey boolean, is_selectable boolean);
create type realtime.wal_rls as (wal jsonb, is_rls_enabled boolean, subscription_ids uuid[], errors text[]);

create function auth.email() returns text language plpgsql stable as $$begin return coalesce(nullif(current_setting('request.jwt.claim.email', true), ''), nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email'); end$$;
create function auth.jwt() returns jsonb language plpgsql stable as $$begin return nullif(current_setting('request.jwt.claims', true), '')::jsonb; end$$;
create function auth.role() returns text language plpgsql stable as $$begin return coalesce(nullif(current_setting('request.jwt.claim.role', true), ''), nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role'); end$$;
create function auth.uid() returns uuid language plpgsql stable as $$begin return coalesce(nullif(current_setting('request.jwt.claim.sub', true), ''), nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid; end$$;
create function extensions.grant_pg_cron_access() returns event_trigger language plpgsql as 'begin end';
create function extensions.grant_pg_graphql_access() returns event_trigger language plpgsql as 'begin end';
create function extensions.grant_pg_net_access() returns event_trigger language plpgsql as 'begin end';
create function extensions.pgrst_ddl_watch() returns event_trigger language plpgsql as 'begin end';
create function extensions.pgrst_drop_watch() returns event_trigger language plpgsql as 'begin end';
create function extensions.set_graphql_placeholder() returns event_trigger language plpgsql as 'begin end';
create function graphql_public.graphql("operationName" text default null, query text default null, variables jsonb default null, extensions jsonb default null) returns jsonb language plpgsql as 'begin end';
create function pgbouncer.get_auth(p_usename text) returns table (username text, password text) language plpgsql as 'begin end';
create function realtime.apply_rls(wal jsonb, max_record_bytes integer default 1048576) returns setof realtime.wal_rls language plpgsql as 'begin end';
create function realtime.broadcast_changes(topic_name text, event_name text, operation text, table_name text, table_schema text, new record, old record, level text default 'ROW') returns void language plpgsql as 'begin end';
create function realtime.build_prepared_statement_sql(prepared_statement_name text, entity regclass, columns realtime.wal_column[]) returns text language plpgsql as 'begin end';
create function realtime.cast(val text, type_ regtype) returns jsonb language plpgsql as 'begin end';
create function realtime.check_equality_op(op realtime.equality_op, type_ regtype, val_1 text, val_2 text) returns boolean language plpgsql as 'begin end';
create function realtime.is_visible_through_filters(columns realtime.wal_column[], filters realtime.user_defined_filter[]) returns boolean language plpgsql as 'begin end';
create function realtime.list_changes(publication name, slot_name name, max_changes integer, max_record_bytes integer) returns setof realtime.wal_rls language plpgsql as 'begin end';
create function realtime.quote_wal2json(entity regclass) returns text language plpgsql as 'begin end';
create function realtime.send(payload jsonb, event text, topic text, private boolean default true) returns void language plpgsql as 'begin end';
create function realtime.subscription_check_filters() returns trigger language plpgsql as 'begin end';
create function realtime.to_regrole(role_name text) returns regrole language plpgsql immutable as 'begin end';
create function realtime.topic() returns text language plpgsql stable as 'begin end';
create function storage.allow_any_operation(expected_operations text[]) returns boolean language plpgsql as 'begin end';
create function storage.allow_only_operation(expected_operation text) returns boolean language plpgsql as 'begin end';
create function storage.can_insert_object(bucketid text, name text, owner uuid, metadata jsonb) returns void language plpgsql as 'begin end';
create function storage.enforce_bucket_name_length() returns trigger language plpgsql as 'begin end';
create function storage.extension(name text) returns text language plpgsql immutable as 'begin end';
create function storage.filename(name text) returns text language plpgsql immutable as 'begin end';
create function storage.foldername(name text) returns text[] language plpgsql immutable as 'begin end';
create function storage.get_common_prefix(p_key text, p_prefix text, p_delimiter text) returns text language plpgsql as 'begin end';
create function storage.get_size_by_bucket() returns table (size bigint, bucket_id text) language plpgsql as 'begin end';
create function storage.list_multipart_uploads_with_delimiter(bucket_id text, prefix_param text, delimiter_param text, max_keys integer default 100, next_key_token text default '', next_upload_token text default '') returns table (key text, id text, created_at timestamptz) language plpgsql as 'begin end';
create function storage.list_objects_with_delimiter(_bucket_id text, prefix_param text, delimiter_param text, max_keys integer default 100, start_after text default '', next_token text default '', sort_order text default 'asc') returns table (name text, id uuid, metadata jsonb, updated_at timestamptz, created_at timestamptz, last_accessed_at timestamptz) language plpgsql as 'begin end';
create function storage.operation() returns text language plpgsql stable as 'begin end';
create function storage.protect_delete() returns trigger language plpgsql as 'begin end';
create function storage.search(prefix text, bucketname text, limits integer default 100, levels integer default 1, offsets integer default 0, search text default '', sortcolumn text default 'name', sortorder text default 'asc') returns table (name text, id uuid, updated_at timestamptz, created_at timestamptz, last_accessed_at timestamptz, metadata jsonb) language plpgsql as 'begin end';
create function storage.search_by_timestamp(p_prefix text, p_bucket_id text, p_limit integer, p_level integer, p_start_after text, p_sort_order text, p_sort_column text, p_sort_column_after text) returns table (key text, name text, id uuid, updated_at timestamptz, created_at timestamptz, last_accessed_at timestamptz, metadata jsonb) language plpgsql as 'begin end';
create function storage.search_v2(prefix text, bucket_name text, limits integer default 100, levels integer default 1, start_after text default '', sort_order text default 'asc', sort_column text default 'name', sort_column_after text default '') returns table (key text, name text, id uuid, updated_at timestamptz, created_at timestamptz, last_accessed_at timestamptz, metadata jsonb) language plpgsql as 'begin end';
create function storage.update_updated_at_column() returns trigger language plpgsql as 'begin end';
create function supabase_functions.http_request() returns trigger language plpgsql as 'begin end';

create table auth.audit_log_entries (
  instance_id uuid, id uuid, payload json, created_at timestamptz,
  ip_address varchar(64) not null default '', primary key (id)
);
create table auth.custom_oauth_providers (
  id uuid default gen_random_uuid(), provider_type text not null, identifier text not null,
  name text not null, client_id text not null, client_secret text not null,
  acceptable_client_ids text[] not null default '{}', scopes text[] not null default '{}',
  pkce_enabled boolean not null default false, attribute_mapping jsonb not null default '{}',
  authorization_params jsonb not null default '{}', enabled boolean not null default false,
  email_optional boolean not null default false, issuer text, discovery_url text,
  skip_nonce_check boolean not null default false, cached_discovery jsonb,
  discovery_cached_at timestamptz, authorization_url text, token_url text, userinfo_url text,
  jwks_uri text, created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  custom_claims_allowlist text[] not null default '{}', primary key (id), unique (identifier)
);
create table auth.flow_state (
  id uuid, user_id uuid, auth_code text, code_challenge_method auth.code_challenge_method,
  code_challenge text, provider_type text not null, provider_access_token text,
  provider_refresh_token text, created_at timestamptz, updated_at timestamptz,
  authentication_method text not null, auth_code_issued_at timestamptz, invite_token text,
  referrer text, oauth_client_state_id uuid, linking_target_id uuid,
  email_optional boolean not null default false, primary key (id)
);
create table auth.users (
  instance_id uuid, id uuid, aud varchar(255), role varchar(255), email varchar(255),
  encrypted_password varchar(255), email_confirmed_at timestamptz, invited_at timestamptz,
  confirmation_token varchar(255), confirmation_sent_at timestamptz, recovery_token varchar(255),
  recovery_sent_at timestamptz, email_change_token_new varchar(255), email_change varchar(255),
  email_change_sent_at timestamptz, last_sign_in_at timestamptz, raw_app_meta_data jsonb,
  raw_user_meta_data jsonb, is_super_admin boolean, created_at timestamptz, updated_at timestamptz,
  phone text default null, phone_confirmed_at timestamptz, phone_change text default '',
  phone_change_token varchar(255) default '', phone_change_sent_at timestamptz,
  confirmed_at timestamptz generated always as (least(email_confirmed_at, phone_confirmed_at)) stored,
  email_change_token_current varchar(255) default '',
  email_change_confirm_status smallint default 0, banned_until timestamptz,
  reauthentication_token varchar(255) default '', reauthentication_sent_at timestamptz,
  is_sso_user boolean not null default false, deleted_at timestamptz,
  is_anonymous boolean not null default false, primary key (id), unique (phone)
);
create table auth.identities (
  provider_id text not null, user_id uuid not null, identity_data jsonb not null,
  provider text not null, last_sign_in_at timestamptz, created_at timestamptz,
  updated_at timestamptz, email text generated always as (lower(identity_data ->> 'email')) stored,
  id uuid default gen_random_uuid(),
  foreign key (user_id) references auth.users (id) on delete cascade, primary key (id),
  constraint identities_provider_id_provider_unique unique (provider_id, provider)
);
create table auth.instances (
  id uuid, uuid uuid, raw_base_config text, created_at timestamptz, updated_at timestamptz,
  primary key (id)
);
create table auth.oauth_clients (
  id uuid, client_secret_hash text, registration_type auth.oauth_registration_type not null,
  redirect_uris text not null, grant_types text not null, client_name text, client_uri text,
  logo_uri text, created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(), deleted_at timestamptz,
  client_type auth.oauth_client_type not null default 'confidential',
  token_endpoint_auth_method text not null, primary key (id)
);
create table auth.sessions (
  id uuid, user_id uuid not null, created_at timestamptz, updated_at timestamptz, factor_id uuid,
  aal auth.aal_level, not_after timestamptz, refreshed_at timestamp, user_agent text, ip inet,
  tag text, oauth_client_id uuid, refresh_token_hmac_key text, refresh_token_counter bigint,
  scopes text, foreign key (oauth_client_id) references auth.oauth_clients (id) on delete cascade,
  foreign key (user_id) references auth.users (id) on delete cascade, primary key (id)
);
create table auth.mfa_amr_claims (
  session_id uuid not null, created_at timestamptz not null, updated_at timestamptz not null,
  authentication_method text not null, id uuid,
  foreign key (session_id) references auth.sessions (id) on delete cascade,
  constraint amr_id_pk primary key (id),
  constraint mfa_amr_claims_session_id_authentication_method_pkey unique (session_id, authentication_method)
);
create table auth.mfa_factors (
  id uuid, user_id uuid not null, friendly_name text, factor_type auth.factor_type not null,
  status auth.factor_status not null, created_at timestamptz not null,
  updated_at timestamptz not null, secret text, phone text, last_challenged_at timestamptz,
  web_authn_credential jsonb, web_authn_aaguid uuid, last_webauthn_challenge_data jsonb,
  foreign key (user_id) references auth.users (id) on delete cascade, primary key (id),
  unique (last_challenged_at)
);
create table auth.mfa_challenges (
  id uuid, factor_id uuid not null, created_at timestamptz not null, verified_at timestamptz,
  ip_address inet not null, otp_code text, web_authn_session_data jsonb,
  constraint mfa_challenges_auth_factor_id_fkey foreign key (factor_id) references auth.mfa_factors (id) on delete cascade,
  primary key (id)
);
create table auth.oauth_authorizations (
  id uuid, authorization_id text not null, client_id uuid not null, user_id uuid,
  redirect_uri text not null, scope text not null, state text, resource text, code_challenge text,
  code_challenge_method auth.code_challenge_method,
  response_type auth.oauth_response_type not null default 'code',
  status auth.oauth_authorization_status not null default 'pending', authorization_code text,
  created_at timestamptz not null default now(), expires_at timestamptz not null default now(),
  approved_at timestamptz, nonce text,
  foreign key (client_id) references auth.oauth_clients (id) on delete cascade,
  foreign key (user_id) references auth.users (id) on delete cascade, primary key (id),
  unique (authorization_code), unique (authorization_id)
);
create table auth.oauth_client_states (
  id uuid, provider_type text not null, code_verifier text, created_at timestamptz not null,
  primary key (id)
);
create table auth.oauth_consents (
  id uuid, user_id uuid not null, client_id uuid not null, scopes text not null,
  granted_at timestamptz not null default now(), revoked_at timestamptz,
  foreign key (client_id) references auth.oauth_clients (id) on delete cascade,
  foreign key (user_id) references auth.users (id) on delete cascade, primary key (id),
  constraint oauth_consents_user_client_unique unique (user_id, client_id)
);
create table auth.one_time_tokens (
  id uuid, user_id uuid not null, token_type auth.one_time_token_type not null,
  token_hash text not null, relates_to text not null, created_at timestamp not null default now(),
  updated_at timestamp not null default now(),
  foreign key (user_id) references auth.users (id) on delete cascade, primary key (id)
);
create table auth.refresh_tokens (
  instance_id uuid, id bigserial, token varchar(255), user_id varchar(255), revoked boolean,
  created_at timestamptz, updated_at timestamptz, parent varchar(255), session_id uuid,
  foreign key (session_id) references auth.sessions (id) on delete cascade, primary key (id),
  constraint refresh_tokens_token_unique unique (token)
);
create table auth.sso_providers (
  id uuid, resource_id text, created_at timestamptz, updated_at timestamptz, disabled boolean,
  primary key (id)
);
create table auth.saml_providers (
  id uuid, sso_provider_id uuid not null, entity_id text not null, metadata_xml text not null,
  metadata_url text, attribute_mapping jsonb, created_at timestamptz, updated_at timestamptz,
  name_id_format text,
  foreign key (sso_provider_id) references auth.sso_providers (id) on delete cascade,
  primary key (id), unique (entity_id)
);
create table auth.saml_relay_states (
  id uuid, sso_provider_id uuid not null, request_id text not null, for_email text,
  redirect_to text, created_at timestamptz, updated_at timestamptz, flow_state_id uuid,
  foreign key (flow_state_id) references auth.flow_state (id) on delete cascade,
  foreign key (sso_provider_id) references auth.sso_providers (id) on delete cascade,
  primary key (id)
);
create table auth.schema_migrations (
  version varchar(255), primary key (version)
);
create table auth.sso_domains (
  id uuid, sso_provider_id uuid not null, domain text not null, created_at timestamptz,
  updated_at timestamptz,
  foreign key (sso_provider_id) references auth.sso_providers (id) on delete cascade,
  primary key (id)
);
create table auth.webauthn_challenges (
  id uuid default gen_random_uuid(), user_id uuid, challenge_type text not null,
  session_data jsonb not null, created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  foreign key (user_id) references auth.users (id) on delete cascade, primary key (id)
);
create table auth.webauthn_credentials (
  id uuid default gen_random_uuid(), user_id uuid not null, credential_id bytea not null,
  public_key bytea not null, attestation_type text not null default '', aaguid uuid,
  sign_count bigint not null default 0, transports jsonb not null default '{}',
  backup_eligible boolean not null default false, backed_up boolean not null default false,
  friendly_name text not null default '', created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(), last_used_at timestamptz,
  foreign key (user_id) references auth.users (id) on delete cascade, primary key (id)
);
create table realtime.messages (
  topic text not null, extension text not null, payload jsonb, event text,
  private boolean default false, updated_at timestamp not null default now(),
  inserted_at timestamp default now(), id uuid default gen_random_uuid(),
  primary key (id, inserted_at)
) partition by range (inserted_at);
create table realtime.schema_migrations (
  version bigint, inserted_at timestamp(0), primary key (version)
);
create table realtime.subscription (
  id bigint generated always as identity, subscription_id uuid not null, entity regclass not null,
  filters realtime.user_defined_filter[] not null default '{}', claims jsonb not null,
  claims_role regrole not null generated always as (realtime.to_regrole(claims ->> 'role')) stored,
  created_at timestamp not null default now(), action_filter text default '', primary key (id)
);
create table storage.buckets (
  id text, name text not null, owner uuid, created_at timestamptz default now(),
  updated_at timestamptz default now(), public boolean default false,
  avif_autodetection boolean default false, file_size_limit bigint, allowed_mime_types text[],
  owner_id text, type storage.buckettype not null default 'STANDARD',
  versioning_status text not null default '', primary key (id)
);
create table storage.buckets_analytics (
  name text not null, type storage.buckettype not null default 'STANDARD',
  format text not null default '', created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(), id uuid default gen_random_uuid(),
  deleted_at timestamptz, primary key (id)
);
create table storage.buckets_vectors (
  id text, type storage.buckettype not null default 'STANDARD',
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  primary key (id)
);
create table storage.iceberg_namespaces (
  id uuid default gen_random_uuid(), bucket_name text not null, name text not null,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  metadata jsonb not null default '{}', catalog_id uuid not null,
  foreign key (catalog_id) references storage.buckets_analytics (id) on delete cascade,
  primary key (id)
);
create table storage.iceberg_tables (
  id uuid default gen_random_uuid(), namespace_id uuid not null, bucket_name text not null,
  name text not null, location text not null, created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(), remote_table_id text, shard_key text,
  shard_id text, catalog_id uuid not null,
  foreign key (catalog_id) references storage.buckets_analytics (id) on delete cascade,
  foreign key (namespace_id) references storage.iceberg_namespaces (id) on delete cascade,
  primary key (id)
);
create table storage.migrations (
  id integer, name varchar(100) not null, hash varchar(40) not null,
  executed_at timestamp default now(), primary key (id), unique (name)
);
create table storage.objects (
  id uuid default gen_random_uuid(), bucket_id text, name text, owner uuid,
  created_at timestamptz default now(), updated_at timestamptz default now(),
  last_accessed_at timestamptz default now(), metadata jsonb,
  path_tokens text[] generated always as (string_to_array(name, '/')) stored, version text,
  owner_id text, user_metadata jsonb, archived_at timestamptz,
  is_delete_marker boolean not null default false, is_versioned boolean not null default false,
  constraint "objects_bucketId_fkey" foreign key (bucket_id) references storage.buckets (id),
  primary key (id)
);
create table storage.s3_multipart_uploads (
  id text, in_progress_size bigint not null default 0, upload_signature text not null,
  bucket_id text not null, key text not null, version text not null, owner_id text,
  created_at timestamptz not null default now(), user_metadata jsonb, metadata jsonb,
  foreign key (bucket_id) references storage.buckets (id), primary key (id)
);
create table storage.s3_multipart_uploads_parts (
  id uuid default gen_random_uuid(), upload_id text not null, size bigint not null default 0,
  part_number integer not null, bucket_id text not null, key text not null, etag text not null,
  owner_id text, version text not null, created_at timestamptz not null default now(),
  foreign key (bucket_id) references storage.buckets (id),
  foreign key (upload_id) references storage.s3_multipart_uploads (id) on delete cascade,
  primary key (id)
);
create table storage.vector_indexes (
  id text default '', name text not null, bucket_id text not null, data_type text not null,
  dimension integer not null, distance_metric text not null, metadata_configuration jsonb,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  foreign key (bucket_id) references storage.buckets_vectors (id), primary key (id)
);
create table supabase_functions.hooks (
  id bigserial, hook_table_id integer not null, hook_name text not null,
  created_at timestamptz not null default now(), request_id bigint, primary key (id)
);
create table supabase_functions.migrations (
  version text, inserted_at timestamptz not null default now(), primary key (version)
);
create table supabase_migrations.schema_migrations (
  version text, statements text[], name text, created_by text, idempotency_key text,
  rollback text[], primary key (version)
);
create table supabase_migrations.seed_files (
  path text, hash text not null, primary key (path)
);

create unique index bname on storage.buckets (name);
create unique index bucketid_objname on storage.objects (bucket_id, name);
create unique index users_email_partial_key on auth.users (email) where not is_sso_user;

alter table auth.audit_log_entries enable row level security;
alter table auth.flow_state enable row level security;
alter table auth.identities enable row level security;
alter table auth.instances enable row level security;
alter table auth.mfa_amr_claims enable row level security;
alter table auth.mfa_challenges enable row level security;
alter table auth.mfa_factors enable row level security;
alter table auth.one_time_tokens enable row level security;
alter table auth.refresh_tokens enable row level security;
alter table auth.saml_providers enable row level security;
alter table auth.saml_relay_states enable row level security;
alter table auth.schema_migrations enable row level security;
alter table auth.sessions enable row level security;
alter table auth.sso_domains enable row level security;
alter table auth.sso_providers enable row level security;
alter table auth.users enable row level security;
alter table realtime.messages enable row level security;
alter table storage.buckets enable row level security;
alter table storage.buckets_analytics enable row level security;
alter table storage.buckets_vectors enable row level security;
alter table storage.iceberg_namespaces enable row level security;
alter table storage.iceberg_tables enable row level security;
alter table storage.migrations enable row level security;
alter table storage.objects enable row level security;
alter table storage.s3_multipart_uploads enable row level security;
alter table storage.s3_multipart_uploads_parts enable row level security;
alter table storage.vector_indexes enable row level security;

create publication supabase_realtime;

grant usage on schema public, auth, storage, realtime, extensions, graphql_public to anon, authenticated, service_role;
grant all on all tables in schema storage to anon, authenticated, service_role;
grant select, insert, update on realtime.messages to anon, authenticated, service_role;
alter default privileges in schema public grant all on tables to postgres, anon, authenticated, service_role;
alter default privileges in schema public grant all on functions to postgres, anon, authenticated, service_role;
alter default privileges in schema public grant all on sequences to postgres, anon, authenticated, service_role;

set search_path = "$user", public, extensions;
