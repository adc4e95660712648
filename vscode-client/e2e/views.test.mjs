// The views beside the text, filled by the real server.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { until } from './host.mjs';
import { visit } from './visit.mjs';
import { migrations, names, report, tenants, users } from './workspaces.mjs';

describe('views', () => {
  const walk = visit({ ...tenants, open: report });

  it(
    'list the chain in its order, and the schema as of the file',
    walk(async (editor) => {
      await editor.begin(report);
      await editor.squiggle();
      await editor.showViews();
      const rows = await until('the files, and what is wrong with them', async () => {
        const all = await editor.tree('Migrations');
        return all.length >= names.length && all.some((row) => /_tenant_report\.sql \| .*1 error/.test(row)) && all;
      });
      const files = rows.filter((row) => /^\d{14}_/.test(row)).map((row) => row.replace(/ \| .*/, ''));
      assert.deepEqual(files, names);
      await editor.treeRow('Schema', 'tenant_members').waitFor();
      await editor.treeRow('Schema', /^tenants/).click();
      await editor.tab('multi_tenant_user_model');
      await editor.page.locator('.pane-header', { hasText: 'after 20260105000000_multi' }).waitFor();
      await editor.treeRow('Schema', 'tenant_report').waitFor({ state: 'detached' });
      await editor.dragSideBar(440);
      await editor.unfold('Schema', /^tenants/, 'slug');
      await editor.treeRow('Schema', 'keys').waitFor();
      await editor.treeRow('Schema', 'policies').waitFor();
      await editor.unfold('Migrations', '20260105000000_multi_tenant_user_model', 'copilot_internal.tenant_members');
      await editor.leave();
      await editor.picture('views');
    }),
  );

  it(
    'the picture shows tables, finds one, and opens it',
    walk(async (editor, host) => {
      await editor.begin(users);
      await editor.findProblem('nmae');
      await editor.closePanel();
      await editor.closeSideBar();
      await editor.focusEditor();
      await editor.command('Migration Lens: Show the Schema as a Picture');
      const page = editor.webview();
      const nodes = page.locator('svg .node');
      await nodes.filter({ hasText: 'tenant_members' }).waitFor();
      const changed = page.locator('svg .node.changed');
      await until('what this file makes is highlighted', async () => (await changed.count()) >= 2);
      await editor.picture('picture');
      const view = () => page.locator('svg').getAttribute('viewBox');
      for (const look of [
        () => page.locator('#in').click(),
        () => editor.dragOver(page.locator('#canvas'), 60),
        () => editor.page.mouse.wheel(0, -240),
      ]) {
        const before = await view();
        await look();
        await until('another look', async () => (await view()) !== before);
      }
      await page.locator('#search').fill('tenant_members');
      await page.locator('svg .node.found').first().waitFor();
      await page.locator('#search').fill('');
      await page.locator('#chain').click();
      await changed.filter({ hasText: 'multi_tenant_user_model' }).waitFor();
      await nodes.filter({ hasText: 'report' }).waitFor();
      await editor.page.locator('.tab', { hasText: 'Chain ' }).click();
      await editor.command('View: Toggle Maximize Editor Group');
      await editor.lines().first().waitFor({ state: 'hidden' });
      await page.locator('#fit').click();
      await editor.leave();
      await editor.picture('chain-picture');
      assert.deepEqual([...host.foreign], []);
      await editor.command('View: Toggle Maximize Editor Group');
      await editor.lines().first().waitFor();
    }),
  );

  it(
    'the walkthrough has four steps with a picture each',
    walk(async (editor) => {
      await editor.begin(report);
      await editor.closeSideBar();
      await editor.command('View: Close All Editors');
      await editor.command('Welcome: Open Walkthrough...');
      await editor.choose('Get Started with Migration Lens');
      const steps = editor.page.locator('.getting-started-step');
      await until('four steps', async () => (await steps.count()) === 4);
      for (const step of await steps.all()) {
        await step.click();
        await until('its picture', () => editor.page.locator('.getting-started-media').evaluate(showsPicture));
      }
      await editor.picture('walkthrough');
    }),
  );

  it(
    'a new migration gets the right name',
    walk(async (editor, host) => {
      await editor.begin(report);
      await editor.command('Migration Lens: New Migration…');
      await editor.answer('What does it do?', 'add invoices');
      await until('the file', () =>
        readdirSync(path.join(host.workspace, migrations)).find((name) => /^\d{14}_add_invoices\.sql$/.test(name)),
      );
      await editor.tab('add_invoices');
    }),
  );
});

/** Whether the picture beside the walkthrough's steps has been loaded. */
function showsPicture(media) {
  return [...media.querySelectorAll('img')].some((image) => image.checkVisibility() && image.naturalWidth > 100);
}
