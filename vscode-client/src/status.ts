// The two items behind the braces of the status bar: the chain and the server that reads it, and the database.
import * as vscode from 'vscode';
import type { ChainChanged } from './protocol';
import { type Announced, LANGUAGES, type Server } from './server';
import { chainText, liveText } from './wording';

const SELECTOR = LANGUAGES.map((language) => ({ language }));

export function chainStatus(server: Server): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('migrationLens.chain', SELECTOR);
  item.name = 'Migration Lens';
  item.command = { title: 'Show Output', command: 'migrationLens.showOutput' };
  let chain: ChainChanged | undefined;
  const show = () => {
    const { state } = server;
    item.busy = state.kind === 'starting' || (state.kind === 'running' && chain?.state === 'working');
    item.severity =
      state.kind === 'failed' || state.kind === 'stopped'
        ? vscode.LanguageStatusSeverity.Error
        : vscode.LanguageStatusSeverity.Information;
    item.text = state.kind === 'running' ? chainText(chain) : `Migration Lens: ${state.kind}`;
    item.detail = state.kind === 'failed' ? state.problem : 'Migrations';
  };
  show();
  return vscode.Disposable.from(
    item,
    server.onState(() => {
      chain = undefined;
      show();
    }),
    server.onChain((change) => {
      chain = { ...chain, ...change };
      show();
    }),
  );
}

export function databaseStatus(server: Server): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('migrationLens.database', SELECTOR);
  item.name = 'Migration Lens: Database';
  item.command = { title: 'Choose', command: 'migrationLens.database.choose' };
  const show = (status: Announced) => {
    item.busy = status.state === 'connecting' || status.busy === true;
    item.severity =
      status.state === 'failed' ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
    item.text = liveText(status);
    item.detail = status.message ?? 'Database';
  };
  show({ state: 'disconnected' });
  return vscode.Disposable.from(
    item,
    server.onLive(show),
    server.onState((state) => state.kind !== 'running' && show({ state: 'disconnected' })),
  );
}
