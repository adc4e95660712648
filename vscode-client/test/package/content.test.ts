// What is inside the .vsix: everything the manifest names, nothing else, and not too much of it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { describe, it } from 'node:test';
import { zipEntries } from '../zip';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const file = `out/migration-lens-${version}.vsix`;
const serverBuilt = existsSync('../server/target/migration-lens.jar');

describe('the universal .vsix', () => {
  const entries = zipEntries(readFileSync(file));
  const names = entries.map(({ name }) => name).filter((name) => !name.endsWith('/'));

  it('holds the allowed folders only', () => {
    const allowed =
      /^(\[Content_Types\]\.xml|extension\.vsixmanifest|extension\/(package\.json|readme\.md|changelog\.md|LICENSE\.txt|ThirdPartyNotices\.txt|dist\/(extension|picture)\.js|(language|schemas|snippets)\/[\w.-]+\.json|media\/[\w./-]+\.(svg|png|css)|walkthrough\/[\w.-]+\.(md|png|svg)|server\/migration-lens\.jar))$/i;
    assert.deepEqual(
      names.filter((name) => !allowed.test(name)),
      [],
    );
  });

  it('holds what it cannot do without', () => {
    for (const name of [
      'package.json',
      'schemas/migration-lens.schema.json',
      'dist/extension.js',
      'media/icon.png',
      'ThirdPartyNotices.txt',
    ]) {
      assert.ok(names.includes(`extension/${name}`), name);
    }
    assert.equal(names.includes('extension/server/migration-lens.jar'), serverBuilt);
  });

  it('holds no source map, no dependency tree and no script of ours', () => {
    assert.deepEqual(
      names.filter((name) => /\.map$|node_modules|\.ts$|\.vsix$/.test(name)),
      [],
    );
    assert.doesNotMatch(readFileSync('dist/extension.js', 'utf8'), /sourceMappingURL/);
  });

  it('names the licence of everything that was bundled', () => {
    const notices = readFileSync('out/stage/ThirdPartyNotices.txt', 'utf8');
    for (const name of ['vscode-languageclient', 'vscode-jsonrpc', 'semver']) {
      assert.match(notices, new RegExp(`^${name} \\d`, 'm'));
    }
  });

  it('stays small', () => {
    assert.ok(statSync('dist/extension.js').size < 700_000, 'bundle');
    assert.ok(statSync(file).size < (serverBuilt ? 15_000_000 : 2_500_000), 'archive');
  });

  it('is the same when built again', () => {
    const first = readFileSync(file);
    execFileSync(process.execPath, ['scripts/package.mjs']);
    assert.deepEqual(byName(readFileSync(file)), byName(first));
  });
});

/** The packer writes files in the order in which they were read. */
function byName(archive: Buffer) {
  return zipEntries(archive).sort((a, b) => (a.name < b.name ? -1 : 1));
}
