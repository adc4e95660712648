// The manifest and the code agree: what is declared is registered, what is registered is declared.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const settings: Record<string, Record<string, unknown>> = Object.assign(
  {},
  ...manifest.contributes.configuration.map((group: { properties: object }) => group.properties),
);
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(`src/${file}`, 'utf8') }));
const code = sources.map(({ text }) => text).join('\n');

describe('commands', () => {
  const declared = new Set<string>(
    manifest.contributes.commands.map((command: { command: string }) => command.command),
  );
  const registered = new Set(
    [...code.matchAll(/'(migrationLens\.[\w.]+)'(?:\s*,\s*(?:async )?(?:\(|\w+\()|: ')/g)].map(
      (match) => match[1] ?? '',
    ),
  );

  it('that are declared are registered', () => {
    assert.deepEqual(
      [...declared].filter((command) => !registered.has(command)),
      [],
    );
  });

  it('carry one category and a title without it', () => {
    for (const command of manifest.contributes.commands) {
      assert.equal(command.category, 'Migration Lens', command.command);
      assert.doesNotMatch(command.title, /Migration Lens/);
    }
  });

  it('that menus name exist', () => {
    const named = JSON.stringify(manifest.contributes.menus ?? {}).matchAll(/"command":"([^"]+)"/g);
    for (const [, command] of named) {
      assert.ok(declared.has(command ?? ''), command);
    }
  });
});

describe('settings', () => {
  it('all say in Markdown what they do', () => {
    for (const [name, setting] of Object.entries(settings)) {
      assert.match(String(setting.markdownDescription), /\.$/, name);
      assert.ok(setting.scope, name);
    }
  });

  it('that choose programs or hosts are machine-overridable and bound to trust', () => {
    const restricted: string[] = manifest.capabilities.untrustedWorkspaces.restrictedConfigurations;
    for (const name of Object.keys(settings).filter((key) => /\.(java|server|database)\./.test(key))) {
      if (name === 'migrationLens.trace.server') {
        continue;
      }
      assert.equal(settings[name]?.scope, 'machine-overridable', name);
      assert.ok(restricted.includes(name), name);
    }
    assert.deepEqual(
      restricted.filter((name) => !settings[name]),
      [],
    );
  });

  it('hold no password', () => {
    assert.deepEqual(
      Object.keys(settings).filter((name) => /password|secret|token/i.test(name)),
      [],
    );
  });
});

/** Put beside the others only when they are packaged. */
const PACKAGED = new Set(['./schemas/migration-lens.schema.json']);

it('every file the manifest names is there', () => {
  const named = JSON.stringify(manifest).matchAll(
    /"(?:path|url|icon|configuration|svg|image|markdown|light|dark)":"(\.?\/?[\w-]+\/[\w./-]+)"/g,
  );
  const missing = [...named]
    .map((match) => match[1] ?? '')
    .filter((file) => !file.startsWith('https:') && !PACKAGED.has(file) && !existsSync(file));
  assert.deepEqual(missing, []);
});

it('the wiring stays short, and no file grows beyond 300 lines', () => {
  for (const { file, text } of sources) {
    assert.ok(text.split('\n').length < (file === 'extension.ts' ? 150 : 300), file);
  }
});

it('what knows VS Code is apart from what does not', () => {
  for (const name of ['java.ts', 'launch.ts', 'training.ts', 'wording.ts', 'protocol.ts']) {
    assert.doesNotMatch(readFileSync(`src/${name}`, 'utf8'), /from 'vscode'/, name);
  }
});

it('every picture of the README is there', () => {
  const named = readFileSync('README.md', 'utf8').matchAll(/!\[[^\]]+\]\(([^)]+)\)/g);
  assert.deepEqual(
    [...named].map((match) => match[1] ?? '').filter((file) => !existsSync(file)),
    [],
  );
});
