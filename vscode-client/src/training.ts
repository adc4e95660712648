// Makes Java's cache of loaded classes by letting the server work for nobody: later starts take half the time.
// Nothing here knows VS Code; the packaging script uses it too.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
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

/** What the server looks at meanwhile: statements of the common kinds, and two mistakes. */
const SQL = `create table public.users (id uuid primary key default gen_random_uuid(), name text not null);
create index users_name_idx on public.users (lower(name));
alter table public.users enable row level security;
create policy own on public.users for select using (id = current_setting('app.user')::uuid);
create view public.named as select u.id, u.nmae from public.users u where u.name <> '';
create function public.touch() returns trigger language plpgsql as $$ begin new.name := trim(new.name); return new; end $$;
insert into public.users (name) values ('a'), ('b');
select from;
`;

/** Trains into a file of its own and moves it into place when it is whole. */
export async function train(java: string, jar: string, cache: string): Promise<void> {
  if (await exists(cache)) {
    return;
  }
  await mkdir(path.dirname(cache), { recursive: true });
  const making = `${cache}.${process.pid}`;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'migration-lens-training-'));
  try {
    await mkdir(path.join(folder, 'migrations'));
    await writeFile(path.join(folder, 'migrations', '001_training.sql'), SQL);
    const code = await run(java, [...BASIC_FLAGS, `-XX:AOTCacheOutput=${making}`, '-jar', jar, '--train', folder]);
    if (code === 0 && (await exists(making))) {
      await rename(making, cache);
    }
  } finally {
    await Promise.all([making, `${making}.config`, folder].map((made) => rm(made, { recursive: true, force: true })));
  }
}

/** The exit code; nobody waits for this, so it lets others go first. */
function run(program: string, args: readonly string[]): Promise<number | null> {
  const running = spawn(program, args, { stdio: 'ignore' });
  lower(running.pid);
  const late = setTimeout(() => running.kill('SIGKILL'), 120_000);
  return new Promise<number | null>((resolve, reject) => {
    running.once('error', reject);
    running.once('exit', resolve);
  }).finally(() => clearTimeout(late));
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
