// What a user does with the mouse and the keyboard, against the real server.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { journey } from './editor.mjs';
import { connections, processes, until } from './host.mjs';
import { noServer } from './server.mjs';
import { estimates, migrations, names, place, policies, report, tenants, text, users } from './workspaces.mjs';

describe('problems', { skip: noServer }, () => {
  it('are underlined and listed, for files that are not open too', () =>
    journey(tenants, async (editor, host) => {
      await editor.squiggle();
      await editor.problem('is created later');
      await editor.problem('nmae');
      await editor.picture('problems');
      await editor.focusEditor();
      await editor.press('F8');
      await editor.page.locator('.marker-widget', { hasText: 'tenants' }).waitFor();
      await editor.picture('next-problem');
      assert.deepEqual([...host.foreign], [], 'hosts the page asked for');
      assert.deepEqual(connections(host), [], 'hosts the processes talk to');
    }));

  it('are cured by keyboard, to the last byte on the disk', () =>
    journey({ ...tenants, open: estimates }, async (editor, host) => {
      await editor.squiggle();
      await editor.goto(...place(estimates, 'public.tenants', 3));
      await editor.actions('Write `copilot_internal.tenants`');
      await editor.picture('cure');
      await editor.press('Enter');
      await editor.noSquiggle();
      await editor.save();
      const cured = text(estimates).replace('public.tenants', 'copilot_internal.tenants');
      await until('the cured text on the disk', () => host.read(estimates) === cured);
    }));

  it('are cured by renaming the file', () =>
    journey(tenants, async (editor, host) => {
      await editor.squiggle();
      await editor.goto(...place(policies, 'copilot_internal.tenants', 3));
      await editor.actions('rename to 20260105000003_tenant_llm_policies.sql');
      await editor.picture('rename-cure');
      await editor.press('Enter');
      const renamed = '20260105000003_tenant_llm_policies.sql';
      await until('the new name', () => host.has(`${migrations}/${renamed}`) && !host.has(policies));
      await editor.page.locator('.tab.active', { hasText: renamed }).waitFor();
      await editor.noSquiggle();
      await editor.picture('renamed');
      assert.equal(host.read(`${migrations}/${renamed}`), text(policies));
    }));

  it('go while one types, and come back with undo', () =>
    journey({ ...tenants, open: report }, async (editor) => {
      await editor.squiggle();
      await editor.goto(...place(report, 'nmae'));
      await editor.press('Delete', 'Delete', 'Delete', 'Delete');
      await editor.page.keyboard.type('name');
      await editor.press('Escape');
      await editor.noSquiggle();
      await editor.press('Control+Z', 'Control+Z', 'Control+Z', 'Control+Z', 'Control+Z');
      await editor.squiggle();
    }));
});

describe('knowing the schema', { skip: noServer }, () => {
  it('hover shows the object as of this statement', () =>
    journey({ ...tenants, open: report }, async (editor) => {
      await editor.squiggle();
      await editor.goto(...place(report, 'tenants t', 3));
      const popup = await editor.hover();
      await popup.filter({ hasText: 'created_at' }).waitFor();
      await editor.picture('hover');
    }));

  it('completion offers the columns of what the query reads', () =>
    journey({ ...tenants, open: report }, async (editor) => {
      await editor.squiggle();
      await editor.goto(...place(report, ', count'));
      await editor.page.keyboard.type(', t.');
      const list = editor.page.locator('.suggest-widget');
      await list.locator('.monaco-list-row', { hasText: 'created_at' }).first().waitFor();
      await editor.picture('completion');
    }));

  it('a column is renamed in every file', () =>
    journey({ ...tenants, open: users }, async (editor, host) => {
      await until('the server', async () => (await editor.statusBar()).includes('SQL'));
      await editor.problem('nmae');
      await editor.focusEditor();
      await editor.goto(...place(users, 'slug', 2));
      await editor.press('F2');
      const input = editor.page.locator('.rename-box input');
      await input.waitFor();
      await input.fill('handle');
      await editor.press('Enter');
      await editor.page
        .locator('.view-line', { hasText: /^\s*handle\stext/ })
        .first()
        .waitFor();
      await editor.command('File: Save All');
      const backfill = `${migrations}/20260105000001_backfill_personal_tenants.sql`;
      await until(
        'the other file on the disk',
        () => host.read(backfill) === text(backfill).replaceAll(/\bslug\b/g, 'handle'),
      );
      await until('this one', () => host.read(users) === text(users).replace('slug', 'handle'));
    }));
});

describe('views', { skip: noServer }, () => {
  it('list the chain in its order, and the schema as of the file', () =>
    journey({ ...tenants, open: report }, async (editor) => {
      await editor.squiggle();
      await editor.showViews();
      const rows = await until('the files', async () => {
        const all = await editor.tree('Migrations');
        return all.length >= names.length && all;
      });
      const files = rows.filter((row) => /^\d{14}_/.test(row)).map((row) => row.replace(/ \| .*/, ''));
      assert.deepEqual(files, names);
      assert.ok(
        rows.some((row) => /_tenant_report\.sql \| .*1 error/.test(row)),
        rows.join('\n'),
      );
      await editor.treeRow('Schema', 'tenant_members').waitFor();
      await editor.treeRow('Schema', /^tenants/).click();
      await editor.page.locator('.tab.active', { hasText: 'multi_tenant_user_model' }).waitFor();
      await editor.picture('views');
    }));

  it('the picture shows tables, finds one, and opens it', () =>
    journey({ ...tenants, open: users }, async (editor, host) => {
      await editor.problem('nmae');
      await editor.press('Control+Shift+M');
      await editor.focusEditor();
      await editor.command('Migration Lens: Show the Schema as a Picture');
      const page = await editor.webview();
      await page.locator('svg .node', { hasText: 'tenant_members' }).waitFor();
      assert.ok((await page.locator('svg .node.changed').count()) >= 2, 'what this file makes is highlighted');
      await editor.picture('picture');
      const before = await page.locator('svg').getAttribute('viewBox');
      await page.locator('#in').click();
      assert.notEqual(await page.locator('svg').getAttribute('viewBox'), before);
      await page.locator('#search').fill('tenant_members');
      assert.ok((await page.locator('svg .node.found').count()) >= 1);
      await page.locator('#chain').click();
      await page.locator('svg .node', { hasText: 'report' }).waitFor();
      await editor.picture('chain-picture');
      assert.deepEqual([...host.foreign], []);
    }));

  it('a new migration gets the right name', () =>
    journey(tenants, async (editor, host) => {
      await editor.squiggle();
      await editor.command('Migration Lens: New Migration…');
      const input = editor.page.locator('.quick-input-widget input[type="text"]');
      await editor.page.locator('.quick-input-widget', { hasText: 'What does it do?' }).waitFor();
      await input.fill('add invoices');
      await editor.press('Enter');
      await until('the file', () =>
        readdirSync(path.join(host.workspace, migrations)).find((name) => /^\d{14}_add_invoices\.sql$/.test(name)),
      );
      await editor.page.locator('.tab.active', { hasText: 'add_invoices' }).waitFor();
    }));
});

describe('the server', { skip: noServer }, () => {
  it('comes back after it was killed', () =>
    journey(tenants, async (editor, host) => {
      await editor.squiggle();
      const [first] = processes(host, 'migration-lens.jar');
      process.kill(first.pid, 'SIGKILL');
      await until('another server', () => processes(host, 'migration-lens.jar').some(({ pid }) => pid !== first.pid));
      await editor.command('Migration Lens: Restart Server');
      await editor.squiggle();
    }));
});
