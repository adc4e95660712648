// The client's half of PROTOCOL.md, against a server that answers all of it by rote.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, it } from 'node:test';
import { journey } from './editor.mjs';
import { until } from './host.mjs';

const workspace = {
  files: {
    'migrations/001_users.sql': '-- users\n\ncreate table public.users (id bigint primary key);\n',
    'migrations/002_orders.sql': 'create table public.orders (user_id bigint references missing (id));\n',
    'migrations/003_notes.sql': 'alter table public.orders add column note text;\n',
  },
  open: 'migrations/002_orders.sql',
  settings: {
    'migrationLens.java.home': path.join(import.meta.dirname, 'stand-in'),
    'migrationLens.database.host': 'db.test',
    'migrationLens.database.name': 'app',
  },
  environment: { LENS_STAND_IN: 'all' },
};

const start = (walk) =>
  journey(workspace, async (editor, host) => {
    await editor.squiggle();
    await editor.showViews();
    await editor.treeRow('Migrations', '003_notes').waitFor();
    await walk(editor, host);
  });

describe('the views', () => {
  it('show the files with their state, open statements, and follow the editor', () =>
    start(async (editor) => {
      assert.deepEqual(await editor.tree('Migrations'), [
        '001_users.sql | applied',
        '002_orders.sql | pending, 1 error',
        '003_notes.sql | pending',
      ]);
      await until('the schema', async () => (await editor.tree('Schema')).includes('orders'));
      await editor.treeRow('Migrations', '001_users').locator('.monaco-tl-twistie').click();
      await editor.treeRow('Migrations', 'public.users').click();
      await editor.page.locator('.tab.active', { hasText: '001_users' }).waitFor();
      await until('the statement', async () => (await editor.statusBar()).includes('Ln 3, Col 1'));
      await editor.page.locator('.pane-header', { hasText: 'after 001_users.sql' }).waitFor();
    }));

  it('draw the schema and the chain where the server draws neither', () =>
    start(async (editor) => {
      await editor.focusEditor();
      await editor.command('Migration Lens: Show the Schema as a Picture');
      const page = await editor.webview();
      await page.locator('svg .node.changed', { hasText: 'public.orders' }).waitFor();
      assert.equal(await page.locator('svg .edge').count(), 1);
      await editor.picture('rote-picture');
      await page.locator('#chain').click();
      await page.locator('svg .node.changed', { hasText: '002_orders.sql' }).waitFor();
      await page.locator('#search').fill('users');
      await page.locator('svg .node.found', { hasText: '001_users.sql' }).waitFor();
      await page.locator('svg .node', { hasText: '001_users.sql' }).locator('text').first().click();
      await editor.page.locator('.tab.active', { hasText: '001_users' }).waitFor();
    }));

  it('export the picture as a file that stands alone', () =>
    start(async (editor, host) => {
      await editor.focusEditor();
      await editor.command('Migration Lens: Show the Schema as a Picture');
      const page = await editor.webview();
      await page.locator('svg .node', { hasText: 'public.orders' }).waitFor();
      await page.locator('#export').click();
      const name = editor.page.locator('.quick-input-widget input[type="text"]');
      await until(
        'the name',
        async () => (await name.isVisible()) && (await name.inputValue()).endsWith('/schema.svg'),
      );
      await editor.press('Enter');
      await until('the file', () => host.has('schema.svg'));
      const svg = await until('its end', () => host.read('schema.svg').endsWith('</svg>') && host.read('schema.svg'));
      assert.match(svg, /fill="rgb/);
      assert.doesNotMatch(svg, /var\(|style=/);
    }));

  it('renumber by command, and say why not', () =>
    start(async (editor, host) => {
      await editor.openFile('003_notes.sql');
      await editor.command('Migration Lens: Run Before…');
      await editor.page.locator('.quick-input-list .monaco-list-row', { hasText: '001_users' }).click();
      await editor.notification('nothing can run before it');
      await editor.command('Migration Lens: Run Before…');
      await editor.page.locator('.quick-input-list .monaco-list-row', { hasText: '002_orders' }).click();
      await until('the new name', () => host.has('migrations/001a_notes.sql') && !host.has('migrations/003_notes.sql'));
    }));

  it('renumber by dragging', () =>
    start(async (editor, host) => {
      await editor.treeRow('Migrations', '003_notes').dragTo(editor.treeRow('Migrations', '002_orders'));
      await until('the new name', () => host.has('migrations/001a_notes.sql'));
    }));
});

describe('a cure', () => {
  it('is taken by keyboard, to the last byte on the disk', () =>
    start(async (editor, host) => {
      await editor.problem('does not exist');
      await editor.picture('rote-problems');
      await editor.focusEditor();
      await editor.press('F8', 'Escape', 'Control+.');
      await editor.page
        .locator('.action-widget')
        .first()
        .locator('.monaco-list-row', { hasText: 'Replace by' })
        .first()
        .waitFor();
      await editor.picture('rote-cure');
      await editor.press('Enter');
      await editor.noSquiggle();
      await editor.save();
      await until('the cured text on the disk', () =>
        /references public\.users \(id\)/.test(host.read('migrations/002_orders.sql')),
      );
    }));

  it('may rename the file, and the editor goes with it', () =>
    start(async (editor, host) => {
      await editor.focusEditor();
      await editor.press('F8', 'Escape');
      await editor.cure('rename to');
      await editor.page.locator('.tab.active', { hasText: '004_orders.sql' }).waitFor();
      await until(
        'the new name',
        () => host.has('migrations/004_orders.sql') && !host.has('migrations/002_orders.sql'),
      );
    }));
});

describe('the status', () => {
  it('of chain and database is behind the braces, a click away from the log', () =>
    start(async (editor) => {
      await editor.focusEditor();
      await editor.page.locator('#status\\.languageStatus').hover();
      const items = editor.page.locator('.hover-language-status');
      await items.filter({ hasText: '3 migrations (numbered), 1 error' }).waitFor();
      await items.filter({ hasText: 'No database' }).waitFor();
      await editor.picture('status');
      await items.filter({ hasText: '3 migrations' }).locator('a', { hasText: 'Show Output' }).click();
      await editor.page.locator('.output-view, .output-view-content, [id="workbench.panel.output"]').first().waitFor();
    }));
});

describe('the writers', () => {
  it('open texts, create files, and pass on refusals', () =>
    start(async (editor, host) => {
      await editor.focusEditor();
      await editor.command('Migration Lens: Write the Rollback');
      await editor.page
        .locator('.view-line', { hasText: /drop\stable\spublic\.orders/ })
        .first()
        .waitFor();
      await editor.openFile('002_orders.sql');
      await editor.command('Migration Lens: Write TypeScript Types');
      await editor.notification('The chain has errors');
      await editor.command('Migration Lens: Write a Verification Query');
      await editor.notification('There is nothing to write');
      await editor.command('Migration Lens: New Migration…');
      await editor.page.locator('.quick-input-widget', { hasText: 'What does it do?' }).waitFor();
      await editor.page.keyboard.type('add invoices');
      await editor.press('Enter');
      await editor.page.locator('.tab.active', { hasText: '004_add_invoices' }).waitFor();
      await until('the file', () => host.has('migrations/004_add_invoices.sql'));
    }));
});

describe('a trial', () => {
  it('shows progress, is cancelled, and lists what nobody expected', () =>
    start(async (editor) => {
      await editor.command('Migration Lens: Try the Chain on a Disposable PostgreSQL');
      const toast = await editor.notification('001_users.sql');
      await toast.locator('.monaco-button', { hasText: 'Cancel' }).click();
      await toast.waitFor({ state: 'detached' });
      await editor.command('Migration Lens: Try the Chain on a Disposable PostgreSQL');
      await editor.notification('PostgreSQL 18.6 rejects 2 statements and accepts 7.');
      await editor.problem('relation "orders" does not exist');
      assert.equal(await editor.page.locator('.markers-panel', { hasText: 'this one is no news' }).count(), 0);
    }));
});

describe('a connection', () => {
  it('asks for the password once, and keeps it secret', () =>
    start(async (editor, host) => {
      await editor.focusEditor();
      await editor.command('Migration Lens: Connect to a Database');
      const input = editor.page.locator('.quick-input-widget input[type="password"]');
      await editor.page.locator('.quick-input-widget', { hasText: 'The server asks for a password' }).waitFor();
      await input.fill('wrong');
      await editor.press('Enter');
      await editor.page.locator('.quick-input-widget', { hasText: 'The password is wrong' }).waitFor();
      await input.fill('right');
      await editor.press('Enter');
      await editor.notification('Connected to app@db.test, PostgreSQL 17.4.');
      await editor.command('Migration Lens: Compare the Chain with the Database');
      await editor.page.locator('.monaco-diff-editor .view-line', { hasText: 'only_live' }).first().waitFor();
      await editor.picture('rote-diff');
      await editor.command('Notifications: Clear All Notifications');
      await editor.command('Migration Lens: Disconnect from the Database');
      await editor.command('Migration Lens: Connect to a Database');
      await editor.notification('Connected to app@db.test');
      assert.equal(await input.count(), 0);

      assert.throws(() => execFileSync('grep', ['-rlE', 'password.{0,5}right', host.home]), { status: 1 });
    }));
});
