// A running database: asked for once, read only, compared with the chain.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { connections } from './host.mjs';
import { noPostgres, PASSWORD, startPostgres } from './postgres.mjs';
import { visit } from './visit.mjs';
import { place, tenants, users } from './workspaces.mjs';

const skip = noPostgres();

const LIVE = `create schema copilot_internal;

create table copilot_internal.tenants (id uuid primary key default gen_random_uuid(), name text not null, legacy_code integer);

create schema supabase_migrations;

create table supabase_migrations.schema_migrations (version text primary key, statements text[], name text);

insert into supabase_migrations.schema_migrations values ('20260105000000', '{}', 'multi_tenant_user_model');

`;

describe('a database', { skip }, () => {
  let postgres;
  before(async () => {
    postgres = await startPostgres(LIVE);
    Object.assign(workspace.settings, settings(postgres.port));
  });
  after(() => postgres?.stop());

  // The settings name the port that only a running server knows.
  const workspace = { ...tenants, open: users, settings: {} };
  const walk = visit(workspace);

  it(
    'is connected to with a password asked for once; hover, views and comparison know it',
    walk(async (editor, host) => {
      await editor.findProblem('nmae');
      await editor.closePanel();
      await editor.focusEditor();
      await editor.command('Migration Lens: Connect to a Database');
      await editor.answer(/password/i, 'not this one');
      await editor.answer(/password/i, PASSWORD);
      await editor.notification(/Connected to app@127\.0\.0\.1, PostgreSQL \d+/);

      await editor.showViews();
      await editor.treeRow('Migrations', /multi_tenant_user_model\.sql.*applied/s).waitFor();
      await editor.treeRow('Migrations', /tenant_report\.sql.*pending/s).waitFor();
      await editor.closeNotifications();
      await editor.focusEditor();
      await editor.goto(...place(users, 'tenants (', 3));
      const popup = await editor.hover('legacy_code');
      await editor.scrollTo(popup, 'legacy_code');
      await editor.picture('live-hover');
      await editor.press('Escape');

      await editor.command('Migration Lens: Compare the Chain with the Database');
      await editor.page.locator('.monaco-diff-editor .view-line', { hasText: 'legacy_code' }).first().waitFor();
      await editor.picture('live-diff');

      await editor.command('Migration Lens: Disconnect from the Database');
      await editor.command('Migration Lens: Restart Server');
      await editor.command('Migration Lens: Connect to a Database');
      await editor.notification('Connected to');
      assert.equal(await editor.quickInput.locator('input[type="password"]').count(), 0, 'it is asked for once');
      assert.deepEqual(connections(host), []);
      // Neither a log nor a setting has it.
      assert.throws(() => execFileSync('grep', ['-rlF', PASSWORD, host.home]), { status: 1 });
    }),
  );
});

function settings(port) {
  return {
    'migrationLens.database.host': '127.0.0.1',
    'migrationLens.database.port': port,
    'migrationLens.database.name': 'app',
    'migrationLens.database.user': 'lens',
  };
}
