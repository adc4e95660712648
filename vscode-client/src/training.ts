// Makes Java's cache of loaded classes by a short session with the server: later starts take half the time.
// Nothing here knows VS Code; the packaging script uses it too.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, mkdir, rename, rm, stat } from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import { BASIC_FLAGS } from './launch';

/** The first Java whose cache is made by one command. */
export const CACHING_JAVA = 25;

/** A cache fits one jar and one Java only, so these are its name. */
export async function cacheFile(folder: string, java: string, jar: string): Promise<string> {
  const { size, mtimeMs } = await stat(jar);
  const key = createHash('sha256')
    .update(JSON.stringify([java, jar, size, mtimeMs]))
    .digest('hex')
    .slice(0, 16);
  return path.join(folder, `${key}.aot`);
}

/** Trains into a file of its own and moves it into place when it is whole. */
export async function train(java: string, jar: string, cache: string): Promise<void> {
  if (await exists(cache)) {
    return;
  }
  await mkdir(path.dirname(cache), { recursive: true });
  const making = `${cache}.${process.pid}`;
  const server = spawn(java, [...BASIC_FLAGS, `-XX:AOTCacheOutput=${making}`, '-jar', jar, 'lsp']);
  lower(server.pid);
  const ended = new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', () => resolve());
  });
  const late = setTimeout(() => server.kill('SIGKILL'), 60_000);
  try {
    await Promise.race([ended, session(server)]);
    await ended;
    if (await exists(making)) {
      await rename(making, cache);
    }
  } finally {
    clearTimeout(late);
    await Promise.all([making, `${making}.config`].map((file) => rm(file, { force: true })));
  }
}

const SQL = `create table public.users (id uuid primary key default gen_random_uuid(), name text not null);
create index users_name_idx on public.users (lower(name));
alter table public.users enable row level security;
create policy own on public.users for select using (id = current_setting('app.user')::uuid);
create view public.named as select u.id, u.nmae from public.users u where u.name <> '';
create function public.touch() returns trigger language plpgsql as $$ begin new.name := trim(new.name); return new; end $$;
insert into public.users (name) values ('a'), ('b');
select from;
`;

/** What a user does in the first minute. An answer that is an error trains too. */
async function session(server: ChildProcessWithoutNullStreams): Promise<void> {
  const ask = caller(server);
  const uri = 'untitled:training.sql';
  const here = { textDocument: { uri }, position: { line: 4, character: 48 } };
  const capabilities = {
    workspace: { workspaceFolders: true },
    textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } },
  };
  await ask('initialize', { processId: process.pid, rootUri: null, workspaceFolders: null, capabilities });
  ask('initialized', {}, false);
  ask('textDocument/didOpen', { textDocument: { uri, languageId: 'sql', version: 1, text: SQL } }, false);
  await ask('textDocument/hover', here);
  await ask('textDocument/completion', here);
  await ask('textDocument/codeAction', {
    textDocument: { uri },
    range: { start: here.position, end: here.position },
    context: { diagnostics: [] },
  });
  await ask('textDocument/documentSymbol', { textDocument: { uri } });
  await ask('textDocument/semanticTokens/full', { textDocument: { uri } });
  ask(
    'textDocument/didChange',
    { textDocument: { uri, version: 2 }, contentChanges: [{ text: SQL.replace('nmae', 'name') }] },
    false,
  );
  await ask('textDocument/hover', here);
  await ask('shutdown', null);
  ask('exit', null, false);
  server.stdin.end();
}

function caller(server: ChildProcessWithoutNullStreams) {
  let last = 0;
  let received = '';
  const waiting = new Map<number, () => void>();
  server.stdin.on('error', () => {}); // It ended before it had read everything; the exit tells.
  server.stdout.setEncoding('latin1').on('data', (chunk: string) => {
    received += chunk;
    for (let head = /Content-Length: (\d+)\r\n(?:[^\r\n]+\r\n)*\r\n/.exec(received); head; ) {
      const end = head.index + head[0].length + Number(head[1]);
      if (received.length < end) {
        return;
      }
      const { id, method } = JSON.parse(received.slice(head.index + head[0].length, end));
      received = received.slice(end);
      head = /Content-Length: (\d+)\r\n(?:[^\r\n]+\r\n)*\r\n/.exec(received);
      if (method === undefined) {
        waiting.get(id)?.();
      } else if (id !== undefined) {
        // The server asks for settings or registers something: nothing to say.
        send(server, { id, result: method === 'workspace/configuration' ? [null] : null });
      }
    }
  });
  return (method: string, params: unknown, answered = true): Promise<void> => {
    const id = answered ? ++last : undefined;
    send(server, { id, method, params: params ?? undefined });
    return id === undefined ? Promise.resolve() : new Promise((resolve) => waiting.set(id, resolve));
  };
}

function send(server: ChildProcessWithoutNullStreams, message: object): void {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

function lower(pid: number | undefined): void {
  try {
    os.setPriority(pid ?? 0, os.constants.priority.PRIORITY_LOW);
  } catch {
    // It trains at the usual priority then.
  }
}

export function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
