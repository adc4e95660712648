// Runs exthost/suite.js inside VS Code's extension host and reports each of its tests as one of ours.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { it } from 'node:test';
import { startHost } from './host.mjs';
import { tenants } from './workspaces.mjs';

it('the extension through VS Code’s API', async (context) => {
  const result = path.join(os.tmpdir(), `lens-exthost-${process.pid}.json`);
  const tests = path.join(import.meta.dirname, 'exthost');
  const host = await startHost({ ...tenants, smoke: true, environment: { LENS_E2E_RESULT: result } });
  try {
    const ended = new Promise((resolve) => host.page.exposeFunction('codeAutomationExit', resolve));
    await host.page.exposeFunction('codeAutomationLog', () => {});
    await host.page.goto(
      host.url([
        ['extensionDevelopmentPath', host.remote(tests)],
        ['extensionTestsPath', host.remote(path.join(tests, 'index.js'))],
      ]),
    );
    const late = AbortSignal.timeout(120_000);
    await Promise.race([
      ended,
      new Promise((_, fail) => late.addEventListener('abort', () => fail(new Error('The tests did not end.')))),
    ]);
  } finally {
    await host.stop();
  }
  assert.ok(existsSync(result), 'The tests did not run.');
  for (const { title, failure } of JSON.parse(readFileSync(result, 'utf8'))) {
    await context.test(title, () => assert.ok(!failure, failure));
  }
});
