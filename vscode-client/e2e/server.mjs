// Whether the packaged server can be spoken to at all: journeys with it make no sense otherwise.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { newestJdk } from '../scripts/runtime.mjs';

/** Why the real server cannot be walked through, or undefined. Set by run.mjs. */
export const noServer = process.env.LENS_E2E_NO_SERVER || undefined;

/** Sends `initialize` to the jar of the installed extension, with the Java the extension would find. */
export async function speaks(extensions) {
  const [name] = readdirSync(extensions).filter((folder) => folder.startsWith('migration-lens.'));
  const home = path.join(extensions, name);
  const java = readdirSync(home).includes('jre')
    ? path.join(home, 'jre', 'bin', 'java')
    : path.join(newestJdk() ?? '', 'bin', 'java');
  const server = spawn(java, ['-jar', path.join(home, 'server', 'migration-lens.jar'), 'lsp'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const params = { processId: process.pid, rootUri: null, capabilities: {} };
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
  server.stdin.on('error', () => {}); // It ended without reading; that is an answer too.
  server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  const first = once(server.stdout, 'data').then(([chunk]) => chunk.toString().startsWith('Content-Length:'));
  const none = Promise.race([once(server, 'exit'), once(server, 'error')]).then(() => false);
  const late = setTimeout(() => server.kill('SIGKILL'), 20_000);
  try {
    return await Promise.race([first, none]);
  } finally {
    clearTimeout(late);
    server.kill('SIGKILL');
  }
}
