// The view "Schema": the schema as the file in the editor leaves it.
import * as vscode from 'vscode';
import type { Server } from '../server';
import { currentSql, whenStale } from './fresh';
import { schemaNodes } from './schemaNodes';
import { Tree } from './tree';

export function schemaView(server: Server): vscode.Disposable {
  const tree = new Tree();
  const view = vscode.window.createTreeView('migrationLens.schema', { treeDataProvider: tree, showCollapseAll: true });
  return vscode.Disposable.from(
    view,
    whenStale(server, async () => {
      const uri = currentSql();
      const answer = uri && (await server.look('migrationLens/schema', { uri: uri.toString() }));
      view.description = answer?.title ?? '';
      tree.show(answer ? schemaNodes(answer) : []);
    }),
  );
}
