// npm run e2e [-- NAME…]: packages the extension, installs it into a real VS Code and runs the journeys named, or all.
// Exit code 0 with a loud line where the machine cannot; LENS_E2E_REQUIRED=1 makes that a failure.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const here = import.meta.dirname;
const client = path.resolve(here, '..');
const named = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const options = process.argv.slice(2).filter((arg) => arg.startsWith('--'));

const setup = spawnSync('bash', [path.join(here, 'setup.sh')], {
  stdio: ['ignore', 'pipe', 'inherit'],
  encoding: 'utf8',
});
if (setup.status !== 0) {
  console.error('SKIPPED: the tests in a real VS Code (the reason is above).');
  process.exit(setup.status === 3 && !process.env.LENS_E2E_REQUIRED ? 0 : 1);
}
process.env.MIGRATION_LENS_E2E = setup.stdout.trim();

const { version } = JSON.parse(readFileSync(path.join(client, 'package.json'), 'utf8'));
const vsix = process.env.LENS_E2E_VSIX ?? path.join(client, 'out', `migration-lens-${version}.vsix`);
if (!process.env.LENS_E2E_VSIX) {
  const built = spawnSync(process.execPath, [path.join(client, 'scripts', 'package.mjs'), '--with-server'], {
    stdio: 'inherit',
  });
  if (built.status !== 0) {
    process.exit(1);
  }
}
if (!existsSync(vsix)) {
  console.error(`There is no ${vsix}.`);
  process.exit(2);
}

const { install } = await import('./host.mjs');
const { newestJdk } = await import('../scripts/runtime.mjs');
const home = mkdtempSync(path.join(os.tmpdir(), 'lens-install-'));
rmSync(path.join(client, 'out', 'e2e'), { recursive: true, force: true });
let status = 1;
try {
  process.env.LENS_E2E_EXTENSIONS = install(vsix, home);
  // The machine's own Java may be older than the server needs; a journey that wants none says so.
  process.env.JAVA_HOME = newestJdk() ?? '';
  const tests = readdirSync(here)
    .filter((file) => file.endsWith('.test.mjs') && (named.length === 0 || named.some((name) => file.startsWith(name))))
    .map((file) => path.join(here, file));
  const args = ['--test', '--test-concurrency=1', '--test-reporter=spec', ...options, ...tests];
  for (let left = Number(process.env.LENS_E2E_REPEAT ?? 1); left > 0; left--) {
    status = spawnSync(process.execPath, args, { stdio: 'inherit', cwd: client }).status ?? 1;
    if (status !== 0) {
      break;
    }
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
process.exit(status);
