import assert from 'node:assert/strict';
import { it } from 'node:test';
import { launch } from '../../src/launch';

it('keeps standard output for the protocol', async () => {
  const { command, args } = await launch({ java: '/j/bin/java', jar: '/s.jar', cache: '/none.aot', extra: ['-Xmx1g'] });
  assert.equal(command, '/j/bin/java');
  assert.ok(args.indexOf('-Xlog:disable') < args.indexOf('-Xlog:all=error:stderr'));
  assert.deepEqual(args.slice(-4), ['-Xmx1g', '-jar', '/s.jar', 'lsp']);
  assert.ok(!args.some((arg) => arg.startsWith('-XX:AOTCache')));
});

it('uses a cache that is there', async () => {
  const { args } = await launch({ java: 'java', jar: '/s.jar', cache: __filename, extra: [] });
  assert.ok(args.some((arg) => arg.startsWith('-XX:AOTCache=')));
});
