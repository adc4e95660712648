// What the real server knows of the schema, where the text is.
import { describe, it } from 'node:test';
import { until } from './host.mjs';
import { visit } from './visit.mjs';
import { migrations, place, report, tenants, text, users } from './workspaces.mjs';

describe('knowing the schema', () => {
  const walk = visit({ ...tenants, open: report });

  it(
    'hover shows the object as of this statement',
    walk(async (editor) => {
      await editor.begin(report);
      await editor.squiggle();
      await editor.goto(...place(report, 'tenants t', 3));
      await editor.hover('created_at');
      await editor.picture('hover');
      await editor.press('Escape');
    }),
  );

  it(
    'completion offers the columns of what the query reads',
    walk(async (editor) => {
      await editor.begin(report);
      await editor.squiggle();
      await editor.goto(...place(report, ', count'));
      await editor.page.keyboard.type(', t.');
      await editor.complete('created_at');
      await editor.picture('completion');
      await editor.press('Escape');
      await editor.forget();
    }),
  );

  it(
    'a column is renamed in every file',
    walk(async (editor, host) => {
      await editor.begin(users);
      await editor.findProblem('nmae');
      await editor.closePanel();
      await editor.focusEditor();
      await editor.goto(...place(users, 'slug', 2));
      await editor.rename('handle');
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
    }),
  );
});
