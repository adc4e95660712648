// The .vsix for this platform: the universal one's content, a Java that runs it, and a cache that fits that Java.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { launch } from '../../src/launch';
import { CACHING_JAVA } from '../../src/training';
import { zipEntries } from '../zip';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const target = `${process.platform}-${process.arch}`;
const file = `out/migration-lens-${version}-${target}.vsix`;
const stage = path.resolve('out/stage');

describe('the .vsix for this platform', () => {
  const names = zipEntries(readFileSync(file)).map(({ name }) => name);

  it('holds the server and a whole Java', () => {
    for (const name of ['server/migration-lens.jar', 'jre/release', 'jre/lib/modules', 'dist/extension.js']) {
      assert.ok(names.includes(`extension/${name}`), name);
    }
    assert.ok(names.some((name) => /^extension\/jre\/bin\/java(\.exe)?$/.test(name)));
  });

  it('holds no tool, source map or dependency tree', () => {
    assert.deepEqual(
      names.filter((name) =>
        /\.map$|node_modules|\.ts$|jre\/(jmods|man|include)\/|bin\/javac|\.making|\.config$/.test(name),
      ),
      [],
    );
  });

  // Java's machine is 9 MB of it and its library 10, the server 5, and the cache, which halves the start, 7. Where there is
  // no `strip`, the machine is 2 MB larger.
  it('stays below 36 megabytes', () => {
    assert.ok(statSync(file).size < 36_000_000, `${statSync(file).size}`);
  });

  it('holds the outside of XML only, which the module of JDBC asks for', () => {
    const image = statSync(path.join(stage, 'jre', 'lib', 'modules')).size;
    assert.ok(image < 36_000_000, `${image}`);
  });

  it('holds the cache of classes that its Java can make', () => {
    const java = Number(/^JAVA_VERSION="(\d+)/m.exec(readFileSync(path.join(stage, 'jre', 'release'), 'utf8'))?.[1]);
    assert.equal(names.includes('extension/server/migration-lens.aot'), java >= CACHING_JAVA);
  });

  it('answers on its own Java, with its cache, and has nothing to complain about', async () => {
    const cache = path.join(stage, 'server', 'migration-lens.aot');
    const { command, args } = launch({
      java: path.join(stage, 'jre', 'bin', 'java'),
      jar: path.join(stage, 'server', 'migration-lens.jar'),
      cache: existsSync(cache) ? cache : undefined,
      // A cache that does not fit would only be slow; here it must fit.
      extra: existsSync(cache) ? ['-XX:AOTMode=on'] : [],
    });
    const server = spawn(command, [...args]);
    const late = setTimeout(() => server.kill('SIGKILL'), 30_000);
    let said = '';
    let complaints = '';
    server.stderr.on('data', (chunk) => {
      complaints += chunk;
    });
    const answered = new Promise<void>((resolve) => {
      server.stdout.on('data', (chunk) => {
        said += chunk;
        if (said.includes('"id":2')) {
          resolve();
        }
      });
    });
    const send = (message: object) => {
      const body = JSON.stringify({ jsonrpc: '2.0', ...message });
      server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    };
    send({ id: 1, method: 'initialize', params: { processId: process.pid, rootUri: null, capabilities: {} } });
    send({ id: 2, method: 'shutdown' });
    await Promise.race([answered, once(server, 'exit')]);
    const ended = once(server, 'exit');
    send({ method: 'exit' });
    const [code] = await ended;
    clearTimeout(late);
    assert.match(said, /^Content-Length: \d+\r\n/);
    assert.match(said, /"name":"Migration Lens"/);
    assert.equal(complaints, '');
    assert.equal(code, 0);
  });
});
