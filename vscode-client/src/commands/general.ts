// Restart, output, version, and what a missing Java asks for.
import * as vscode from 'vscode';
import { REQUIRED_JAVA } from '../java';
import type { Server } from '../server';

export function generalCommands(server: Server, output: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('migrationLens.restart', () => server.restart()),
    vscode.commands.registerCommand('migrationLens.showOutput', () => output.show()),
    vscode.commands.registerCommand('migrationLens.showVersion', () => {
      const text = server.version ?? 'The Migration Lens server is not running.';
      return vscode.window.showInformationMessage(text);
    }),
    server.onState((state) => {
      if (state.kind === 'failed') {
        void complain(state.problem, output);
      }
    }),
  );
}

async function complain(problem: string, output: vscode.LogOutputChannel): Promise<void> {
  const java = /\bJava\b/.test(problem);
  const choices = java ? ['Open Settings', 'Get Java'] : ['Show Output'];
  switch (await vscode.window.showErrorMessage(problem, ...choices)) {
    case 'Open Settings':
      // A setting of the machine is listed under the machine the extension runs on.
      await vscode.commands.executeCommand(
        vscode.env.remoteName ? 'workbench.action.openRemoteSettings' : 'workbench.action.openSettings',
        { query: 'migrationLens.java.home' },
      );
      break;
    case 'Get Java':
      await vscode.env.openExternal(
        vscode.Uri.parse(`https://adoptium.net/temurin/releases/?version=${REQUIRED_JAVA}`),
      );
      break;
    case 'Show Output':
      output.show();
      break;
  }
}
