// Shows nodes as a VS Code tree.
import * as vscode from 'vscode';
import type { Node } from './node';

export class Tree implements vscode.TreeDataProvider<Node> {
  private roots: readonly Node[] = [];
  private readonly parents = new Map<string, Node>();
  private readonly byId = new Map<string, Node>();
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;

  show(roots: readonly Node[]): void {
    this.roots = roots;
    this.parents.clear();
    this.byId.clear();
    const remember = (node: Node) => {
      this.byId.set(node.id, node);
      for (const child of node.children ?? []) {
        this.parents.set(child.id, node);
        remember(child);
      }
    };
    roots.forEach(remember);
    this.changed.fire(undefined);
  }

  find(id: string): Node | undefined {
    return this.byId.get(id);
  }

  getChildren(node?: Node): Node[] {
    return [...(node ? (node.children ?? []) : this.roots)];
  }

  getParent(node: Node): Node | undefined {
    return this.parents.get(node.id);
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const foldable = node.unfolded
      ? vscode.TreeItemCollapsibleState.Expanded
      : vscode.TreeItemCollapsibleState.Collapsed;
    const item = new vscode.TreeItem(
      node.label,
      node.children?.length ? foldable : vscode.TreeItemCollapsibleState.None,
    );
    item.id = node.id;
    item.description = node.description;
    item.tooltip = node.tooltip;
    item.contextValue = node.context;
    if (node.icon) {
      item.iconPath = new vscode.ThemeIcon(node.icon, node.color ? new vscode.ThemeColor(node.color) : undefined);
    }
    if (node.file) {
      item.resourceUri = vscode.Uri.parse(node.file);
    }
    if (node.open) {
      item.command = { title: 'Open', command: 'migrationLens.open', arguments: [node.open.uri, node.open.range] };
    }
    return item;
  }
}
