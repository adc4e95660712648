// Wires the parts together, by hand.
import * as vscode from 'vscode';
import { generalCommands } from './commands/general';
import { Server } from './server';
import { chainStatus, databaseStatus } from './status';

let server: Server | undefined;

/** Settings that only a new server process obeys. */
const LAUNCH_SETTINGS = ['migrationLens.java', 'migrationLens.server'];

export function activate(context: vscode.ExtensionContext): void {
  const output = vscode.window.createOutputChannel('Migration Lens', { log: true });
  const running = new Server(context, output);
  server = running;
  context.subscriptions.push(
    output,
    running,
    chainStatus(running),
    databaseStatus(running),
    generalCommands(running, output),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (LAUNCH_SETTINGS.some((setting) => change.affectsConfiguration(setting))) {
        void running.restart();
      }
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      void running.languageClient?.sendNotification('migrationLens/trusted', {});
    }),
  );
  // Not awaited: commands and views work, and say so, while the server is still starting.
  void running.start();
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}
