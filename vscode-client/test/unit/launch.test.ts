import assert from 'node:assert/strict';
import { it } from 'node:test';
import { launch } from '../../src/launch';

it('keeps standard output for the protocol', () => {
  const { command, args } = launch({ java: '/j/bin/java', jar: '/s.jar', extra: ['-Xmx1g'] });
  assert.equal(command, '/j/bin/java');
  assert.ok(args.indexOf('-Xlog:disable') < args.indexOf('-Xlog:all=error:stderr'));
  assert.deepEqual(args.slice(-4), ['-Xmx1g', '-jar', '/s.jar', 'lsp']);
  assert.ok(!args.some((arg) => arg.startsWith('-XX:AOTCache')));
});

it('uses a cache where there is one', () => {
  const { args } = launch({ java: 'java', jar: '/s.jar', cache: '/c.aot', extra: [] });
  assert.ok(args.includes('-XX:AOTCache=/c.aot'));
});
