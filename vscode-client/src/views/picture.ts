// The picture beside the editor: the schema as a diagram of entities, or the chain as a graph of what needs what.
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { entities, files } from '../draw/diagrams';
import { type DiagramAnswer, type DiagramKind, Unknown } from '../protocol';
import type { Server } from '../server';
import type { FromPicture, ToPicture } from '../webview/messages';
import { currentSql, whenStale } from './fresh';
import { pictureHtml } from './pictureHtml';

export function pictureCommands(server: Server, context: vscode.ExtensionContext): vscode.Disposable {
  let picture: Picture | undefined;
  const show = async (kind: DiagramKind) => {
    picture ??= new Picture(server, context.extensionUri, () => {
      picture = undefined;
    });
    await picture.show(kind);
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('migrationLens.showDiagram', () => show('er')),
    vscode.commands.registerCommand('migrationLens.showChainGraph', () => show('chain')),
    new vscode.Disposable(() => picture?.dispose()),
  );
}

class Picture {
  private readonly panel: vscode.WebviewPanel;
  private readonly following: vscode.Disposable;
  private kind: DiagramKind = 'er';
  /** The file the picture is of: it stays while the focus is in the picture itself. */
  private uri: vscode.Uri | undefined;
  private nodes = new Map<string, { uri: string; range: vscode.Range | undefined }>();

  constructor(
    private readonly server: Server,
    extension: vscode.Uri,
    gone: () => void,
  ) {
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    this.panel = vscode.window.createWebviewPanel('migrationLens.picture', 'Migration Lens', column, {
      enableScripts: true,
      retainContextWhenHidden: true,
      localResourceRoots: [vscode.Uri.joinPath(extension, 'dist'), vscode.Uri.joinPath(extension, 'media')],
    });
    const { webview } = this.panel;
    const inside = (...names: string[]) => webview.asWebviewUri(vscode.Uri.joinPath(extension, ...names)).toString();
    const received = webview.onDidReceiveMessage((message: FromPicture) => this.hear(message));
    webview.html = pictureHtml({
      script: inside('dist', 'picture.js'),
      style: inside('media', 'picture.css'),
      source: webview.cspSource,
      nonce: randomBytes(16).toString('base64url'),
    });
    this.following = whenStale(server, () => this.draw());
    this.panel.onDidDispose(() => {
      received.dispose();
      this.following.dispose();
      gone();
    });
  }

  async show(kind: DiagramKind): Promise<void> {
    this.kind = kind;
    this.panel.reveal(undefined, true);
    await this.draw();
  }

  dispose(): void {
    this.panel.dispose();
  }

  private async draw(): Promise<void> {
    this.uri = currentSql() ?? this.uri;
    if (!this.uri) {
      return this.send({ type: 'nothing', reason: 'Open a migration to see its picture.' });
    }
    try {
      const { kind } = this;
      const answer = await diagram(this.server, this.uri.toString(), kind);
      this.nodes = new Map(
        (answer.nodes ?? []).flatMap(({ id, location }) => (location ? [[id, location as never]] : [])),
      );
      this.panel.title = answer.title ?? (kind === 'er' ? 'Schema' : 'Chain');
      this.send({
        type: 'picture',
        kind,
        svg: answer.svg,
        highlighted: [...(answer.highlighted ?? [])],
        title: this.panel.title,
      });
    } catch (failure) {
      this.send({ type: 'nothing', reason: failure instanceof Error ? failure.message : String(failure) });
    }
  }

  private send(message: ToPicture): void {
    void this.panel.webview.postMessage(message);
  }

  private async hear(message: FromPicture): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.draw();
      case 'kind':
        return this.show(message.kind);
      case 'open': {
        const node = this.nodes.get(message.id);
        if (node) {
          const place =
            node.range && new vscode.Range(node.range.start.line, node.range.start.character, node.range.start.line, 0);
          await vscode.window.showTextDocument(vscode.Uri.parse(node.uri), {
            selection: place,
            viewColumn: vscode.ViewColumn.One,
          });
        }
        return;
      }
      case 'export':
        return this.export(message.svg);
    }
  }

  private async export(svg: string): Promise<void> {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const name = this.kind === 'er' ? 'schema.svg' : 'chain.svg';
    const target = await vscode.window.showSaveDialog({
      defaultUri: folder && vscode.Uri.joinPath(folder, name),
      filters: { 'SVG picture': ['svg'] },
    });
    if (target) {
      await vscode.workspace.fs.writeFile(target, Buffer.from(svg, 'utf8'));
    }
  }
}

/** The server's picture, or ours of what it told the other views. */
async function diagram(server: Server, uri: string, kind: DiagramKind): Promise<DiagramAnswer> {
  try {
    return await server.ask('migrationLens/diagram', { uri, kind });
  } catch (failure) {
    if (!(failure instanceof Unknown)) {
      throw failure;
    }
  }
  const chain = await server.look('migrationLens/chain', { uri });
  if (kind === 'chain') {
    return files(chain ?? (await server.ask('migrationLens/chain', { uri })), uri);
  }
  const file = chain?.chains
    .flatMap((one) => one.files)
    .find((one) => decodeURIComponent(one.uri) === decodeURIComponent(uri));
  return entities(await server.ask('migrationLens/schema', { uri }), file);
}
