// The views beside the text, filled by the real server.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { journey } from './editor.mjs';
import { until } from './host.mjs';
import { migrations, names, report, tenants, users } from './workspaces.mjs';

describe('views', () => {
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
      await editor.page.locator('.pane-header', { hasText: 'after 20260105000000_multi' }).waitFor();
      await editor.treeRow('Schema', 'tenant_report').waitFor({ state: 'detached' });
      await editor.dragSideBar(440);
      await editor
        .treeRow('Schema', /^tenants/)
        .locator('.monaco-tl-twistie')
        .click();
      await editor.treeRow('Schema', 'slug').waitFor();
      await editor.treeRow('Schema', 'keys').waitFor();
      await editor.treeRow('Schema', 'policies').waitFor();
      await editor
        .treeRow('Migrations', '20260105000000_multi_tenant_user_model')
        .locator('.monaco-tl-twistie')
        .click();
      await editor.treeRow('Migrations', 'copilot_internal.tenant_members').waitFor();
      await editor.leave();
      await editor.picture('views');
    }));

  it('the picture shows tables, finds one, and opens it', () =>
    journey({ ...tenants, open: users }, async (editor, host) => {
      await editor.findProblem('nmae');
      await editor.closePanel();
      await editor.closeSideBar();
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
      await page.locator('#search').fill('');
      await page.locator('#chain').click();
      await page.locator('svg .node.changed', { hasText: 'multi_tenant_user_model' }).waitFor();
      await page.locator('svg .node', { hasText: 'report' }).waitFor();
      await editor.page.locator('.tab', { hasText: 'Chain ' }).click();
      await editor.command('View: Toggle Maximize Editor Group');
      await editor.lines().first().waitFor({ state: 'hidden' });
      await page.locator('#fit').click();
      await editor.leave();
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
