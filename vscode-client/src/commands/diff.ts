// The chain's schema beside the live one, in VS Code's comparison.
import * as vscode from 'vscode';
import type { Server } from '../server';
import { currentSql } from '../views/fresh';

const SCHEME = 'migration-lens-schema';

export function diffCommand(server: Server): vscode.Disposable {
  const texts = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const side = (name: string, text: string) => {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name}.sql` });
    texts.set(uri.path, text);
    changed.fire(uri);
    return uri;
  };
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => texts.get(uri.path) ?? '',
    }),
    vscode.commands.registerCommand('migrationLens.database.diff', async () => {
      try {
        const uri = currentSql()?.toString() ?? (await server.look('migrationLens/chain', {}))?.chains[0]?.root;
        if (uri) {
          const { title, chain, live } = await server.ask('migrationLens/live/diff', { uri });
          await vscode.commands.executeCommand('vscode.diff', side('chain', chain), side('live', live), title);
        }
      } catch (failure) {
        void vscode.window.showWarningMessage(failure instanceof Error ? failure.message : String(failure));
      }
    }),
  );
}
