// Builds the .vsix into out/. Nothing is fetched.
//   (no option)       the client, and the server's jar where it has been built
//   --with-server     the jar must be there
//   --with-runtime    also a Java runtime for this platform, cut from the JDK in JAVA_HOME or the newest installed one (or, with
//                     --runtime DIR --target NAME, a ready image of another platform)
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bundle } from './bundle.mjs';
import { cutRuntime, loosen, thisPlatform, trainCache } from './runtime.mjs';

const { values: options } = parseArgs({
  options: {
    'with-server': { type: 'boolean', default: false },
    'with-runtime': { type: 'boolean', default: false },
    runtime: { type: 'string' },
    target: { type: 'string' },
  },
});
const home = path.resolve(import.meta.dirname, '..');
const stage = path.join(home, 'out', 'stage');
const jar = path.join(home, '..', 'server', 'target', 'migration-lens.jar');
/** One time for every file: two builds of the same sources are the same archive. */
const FIXED_TIME = new Date('2026-01-01T00:00:00Z');

const SCHEMA = 'server/src/main/resources/migration-lens.schema.json';

process.chdir(home);
const notices = await bundle();
rmSync(stage, { recursive: true, force: true });
mkdirSync(stage, { recursive: true });

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
// What only the developers of the extension need stays at home.
for (const key of ['scripts', 'devDependencies', 'private']) {
  delete manifest[key];
}
delete manifest.engines.node;
writeFileSync(path.join(stage, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
writeFileSync(path.join(stage, 'ThirdPartyNotices.txt'), notices);
// The stage holds nothing that should stay out.
writeFileSync(path.join(stage, '.vscodeignore'), '');
for (const name of [
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'dist',
  'language',
  'media',

  'snippets',
  'walkthrough',
]) {
  if (existsSync(name)) {
    cpSync(name, path.join(stage, name), { recursive: true, filter: (file) => !file.endsWith('icon.svg') });
  }
}

// The schema of migration-lens.json is the server's own, made from what it reads.
cpSync(path.join('..', SCHEMA), path.join(stage, 'schemas', 'migration-lens.schema.json'));

if (existsSync(jar)) {
  mkdirSync(path.join(stage, 'server'));
  cpSync(jar, path.join(stage, 'server', 'migration-lens.jar'));
} else if (options['with-server'] || options['with-runtime']) {
  console.error(`There is no ${path.relative(home, jar)}. Build it first: mvn -q -pl server package`);
  process.exit(2);
} else {
  console.log('The server has not been built: this .vsix has no server in it.');
}

const target = options['with-runtime'] ? (options.target ?? thisPlatform()) : undefined;
if (target) {
  const image = path.join(stage, 'jre');
  if (options.runtime) {
    cpSync(options.runtime, image, { recursive: true });
  } else {
    cutRuntime(image, jar);
    const server = path.join(stage, 'server');
    loosen(path.join(server, 'migration-lens.jar'));
    await trainCache(image, path.join(server, 'migration-lens.jar'), path.join(server, 'migration-lens.aot'));
  }
}

const file = path.join('out', `migration-lens-${manifest.version}${target ? `-${target}` : ''}.vsix`);
fixTimes(stage);
execFileSync(
  process.execPath,
  [
    path.join(home, 'node_modules', '@vscode', 'vsce', 'vsce'),
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    ...(target ? ['--target', target] : []),
    '-o',
    path.join(home, file),
  ],
  { cwd: stage, stdio: ['ignore', 'ignore', 'inherit'] },
);
console.log(`${file}  ${(statSync(file).size / 1e6).toFixed(2)} MB`);

function fixTimes(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const inside = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      fixTimes(inside);
    }
    utimesSync(inside, FIXED_TIME, FIXED_TIME);
  }
}
