// Wires the parts together, by hand.
import * as vscode from 'vscode';
import { databaseCommands } from './commands/database';
import { diffCommand } from './commands/diff';
import { generalCommands } from './commands/general';
import { trialCommand } from './commands/trial';
import { writeCommands } from './commands/write';
import { Server } from './server';
import { chainStatus, databaseStatus } from './status';
import { migrationsView } from './views/migrations';
import { pictureCommands } from './views/picture';
import { schemaView } from './views/schema';

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
    writeCommands(running),
    trialCommand(running),
    databaseCommands(running, context),
    diffCommand(running),
    migrationsView(running),
    schemaView(running),
    pictureCommands(running, context),
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
