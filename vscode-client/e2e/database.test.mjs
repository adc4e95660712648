// A running database: asked for once, read only, compared with the chain.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { journey } from './editor.mjs';
import { connections, until } from './host.mjs';
import { noPostgres, PASSWORD, startPostgres } from './postgres.mjs';
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
  });
  after(() => postgres?.stop());

  it('is connected to with a password asked for once; hover, views and comparison know it', () =>
    journey({ ...tenants, open: users, settings: settings(postgres.port) }, async (editor, host) => {
      await editor.findProblem('nmae');
      await editor.closePanel();
      await editor.focusEditor();
      await editor.command('Migration Lens: Connect to a Database');
      const input = editor.page.locator('.quick-input-widget input[type="password"]');
      await input.waitFor();
      await input.fill('not this one');
      await editor.press('Enter');
      await editor.page.locator('.quick-input-widget', { hasText: /password/i }).waitFor();
      await until('an empty field', async () => (await input.inputValue()) === '');
      await input.fill(PASSWORD);
      await editor.press('Enter');
      await editor.notification(/Connected to app@127\.0\.0\.1, PostgreSQL \d+/);

      await editor.showViews();
      await editor.treeRow('Migrations', /multi_tenant_user_model\.sql.*applied/s).waitFor();
      await editor.treeRow('Migrations', /tenant_report\.sql.*pending/s).waitFor();
      await editor.focusEditor();
      await editor.goto(...place(users, 'tenants (', 3));
      const popup = await editor.hover();
      await popup.filter({ hasText: 'legacy_code' }).waitFor();
      await editor.scrollTo(popup, 'legacy_code');
      await editor.picture('live-hover');
      await editor.press('Escape');

      await editor.command('Migration Lens: Compare the Chain with the Database');
      await editor.page.locator('.monaco-diff-editor .view-line', { hasText: 'legacy_code' }).first().waitFor();
      await editor.picture('live-diff');

      await editor.command('Migration Lens: Disconnect from the Database');
      await editor.command('Migration Lens: Restart Server');
      await editor.command('Migration Lens: Connect to a Database');
      await until(
        'a second connection',
        async () => (await editor.page.locator('.notification-toast', { hasText: 'Connected to' }).count()) > 0,
      );
      assert.equal(await input.count(), 0, 'the password is asked for once');
      assert.deepEqual(connections(host), []);
      // Neither a log nor a setting has it.
      assert.throws(() => execFileSync('grep', ['-rlF', PASSWORD, host.home]), { status: 1 });
    }));
});

function settings(port) {
  return {
    'migrationLens.database.host': '127.0.0.1',
    'migrationLens.database.port': port,
    'migrationLens.database.name': 'app',
    'migrationLens.database.user': 'lens',
  };
}
