import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { findJava, parseVersion } from '../../src/java';

let machine: string;

/** A pretended Java: a `release` file, or a script that prints its version. */
async function java(name: string, version: string, form: 'release' | 'prints' | 'fails' = 'release'): Promise<string> {
  const home = path.join(machine, name);
  await mkdir(path.join(home, 'bin'), { recursive: true });
  const program = path.join(home, 'bin', 'java');
  const line = form === 'prints' ? `echo 'openjdk version "${version}" 2026-01-20' >&2` : 'exit 1';
  await writeFile(program, `#!/bin/sh\n${line}\n`);
  await chmod(program, 0o755);
  if (form === 'release') {
    await writeFile(path.join(home, 'release'), `IMPLEMENTOR="x"\nJAVA_VERSION="${version}"\n`);
  }
  return home;
}

const search = (more: Partial<Parameters<typeof findJava>[0]> = {}) => ({
  setting: '',
  bundled: path.join(machine, 'none'),
  environment: {},
  windows: false,
  ...more,
});

describe('finding Java', { skip: process.platform === 'win32' }, () => {
  before(async () => {
    machine = await mkdtemp(path.join(tmpdir(), 'lens-java-'));
  });
  after(() => rm(machine, { recursive: true }));

  it('takes the configured one before all others', async () => {
    const configured = await java('configured', '21.0.5');
    const bundled = await java('bundled', '25.0.3');
    assert.deepEqual(await findJava(search({ setting: configured, bundled })), {
      executable: path.join(configured, 'bin', 'java'),
      version: 21,
      origin: 'setting',
    });
  });

  it('takes the bundled one before JAVA_HOME, and JAVA_HOME before PATH', async () => {
    const bundled = await java('bundled', '25.0.3');
    const home = await java('home', '22');
    const onPath = path.join(await java('path', '23'), 'bin');
    const environment = { JAVA_HOME: home, PATH: onPath };
    assert.equal(origin(await findJava(search({ bundled, environment }))), 'bundled');
    assert.equal(origin(await findJava(search({ environment }))), 'JAVA_HOME');
    assert.equal(origin(await findJava(search({ environment: { PATH: onPath } }))), 'PATH');
  });

  it('passes over one that is too old', async () => {
    const home = await java('old', '17.0.9');
    const onPath = path.join(await java('path', '23'), 'bin');
    assert.equal(
      origin(await findJava(search({ environment: { JAVA_HOME: home, PATH: `/nowhere:${onPath}` } }))),
      'PATH',
    );
  });

  it('asks the program where no file tells', async () => {
    const home = await java('asked', '1.8.0_392', 'prints');
    assert.deepEqual(await findJava(search({ environment: { JAVA_HOME: home } })), {
      problem: 'Migration Lens needs Java 21 or newer to run its server. Found only Java 8 of JAVA_HOME.',
    });
  });

  it('complains about a configured one instead of taking another', async () => {
    const bundled = await java('bundled', '25.0.3');
    assert.match(problem(await findJava(search({ setting: '/nowhere', bundled }))), /names \/nowhere, where no Java/);
    const old = await java('old', '17.0.9');
    assert.match(problem(await findJava(search({ setting: old, bundled }))), /names Java 17; the server needs 21/);
    const broken = await java('broken', '', 'fails');
    assert.match(problem(await findJava(search({ setting: broken, bundled }))), /no Java can be run/);
  });

  it('never runs a program of the working directory', async () => {
    assert.match(
      problem(await findJava(search({ environment: { PATH: '.:bin:' } }))),
      /^Migration Lens needs Java 21 or newer to run its server\.$/,
    );
  });
});

it('reads the versions Java prints', () => {
  assert.deepEqual(['1.8.0_392', '9', '21.0.5+11', '25-ea', '', undefined].map(parseVersion), [
    8,
    9,
    21,
    25,
    undefined,
    undefined,
  ]);
});

function origin(found: Awaited<ReturnType<typeof findJava>>): string {
  return 'origin' in found ? found.origin : found.problem;
}

function problem(found: Awaited<ReturnType<typeof findJava>>): string {
  return 'problem' in found ? found.problem : found.executable;
}
