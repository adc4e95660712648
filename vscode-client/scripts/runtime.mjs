// Cuts a small Java runtime for this machine's platform, and trains the cache of classes that makes the server start fast.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

export function thisPlatform() {
  return `${process.platform}-${process.arch}`;
}

/** A .vsix is a zip: an image compressed inside would make it larger, hence zip-0. */
export function cutRuntime(image, jar) {
  rmSync(image, { recursive: true, force: true });
  const modules = [...neededModules(jar), ...ALSO].join(',');
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
      '--output',
      image,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
}

/** What no class of the jar names: logging in to a database by GSS, and the character sets of its messages. */
const ALSO = ['java.security.jgss', 'jdk.charsets'];

function neededModules(jar) {
  const args = ['--print-module-deps', '--ignore-missing-deps', '--multi-release', '21', jar];
  return execFileSync(tool('jdeps'), args, { encoding: 'utf8' }).trim().split(',');
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
  const home = process.env.JAVA_HOME;
  const found = home && existsSync(path.join(home, 'bin', name)) ? path.join(home, 'bin', name) : name;
  if (spawnSync(found, ['--version']).status !== 0) {
    console.error(`There is no ${name}: point JAVA_HOME at a JDK 21 or newer.`);
    process.exit(2);
  }
  return found;
}
