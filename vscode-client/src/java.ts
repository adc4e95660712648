// Which Java runs the server. Nothing here knows VS Code, so that the tests can ask it about any machine.
import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import * as path from 'node:path';

export const REQUIRED_JAVA = 21;

export type JavaOrigin = 'setting' | 'bundled' | 'JAVA_HOME' | 'PATH';

export interface Java {
  readonly executable: string;
  readonly version: number;
  readonly origin: JavaOrigin;
}

/** Why there is no Java, in a sentence for the user. */
export interface NoJava {
  readonly problem: string;
}

export interface JavaSearch {
  readonly setting: string;
  readonly bundled: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly windows: boolean;
}

/** The first suitable Java. A configured one is used or complained about, never passed over in silence. */
export async function findJava(search: JavaSearch): Promise<Java | NoJava> {
  if (search.setting !== '') {
    const executable = executableIn(search.setting, search.windows);
    const version = await javaVersion(executable);
    if (version === undefined) {
      return { problem: `The setting migrationLens.java.home names ${search.setting}, where no Java can be run.` };
    }
    return version >= REQUIRED_JAVA
      ? { executable, version, origin: 'setting' }
      : {
          problem: `The setting migrationLens.java.home names Java ${version}; the server needs ${REQUIRED_JAVA} or newer.`,
        };
  }
  const seen: string[] = [];
  for (const [origin, executable] of candidates(search)) {
    const version = await javaVersion(executable);
    if (version !== undefined && version >= REQUIRED_JAVA) {
      return { executable, version, origin };
    }
    if (version !== undefined) {
      seen.push(`Java ${version} of ${origin}`);
    }
  }
  const found = seen.length > 0 ? ` Found only ${[...new Set(seen)].join(' and ')}.` : '';
  return { problem: `Migration Lens needs Java ${REQUIRED_JAVA} or newer to run its server.${found}` };
}

function* candidates(search: JavaSearch): Generator<[JavaOrigin, string]> {
  yield ['bundled', executableIn(search.bundled, search.windows)];
  const home = search.environment.JAVA_HOME;
  if (home) {
    yield ['JAVA_HOME', executableIn(home, search.windows)];
  }
  const folders = search.environment.PATH ?? search.environment.Path ?? '';
  for (const folder of folders.split(search.windows ? ';' : ':')) {
    // A relative entry would let the opened folder choose the program.
    if (path.isAbsolute(folder)) {
      yield ['PATH', path.join(folder, search.windows ? 'java.exe' : 'java')];
    }
  }
}

function executableIn(home: string, windows: boolean): string {
  return path.join(home, 'bin', windows ? 'java.exe' : 'java');
}

/** The major version of an executable, or undefined where there is none that runs. */
async function javaVersion(executable: string): Promise<number | undefined> {
  try {
    if (!(await stat(executable)).isFile()) {
      return undefined;
    }
  } catch {
    return undefined;
  }
  // Starting a JVM only to ask its age costs a tenth of a second; the file beside it knows.
  const release = await readFile(path.join(path.dirname(executable), '..', 'release'), 'utf8').catch(() => '');
  return parseVersion(/^JAVA_VERSION="([^"]+)"/m.exec(release)?.[1]) ?? parseVersion(await printedVersion(executable));
}

function printedVersion(executable: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(executable, ['-version'], { timeout: 10_000 }, (failure, stdout, stderr) => {
      resolve(failure ? undefined : /version "([^"]+)"/.exec(stderr + stdout)?.[1]);
    });
  });
}

/** `1.8.0_392` is 8, `21.0.5+11` is 21, `25-ea` is 25. */
export function parseVersion(text: string | undefined): number | undefined {
  const match = /^(?:1\.)?(\d+)/.exec(text ?? '');
  return match ? Number(match[1]) : undefined;
}
