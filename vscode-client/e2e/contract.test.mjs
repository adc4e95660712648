// The client's half of PROTOCOL.md, against a server that answers all of it by rote.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { renameSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { until } from './host.mjs';
import { visit } from './visit.mjs';

const ORDERS = 'migrations/002_orders.sql';
const NOTES = 'migrations/003_notes.sql';

const files = {
  'migrations/001_users.sql': '-- users\n\ncreate table public.users (id bigint primary key);\n',
  [ORDERS]: 'create table public.orders (user_id bigint references missing (id));\n',
  [NOTES]: 'alter table public.orders add column note text;\n',
};

const settings = {
  'migrationLens.java.home': path.join(import.meta.dirname, 'stand-in'),
  'migrationLens.database.host': 'db.test',
  'migrationLens.database.name': 'app',
};

const visiting = () => {
  const walk = visit({ files, open: ORDERS, settings, environment: { LENS_STAND_IN: 'all' } });
  return (journey) =>
    walk(async (editor, host) => {
      await editor.begin(ORDERS);
      await editor.squiggle();
      await editor.showViews();
      await editor.treeRow('Migrations', '003_notes').waitFor();
      await editor.focusEditor();
      await journey(editor, host);
    });
};

describe('what is shown and asked', () => {
  const walk = visiting();

  it(
    'the views show the files with their state, open statements, and follow the editor',
    walk(async (editor) => {
      assert.deepEqual(await editor.tree('Migrations'), [
        '001_users.sql | applied',
        '002_orders.sql | pending, 1 error',
        '003_notes.sql | pending',
      ]);
      await until('the schema', async () => (await editor.tree('Schema')).includes('orders'));
      await editor.unfold('Migrations', '001_users', 'public.users');
      await editor.treeRow('Migrations', 'public.users').click();
      await editor.tab('001_users');
      await until('the statement', async () => (await editor.statusBar()).includes('Ln 3, Col 1'));
      await editor.page.locator('.pane-header', { hasText: 'after 001_users.sql' }).waitFor();
    }),
  );

  it(
    'the status of chain and database is behind the braces, a click away from the log',
    walk(async (editor) => {
      const items = editor.page.locator('.hover-language-status');
      const chain = items.filter({ hasText: '3 migrations (numbered), 1 error' });
      await editor.languageStatus(chain);
      await items.filter({ hasText: 'No database' }).waitFor();
      await editor.picture('status');
      await chain.locator('a', { hasText: 'Show Output' }).click();
      await editor.page.locator('.output-view, .output-view-content, [id="workbench.panel.output"]').first().waitFor();
    }),
  );

  it(
    'the schema and the chain are drawn where the server draws neither',
    walk(async (editor) => {
      await editor.command('Migration Lens: Show the Schema as a Picture');
      const page = editor.webview();
      await page.locator('svg .node.changed', { hasText: 'public.orders' }).waitFor();
      assert.equal(await page.locator('svg .edge').count(), 1);
      await editor.picture('rote-picture');
      await page.locator('#chain').click();
      await page.locator('svg .node.changed', { hasText: '002_orders.sql' }).waitFor();
      await page.locator('#search').fill('users');
      await page.locator('svg .node.found', { hasText: '001_users.sql' }).waitFor();
      await page.locator('svg .node', { hasText: '001_users.sql' }).locator('text').first().click();
      await editor.tab('001_users');
    }),
  );

  it(
    'the picture is exported as a file that stands alone',
    walk(async (editor, host) => {
      await editor.command('Migration Lens: Show the Schema as a Picture');
      const page = editor.webview();
      await page.locator('svg .node', { hasText: 'public.orders' }).waitFor();
      await page.locator('#export').click();
      await until('the name', async () =>
        editor.quickText.inputValue({ timeout: 500 }).then(
          (name) => name.endsWith('/schema.svg'),
          () => false,
        ),
      );
      await editor.press('Enter');
      const svg = await until('the file', () => host.has('schema.svg') && host.read('schema.svg'));
      assert.match(svg, /fill="rgb/);
      assert.doesNotMatch(svg, /var\(|style=/);
    }),
  );

  it(
    'the writers open texts, create files, and pass on refusals',
    walk(async (editor, host) => {
      await editor.command('Migration Lens: Write the Rollback');
      await editor.page
        .locator('.view-line', { hasText: /drop\stable\spublic\.orders/ })
        .first()
        .waitFor();
      await editor.forget();
      await editor.openFile('002_orders.sql');
      await editor.command('Migration Lens: Write TypeScript Types');
      await editor.notification('The chain has errors');
      await editor.command('Migration Lens: Write a Verification Query');
      await editor.notification('There is nothing to write');
      await editor.command('Migration Lens: New Migration…');
      await editor.answer('What does it do?', 'add invoices');
      await until('the file', () => host.has('migrations/004_add_invoices.sql'));
      await editor.tab('004_add_invoices');
    }),
  );

  it(
    'a trial shows progress, is cancelled, and lists what nobody expected',
    walk(async (editor) => {
      await editor.command('Migration Lens: Try the Chain on a Disposable PostgreSQL');
      const toast = await editor.notification('001_users.sql');
      await editor.picture('rote-trial');
      await toast.locator('.monaco-button', { hasText: 'Cancel' }).click();
      await toast.waitFor({ state: 'detached' });
      await editor.command('Migration Lens: Try the Chain on a Disposable PostgreSQL');
      await editor.notification('PostgreSQL 18.6 rejects 2 statements and accepts 7.');
      await editor.problem('relation "orders" does not exist');
      assert.equal(await editor.page.locator('.markers-panel', { hasText: 'this one is no news' }).count(), 0);
    }),
  );

  it(
    'a connection asks for the password once, and keeps it secret',
    walk(async (editor, host) => {
      await editor.command('Migration Lens: Connect to a Database');
      await editor.answer('The server asks for a password', 'wrong');
      await editor.answer('The password is wrong', 'right');
      await editor.notification('Connected to app@db.test, PostgreSQL 17.4.');
      await editor.command('Migration Lens: Compare the Chain with the Database');
      await editor.page.locator('.monaco-diff-editor .view-line', { hasText: 'only_live' }).first().waitFor();
      await editor.picture('rote-diff');
      await editor.command('Notifications: Clear All Notifications');
      await editor.command('Migration Lens: Disconnect from the Database');
      await editor.command('Migration Lens: Connect to a Database');
      await editor.notification('Connected to app@db.test');
      assert.equal(await editor.quickInput.locator('input[type="password"]').count(), 0);

      assert.throws(() => execFileSync('grep', ['-rlE', 'password.{0,5}right', host.home]), { status: 1 });
    }),
  );
});

describe('what changes files', () => {
  const walk = visiting();
  const renamed = (host) => host.has('migrations/001a_notes.sql') && !host.has(NOTES);

  it(
    'renumbering by command, and why not',
    walk(async (editor, host) => {
      await editor.openFile('003_notes.sql');
      await editor.command('Migration Lens: Run Before…');
      await editor.choose('001_users');
      await editor.notification('nothing can run before it');
      await editor.command('Migration Lens: Run Before…');
      await editor.choose('002_orders');
      await until('the new name', () => renamed(host));
      await editor.tab('001a_notes.sql');
      await editor.forget();
      renameSync(path.join(host.workspace, 'migrations/001a_notes.sql'), path.join(host.workspace, NOTES));
    }),
  );

  it(
    'renumbering by dragging',
    walk(async (editor, host) => {
      await editor.drag('Migrations', '003_notes', '002_orders', () => renamed(host));
    }),
  );

  it(
    'a cure taken by keyboard, to the last byte on the disk',
    walk(async (editor, host) => {
      await editor.problem('does not exist');
      await editor.picture('rote-problems');
      await editor.closePanel();
      await editor.focusEditor();
      await editor.nextProblem('does not exist');
      await editor.press('Escape');
      await editor.actions('Replace by');
      await editor.picture('rote-cure');
      await editor.cure('Replace by', () => editor.calm());
      await editor.save();
      await until('the cured text on the disk', () => /references public\.users \(id\)/.test(host.read(ORDERS)));
      await editor.forget();
      host.write(ORDERS, files[ORDERS]);
    }),
  );

  it(
    'a cure that renames the file, and the editor goes with it',
    walk(async (editor, host) => {
      await editor.nextProblem('does not exist');
      await editor.press('Escape');
      await editor.cure('rename to', () => editor.inFront('004_orders.sql'));
      await until('the new name', () => host.has('migrations/004_orders.sql') && !host.has(ORDERS));
    }),
  );
});
