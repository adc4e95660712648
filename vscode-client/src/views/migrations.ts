// The view "Migrations": the chain in the tool's order; a file dragged onto another is asked to run before it.
import * as vscode from 'vscode';
import { deliver } from '../commands/write';
import type { Server } from '../server';
import { currentSql, whenStale } from './fresh';
import { migrationNodes } from './migrationNodes';
import type { Node } from './node';
import { Tree } from './tree';

const MIME = 'application/vnd.code.tree.migrationlens.migrations';

export function migrationsView(server: Server): vscode.Disposable {
  const tree = new Tree();
  const view = vscode.window.createTreeView('migrationLens.migrations', {
    treeDataProvider: tree,
    showCollapseAll: true,
    dragAndDropController: dragAndDrop(server),
  });
  const reveal = async () => {
    const uri = currentSql();
    const node = uri && (tree.find(uri.toString()) ?? tree.find(uri.toString(true)));
    if (node && view.visible) {
      await view.reveal(node, { select: true, focus: false });
    }
  };
  return vscode.Disposable.from(
    view,
    whenStale(server, async () => {
      const answer = await server.look('migrationLens/chain', {});
      tree.show(answer ? migrationNodes(answer) : []);
      await reveal();
    }),
    view.onDidChangeVisibility(() => void reveal()),
    vscode.commands.registerCommand('migrationLens.moveMigration', (node?: Node) => move(server, node)),
  );
}

function dragAndDrop(server: Server): vscode.TreeDragAndDropController<Node> {
  return {
    dragMimeTypes: [MIME],
    dropMimeTypes: [MIME],
    handleDrag(nodes, data) {
      const [node] = nodes;
      if (node?.file) {
        data.set(MIME, new vscode.DataTransferItem(node.file));
      }
    },
    async handleDrop(target, data) {
      const uri = data.get(MIME)?.value;
      if (typeof uri === 'string' && uri !== target?.file) {
        await renumber(server, uri, target?.file ?? null);
      }
    },
  };
}

/** The same without a mouse. */
async function move(server: Server, node: Node | undefined): Promise<void> {
  const uri = node?.file ?? currentSql()?.toString();
  const answer = uri && (await server.look('migrationLens/chain', { uri }));
  if (!uri || !answer) {
    return;
  }
  const others = answer.chains.flatMap((chain) => chain.files).filter((file) => file.uri !== uri);
  const choices = [
    ...others.map((file) => ({
      label: file.name,
      description: file.state === 'applied' ? 'applied' : '',
      before: file.uri as string | null,
    })),
    { label: '$(arrow-down) At the end', description: '', before: null },
  ];
  const chosen = await vscode.window.showQuickPick(choices, { placeHolder: 'Run it before which migration?' });
  if (chosen) {
    await renumber(server, uri, chosen.before);
  }
}

async function renumber(server: Server, uri: string, before: string | null): Promise<void> {
  await deliver(server, () => server.ask('migrationLens/renumber', { uri, before }));
}
