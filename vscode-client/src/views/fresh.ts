// When a view should look again: the server has read the chain or the database, or came or went, or another file is in the editor.
import * as vscode from 'vscode';
import { LANGUAGES, type Server } from '../server';

export function whenStale(server: Server, look: () => Promise<void>): vscode.Disposable {
  let looking = false;
  let again = false;
  const refresh = async () => {
    // While one look is under way any number of reasons make one more.
    again = looking;
    if (looking) {
      return;
    }
    looking = true;
    try {
      await look();
    } finally {
      looking = false;
      if (again) {
        void refresh();
      }
    }
  };
  void refresh();
  return vscode.Disposable.from(
    server.onState((state) => state.kind !== 'starting' && void refresh()),
    server.onChain((change) => change.state === 'ready' && void refresh()),
    server.onLive(() => void refresh()),
    vscode.window.onDidChangeActiveTextEditor((editor) => editor && isSql(editor.document) && void refresh()),
    vscode.workspace.onDidSaveTextDocument((document) => isSql(document) && void refresh()),
  );
}

export function isSql(document: vscode.TextDocument): boolean {
  // Not the sides of a comparison: they are no files of a chain.
  return LANGUAGES.includes(document.languageId) && ['file', 'untitled'].includes(document.uri.scheme);
}

/** The SQL file the user looks at, or looked at last in a visible editor. */
export function currentSql(): vscode.Uri | undefined {
  const editors = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors];
  return editors.find((editor) => editor && isSql(editor.document))?.document.uri;
}
