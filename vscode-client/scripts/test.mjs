// node scripts/test.mjs NAME: bundles test/NAME/*.test.ts and runs them with node's own test runner.
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const name = process.argv[2] ?? 'unit';
const home = path.resolve(import.meta.dirname, '..');
process.chdir(home);
const out = `out/test-${name}`;
rmSync(out, { recursive: true, force: true });
const tests = list(`test/${name}`);
await build({
  entryPoints: tests,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['vscode'],
  outdir: out,
  sourcemap: 'inline',
  logLevel: 'warning',
});
const { status } = spawnSync(
  process.execPath,
  [
    '--enable-source-maps',
    '--test',
    '--test-reporter=spec',
    ...tests.map((test) => path.join(out, path.basename(test).replace(/ts$/, 'js'))),
  ],
  { stdio: 'inherit' },
);
process.exit(status ?? 1);

function list(folder) {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => `${folder}/${file}`);
}
