// What the real server knows of the schema, where the text is.
import { describe, it } from 'node:test';
import { journey } from './editor.mjs';
import { until } from './host.mjs';
import { migrations, place, report, tenants, text, users } from './workspaces.mjs';

describe('knowing the schema', () => {
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
      await editor.findProblem('nmae');
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
