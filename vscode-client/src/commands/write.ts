// What the server writes, brought to the user: an edit to apply, a file to open, or a text to look at.
import * as vscode from 'vscode';
import type { Range } from 'vscode-languageclient';
import type { WriteParams, WriteWhat, Written } from '../protocol';
import type { Server } from '../server';
import { currentSql } from '../views/fresh';
import type { Node } from '../views/node';

const WRITERS: Record<string, WriteWhat> = {
  'migrationLens.writeVerificationQuery': 'verificationQuery',
  'migrationLens.writeVerificationScript': 'verificationScript',
  'migrationLens.writeRollback': 'rollback',
  'migrationLens.writeTypes': 'types',
};

export function writeCommands(server: Server): vscode.Disposable {
  const write = (params: WriteParams) => deliver(server, () => server.ask('migrationLens/write', params));
  return vscode.Disposable.from(
    ...Object.entries(WRITERS).map(([command, what]) =>
      vscode.commands.registerCommand(command, async (node?: Node) => {
        const uri = fileOf(node);
        return uri ? write({ uri, what }) : noFile();
      }),
    ),
    vscode.commands.registerCommand('migrationLens.newMigration', async (node?: Node) => {
      const uri = fileOf(node) ?? (await firstChain(server));
      if (!uri) {
        return noFile();
      }
      const name = await vscode.window.showInputBox({
        title: 'New Migration',
        prompt: 'What does it do? The number and the form of the file name follow from the chain.',
        placeHolder: 'add customer to orders',
        validateInput: (text) =>
          /[\p{L}\p{N}]/u.test(text) || text === '' ? undefined : 'A name has letters or digits',
      });
      return name ? write({ uri, what: 'nextMigration', name }) : undefined;
    }),
    vscode.commands.registerCommand('migrationLens.write', (params: WriteParams) => write(params)),
    vscode.commands.registerCommand('migrationLens.open', (uri: string, range?: Range) =>
      open(vscode.Uri.parse(uri), range),
    ),
    vscode.commands.registerCommand('migrationLens.showReferences', showReferences(server)),
  );
}

/** Runs a request and shows what came of it, a refusal too. */
export async function deliver(server: Server, request: () => Promise<Written | null>): Promise<boolean> {
  try {
    const written = await request();
    if (!written) {
      void vscode.window.showInformationMessage('There is nothing to write.');
      return false;
    }
    return await bring(server, written);
  } catch (failure) {
    void vscode.window.showWarningMessage(failure instanceof Error ? failure.message : String(failure));
    return false;
  }
}

async function bring(server: Server, written: Written): Promise<boolean> {
  if (written.edit) {
    const edit = await server.languageClient?.protocol2CodeConverter.asWorkspaceEdit(written.edit);
    if (!edit || !(await vscode.workspace.applyEdit(edit))) {
      throw new Error('The change could not be applied: a file of it has changed meanwhile.');
    }
  }
  if (written.show) {
    await open(vscode.Uri.parse(written.show.uri), written.show.range);
  } else if (written.text !== undefined) {
    const document = await vscode.workspace.openTextDocument({
      content: written.text,
      language: written.language ?? 'sql',
    });
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside });
  }
  if (written.message) {
    void vscode.window.showInformationMessage(written.message);
  }
  return true;
}

async function open(uri: vscode.Uri, range?: Range): Promise<void> {
  const selection =
    range && new vscode.Range(range.start.line, range.start.character, range.start.line, range.start.character);
  await vscode.window.showTextDocument(uri, { selection, preview: true });
}

function showReferences(server: Server) {
  return (uri: string, position: { line: number; character: number }, locations: never[]) => {
    const converter = server.languageClient?.protocol2CodeConverter;
    return (
      converter &&
      vscode.commands.executeCommand(
        'editor.action.showReferences',
        vscode.Uri.parse(uri),
        converter.asPosition(position),
        locations.map((location) => converter.asLocation(location)),
      )
    );
  };
}

function fileOf(node: Node | undefined): string | undefined {
  return node?.file ?? (node?.context === 'chain' ? node.id : currentSql()?.toString());
}

async function firstChain(server: Server): Promise<string | undefined> {
  return (await server.look('migrationLens/chain', {}))?.chains[0]?.root;
}

function noFile(): Thenable<unknown> {
  return vscode.window.showInformationMessage('Open a migration first.');
}
