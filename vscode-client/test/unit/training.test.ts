import assert from 'node:assert/strict';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { cacheFile, train } from '../../src/training';

describe('training', { skip: process.platform === 'win32' }, () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'lens-training-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** A pretended Java that makes its "cache" when there is something to train on. */
  async function java(script: string): Promise<string> {
    const program = path.join(folder, 'java');
    await writeFile(
      program,
      `#!/bin/sh\nfor a in "$@"; do case $a in -XX:AOTCacheOutput=*) out=\${a#*=};; esac; folder=$a; done\n${script}\n`,
    );
    await chmod(program, 0o755);
    return program;
  }

  it('lets the server work on something, and keeps what Java made', async () => {
    const program = await java('grep -q "create view" "$folder"/migrations/*.sql && echo classes > "$out"');
    const cache = path.join(folder, 'caches', 'c.aot');
    await train(program, 'x.jar', cache);
    assert.equal(await readFile(cache, 'utf8'), 'classes\n');
    assert.deepEqual(await readdir(path.dirname(cache)), ['c.aot']);
  });

  it('leaves nothing where the server fails', async () => {
    const cache = path.join(folder, 'caches', 'c.aot');
    await train(await java('echo half > "$out"; echo half > "$out.config"; exit 1'), 'x.jar', cache);
    assert.deepEqual(await readdir(path.dirname(cache)), []);
  });

  it('makes one for each jar and each Java', async () => {
    const jar = path.join(folder, 's.jar');
    await writeFile(jar, 'one');
    const first = await cacheFile(folder, '/a/java', jar);
    assert.equal(await cacheFile(folder, '/a/java', jar), first);
    assert.notEqual(await cacheFile(folder, '/b/java', jar), first);
    await writeFile(jar, 'other');
    assert.notEqual(await cacheFile(folder, '/a/java', jar), first);
  });
});
