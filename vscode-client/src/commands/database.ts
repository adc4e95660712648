// Connecting to a running database, only when asked to, and only in a trusted workspace.
import * as vscode from 'vscode';
import type { LiveStatus } from '../protocol';
import type { Server } from '../server';
import { currentSql } from '../views/fresh';
import { liveText } from '../wording';
import { type Place, parsePlace, placeInEnvironment, placeText, secretKey, withoutEmpty } from './place';
import { deliver } from './write';

const REMEMBERED = 'migrationLens.place';

export function databaseCommands(server: Server, context: vscode.ExtensionContext): vscode.Disposable {
  const setConnected = (status: LiveStatus) =>
    vscode.commands.executeCommand('setContext', 'migrationLens.connected', status.state === 'connected');
  return vscode.Disposable.from(
    server.onLive(setConnected),
    server.onState((state) => state.kind !== 'running' && void setConnected({ state: 'disconnected' })),
    vscode.commands.registerCommand('migrationLens.database.connect', () => telling(() => connect(server, context))),
    vscode.commands.registerCommand('migrationLens.database.disconnect', () =>
      telling(async () => server.announce(await server.ask('migrationLens/live/disconnect', {}))),
    ),
    vscode.commands.registerCommand('migrationLens.database.refresh', () => telling(() => refresh(server))),
    vscode.commands.registerCommand('migrationLens.database.pull', async () => {
      const uri = currentSql()?.toString() ?? (await server.look('migrationLens/chain', {}))?.chains[0]?.root;
      return uri && deliver(server, () => server.ask('migrationLens/live/pull', { uri }));
    }),
    vscode.commands.registerCommand('migrationLens.database.forget', async () => {
      const place = configured() ?? context.workspaceState.get<Place>(REMEMBERED) ?? {};
      await context.secrets.delete(secretKey(place));
      await context.workspaceState.update(REMEMBERED, undefined);
      void vscode.window.showInformationMessage('The database and its password are forgotten.');
    }),
    vscode.commands.registerCommand('migrationLens.database.choose', () => choose(server)),
  );
}

async function connect(server: Server, context: vscode.ExtensionContext): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    const manage = 'Manage Trust';
    const text = 'No database is connected to from a folder that you do not trust.';
    if ((await vscode.window.showWarningMessage(text, manage)) === manage) {
      await vscode.commands.executeCommand('workbench.trust.manage');
    }
    return;
  }
  const place = configured() ?? context.workspaceState.get<Place>(REMEMBERED) ?? (await pickPlace(server));
  if (!place) {
    return;
  }
  server.announce({ ...place, state: 'connecting' });
  const status = await attempt(server, context, place);
  server.announce(status);
  if (status.state === 'connected') {
    await context.workspaceState.update(REMEMBERED, place);
    void vscode.window.showInformationMessage(
      `Connected to ${liveText(status)}${status.server ? `, ${status.server}` : ''}.`,
    );
  } else if (status.message) {
    await context.workspaceState.update(REMEMBERED, undefined);
    void vscode.window.showWarningMessage(status.message);
  }
}

async function refresh(server: Server): Promise<void> {
  let status = await server.ask('migrationLens/live/status', {});
  server.announce({ ...status, busy: true });
  try {
    status = await server.ask('migrationLens/live/refresh', {});
  } finally {
    server.announce(status);
  }
}

/** What libpq knows comes first, then the secret store, then the user; only a password that worked is kept. */
async function attempt(server: Server, context: vscode.ExtensionContext, place: Place): Promise<LiveStatus> {
  // Of a named one the server knows where it is; it is told only which host the user has agreed to.
  const { name, host } = place;
  const params = name === undefined ? place : { name };
  const ask = (password?: string) =>
    server.ask('migrationLens/live/connect', password === undefined ? { ...params } : { ...params, password });
  const key = secretKey(place);
  let status = await (host === undefined || name === undefined
    ? ask()
    : server.ask('migrationLens/live/connect', { ...params, trust: host }));
  if (status.needsTrust !== undefined) {
    const agree = `Connect to ${status.needsTrust}`;
    const text = status.message ?? agree;
    if ((await vscode.window.showWarningMessage(text, { modal: true }, agree)) !== agree) {
      return { state: 'disconnected' };
    }
    status = await server.ask('migrationLens/live/connect', { ...params, trust: status.needsTrust });
  }
  const kept = status.needsPassword ? await context.secrets.get(key) : undefined;
  if (kept !== undefined) {
    status = await ask(kept);
  }
  while (status.needsPassword) {
    const password = await vscode.window.showInputBox({
      title: `Password of ${place.user ?? 'the role'} at ${place.host ?? 'localhost'}`,
      prompt: status.message,
      password: true,
      ignoreFocusOut: true,
    });
    if (password === undefined) {
      return { state: 'disconnected' };
    }
    status = await ask(password);
    if (status.state === 'connected') {
      await context.secrets.store(key, password);
    }
  }
  return status;
}

/** Settings first; nothing set and something in the environment means: whatever libpq would take. */
function configured(): Place | undefined {
  const settings = vscode.workspace.getConfiguration('migrationLens.database');
  const place = withoutEmpty({
    host: settings.get('host'),
    port: settings.get('port'),
    database: settings.get('name'),
    user: settings.get('user'),
    sslmode: settings.get('sslMode'),
    sslrootcert: settings.get('sslRootCertificate'),
    service: settings.get('service'),
  });
  return Object.keys(place).length > 0 || placeInEnvironment(process.env) ? place : undefined;
}

/** One of those that the folders name, or another one. */
async function pickPlace(server: Server): Promise<Place | undefined> {
  const named = (await server.look('migrationLens/live/databases', {}))?.databases ?? [];
  if (named.length === 0) {
    return askPlace();
  }
  const items = named.map((database) => ({
    label: `$(database) ${database.name}`,
    description: database.message ?? placeText(database),
    database,
  }));
  const other = { label: 'Another Database…', description: 'user@host:port/database', database: undefined };
  const chosen = await vscode.window.showQuickPick([...items, other], {
    title: 'Connect to a Database',
    placeHolder: 'It is only read, in read-only transactions',
    matchOnDescription: true,
  });
  if (chosen && !chosen.database) {
    return askPlace();
  }
  const { name, host, port, database, user } = chosen?.database ?? {};
  return name === undefined ? undefined : withoutEmpty({ name, host, port, database, user });
}

async function askPlace(): Promise<Place | undefined> {
  const text = await vscode.window.showInputBox({
    title: 'Connect to a Database',
    prompt: 'It is only read, in read-only transactions.',
    placeHolder: 'user@host:port/database',
    ignoreFocusOut: true,
    validateInput: (value) => {
      const place = value === '' ? '' : parsePlace(value);
      return typeof place === 'string' ? place || undefined : undefined;
    },
  });
  const place = text ? parsePlace(text) : undefined;
  return typeof place === 'object' ? place : undefined;
}

async function choose(server: Server): Promise<void> {
  const status = await server.look('migrationLens/live/status', {});
  const commands =
    status?.state === 'connected'
      ? {
          Refresh: 'database.refresh',
          'Compare with the Chain': 'database.diff',
          'Pull a Snapshot': 'database.pull',
          Disconnect: 'database.disconnect',
        }
      : { Connect: 'database.connect', 'Forget the Database and Its Password': 'database.forget' };
  const all = { ...commands, 'Show Output': 'showOutput' };
  const chosen = await vscode.window.showQuickPick(Object.keys(all), {
    placeHolder: status ? liveText(status) : 'Database',
  });
  if (chosen) {
    await vscode.commands.executeCommand(`migrationLens.${all[chosen as keyof typeof all]}`);
  }
}

async function telling(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (failure) {
    void vscode.window.showWarningMessage(failure instanceof Error ? failure.message : String(failure));
  }
}
