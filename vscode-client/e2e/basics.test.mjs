// The extension around its server: Java, restarts, trust, and servers that know less.
import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { processes } from './host.mjs';
import { visit } from './visit.mjs';

const standIn = path.join(import.meta.dirname, 'stand-in');
const files = { 'migrations/001_a.sql': 'select * from missing;\n' };
const open = 'migrations/001_a.sql';
const settings = { 'migrationLens.java.home': standIn };

describe('a server that knows less, and means harm', () => {
  const walk = visit({ files, open, settings, environment: { LENS_STAND_IN: 'hostile' } });

  it(
    'shows its problems; what it cannot do is said, and nothing else breaks',
    walk(async (editor) => {
      await editor.squiggle();
      await editor.problem('does not exist');
      await editor.command('Migration Lens: Show Server Version');
      await editor.notification('Stand-in 1');
      await editor.focusEditor();
      await editor.command('Migration Lens: Write the Rollback');
      await editor.notification('This server cannot write this.');
      await editor.showViews();
      await editor.page.locator('.pane', { hasText: 'No migrations were found' }).first().waitFor();
      await editor.picture('less-knowing-server');
    }),
  );

  it(
    'draws a picture that loses everything that is no picture',
    walk(async (editor, host) => {
      await editor.begin(open);
      await editor.squiggle();
      await editor.command('Migration Lens: Show the Schema as a Picture');
      const page = editor.webview();
      await page.locator('svg text', { hasText: 'kept' }).waitFor();
      const inside = await page.locator('#canvas').innerHTML();
      assert.doesNotMatch(inside, /script|style|image|foreignObject|iframe|onload|onclick|http:\/\/example/i);
      assert.match(inside, /class="node changed"/);
      assert.deepEqual([...host.foreign], []);
    }),
  );
});

describe('no Java', () => {
  // VS Code would ask a login shell for the usual PATH, if it did not believe that it was started from one.
  const walk = visit({ files, open, environment: { JAVA_HOME: '', PATH: '/nowhere', VSCODE_CLI: '1' } });

  it(
    'is one message with a way out',
    walk(async (editor) => {
      const toast = await editor.notification('Migration Lens needs Java 21 or newer to run its server.');
      assert.doesNotMatch(await toast.textContent(), /Found only/);
      await editor.picture('no-java');
      await toast.locator('.monaco-button', { hasText: 'Open Settings' }).click();
      await editor.page.locator('.settings-editor .setting-item-contents', { hasText: 'Java: Home' }).first().waitFor();
    }),
  );
});

describe('a folder that is not trusted', () => {
  const walk = visit({
    files: {
      ...files,
      '.vscode/settings.json': JSON.stringify({
        'migrationLens.java.home': '/evil',
        'migrationLens.database.host': 'evil.invalid',
      }),
    },
    trust: true,
    settings,
  });

  it(
    'is checked with the Java of the machine, and connects to nothing',
    walk(async (editor, host) => {
      const dialog = editor.page.locator('.monaco-dialog-box');
      await dialog.waitFor();
      await editor.picture('trust');
      await dialog.locator('.monaco-button', { hasText: 'No' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await editor.openFile('001_a.sql');
      await editor.squiggle();
      assert.equal(processes(host, 'stand-in').length, 1);
      await editor.command('Migration Lens: Connect to a Database');
      await editor.notification('No database is connected to from a folder that you do not trust.');
    }),
  );
});
