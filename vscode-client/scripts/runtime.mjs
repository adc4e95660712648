// Cuts a small Java runtime for this machine's platform, and trains the cache of classes that makes the server start fast.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

export function thisPlatform() {
  return `${process.platform}-${process.arch}`;
}

/** A .vsix is a zip: an image compressed inside would make it larger, hence zip-0. */
export function cutRuntime(image, jar) {
  rmSync(image, { recursive: true, force: true });
  const modules = [...new Set([...neededModules(jar).filter((name) => name !== UNUSED), ALSO])].join(',');
  const unread = path.resolve('out', 'unread.txt');
  writeFileSync(unread, unreadClasses().join('\n'));
  execFileSync(
    tool('jlink'),
    [
      '--add-modules',
      modules,
      '--strip-debug',
      '--no-header-files',
      '--no-man-pages',
      '--compress',
      'zip-0',
      `--exclude-resources=@${unread}`,
      '--output',
      image,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  stripNative(path.join(image, 'lib'));
}

/** For the same reason the jar's classes lie in it uncompressed; they are also found quicker so. */
export function loosen(jar) {
  const folder = `${jar}.content`;
  mkdirSync(folder);
  execFileSync(tool('jar'), ['--extract', '--file', jar], { cwd: folder });
  if (version(newestJdk()) >= CLASS_FILES) {
    execFileSync(tool('java'), [path.join(import.meta.dirname, 'Slim.java'), folder, jar], { stdio: 'inherit' });
  }
  const options = ['--no-compress', '--date=2026-01-01T00:00:00Z', '--manifest', 'META-INF/MANIFEST.MF'];
  execFileSync(tool('jar'), ['--create', '--file', jar, ...options, '.'], { cwd: folder });
  rmSync(folder, { recursive: true });
}

/** What no class of the jar names: logging in to a database by GSS. */
const ALSO = 'java.security.jgss';

/** Only the database driver's geometric point names it, for windows nobody opens; it is a third of the runtime. */
const UNUSED = 'java.desktop';

/** The first Java whose own library reads and writes classes. */
const CLASS_FILES = 24;

function neededModules(jar) {
  const args = ['--print-module-deps', '--ignore-missing-deps', '--multi-release', '21', jar];
  return execFileSync(tool('jdeps'), args, { encoding: 'utf8' }).trim().split(',');
}

/**
 * The inside of Java's XML: the module of JDBC asks for its outside only, and nobody here reads XML. Of each package one
 * class stays, because a module without a package that it names is no module.
 */
function unreadClasses() {
  const listed = execFileSync(
    tool('jimage'),
    ['list', '--include', 'regex:/java\\.xml/(com/sun|jdk)/.*\\.class', path.join(newestJdk(), 'lib', 'modules')],
    { encoding: 'utf8' },
  );
  const classes = [...listed.matchAll(/^\s+(\S+\.class)$/gm)].map(([, name]) => name);
  const kept = new Set(new Map(classes.map((name) => [path.posix.dirname(name), name])).values());
  return classes.filter((name) => !kept.has(name)).map((name) => `/java.xml/${name}`);
}

/** The names of functions inside the native libraries are a tenth of them; only whoever debugs Java itself reads those. */
function stripNative(folder) {
  if (process.platform === 'linux' && spawnSync('strip', ['--version']).status === 0) {
    const libraries = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.so'));
    execFileSync('strip', ['--strip-unneeded', ...libraries.map((name) => path.join(folder, name))]);
  }
}

export async function trainCache(image, jar, cache) {
  const script = path.resolve('out', 'training.mjs');
  await build({
    entryPoints: ['src/training.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: script,
    logLevel: 'warning',
  });
  const { train } = await import(script);
  await train(path.join(image, 'bin', process.platform === 'win32' ? 'java.exe' : 'java'), jar, cache);
  if (!existsSync(cache)) {
    console.log('This Java makes no cache of classes: the server will start without one.');
  }
}

function tool(name) {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const home = newestJdk();
  if (!home) {
    console.error('There is no JDK 21 or newer: install one, or point JAVA_HOME at it.');
    process.exit(2);
  }
  return path.join(home, 'bin', name + suffix);
}

/** The JDK of JAVA_HOME if it is new enough, else the newest in the usual folders, else undefined. */
export function newestJdk() {
  const usual = [
    '/usr/lib/jvm',
    '/Library/Java/JavaVirtualMachines',
    'C:/Program Files/Java',
    'C:/Program Files/Eclipse Adoptium',
  ];
  const installed = usual
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder).flatMap((name) => [path.join(folder, name), path.join(folder, name, 'Contents', 'Home')]),
    )
    .sort((a, b) => version(b) - version(a));
  return [process.env.JAVA_HOME, ...installed].find((home) => home && version(home) >= 21);
}

function version(home) {
  const release = path.join(home, 'release');
  const whole =
    existsSync(release) && existsSync(path.join(home, 'bin')) && existsSync(path.join(home, 'lib', 'jrt-fs.jar'));
  return whole ? Number(/^JAVA_VERSION="(\d+)/m.exec(readFileSync(release, 'utf8'))?.[1] ?? 0) : 0;
}
