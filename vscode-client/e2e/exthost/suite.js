// The installed extension as VS Code's own API sees it.
const assert = require('node:assert/strict');
const vscode = require('vscode');

const until = async (what, ask, patience = 20_000) => {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(`Waited in vain for: ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
};

/** VS Code withdraws a question, or answers it with nothing, where findings or texts change meanwhile. */
const answer = (what, ask) => until(what, () => ask().catch(() => false));

const root = vscode.workspace.workspaceFolders[0].uri;
const file = (name) => vscode.Uri.joinPath(root, 'supabase/migrations', name);
const POLICIES = '20251229000000_tenant_llm_policies.sql';
const REPORT = '20260108000000_tenant_report.sql';
const errors = (uri) =>
  vscode.languages.getDiagnostics(uri).filter((d) => d.severity === vscode.DiagnosticSeverity.Error);

describe('the installed extension', () => {
  let document;

  before(async () => {
    document = await vscode.workspace.openTextDocument(file(POLICIES));
    await vscode.window.showTextDocument(document);
  });

  it('wakes for a SQL file', async () => {
    const extension = vscode.extensions.getExtension('migration-lens.migration-lens');
    assert.ok(extension);
    await until('activation', () => extension.isActive);
    assert.equal(document.languageId, 'sql');
  });

  it('underlines what PostgreSQL would reject, at its exact place', async () => {
    // Until the whole chain has been read, nobody knows that a later file makes it.
    const error = await until('the error', () =>
      errors(document.uri).find(({ code }) => (code?.value ?? code) === 'used-before-created'),
    );
    assert.equal(document.getText(error.range), 'copilot_internal.tenants');
  });

  it('lists the findings of files that are not open', async () => {
    const other = await until('an error elsewhere', () => errors(file(REPORT))[0]);
    assert.match(other.message, /nmae/);
  });

  it('offers a cure that renames the file', async () => {
    await answer('the cure', async () => {
      const [error] = errors(document.uri);
      const actions =
        error && (await vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, error.range));
      return actions?.some((action) => /rename/i.test(action.title));
    });
  });

  it('hovers over a table with its columns', async () => {
    const position = document.positionAt(document.getText().indexOf('tenant_llm_policies ('));
    await answer('the column', async () => {
      const hovers = await vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, position);
      return hovers.some((hover) => hover.contents.some((content) => /tenant_id/.test(content.value)));
    });
  });

  it('goes to the definition in another file', async () => {
    const position = document.positionAt(document.getText().indexOf('tenants (id)'));
    await answer('the place', async () => {
      const [found] = await vscode.commands.executeCommand('vscode.executeDefinitionProvider', document.uri, position);
      return found && /multi_tenant_user_model/.test((found.targetUri ?? found.uri).path);
    });
  });

  it('completes columns', async () => {
    const report = await vscode.workspace.openTextDocument(file(REPORT));
    const at = report.positionAt(report.getText().indexOf('nmae'));
    await answer('the column', async () => {
      const list = await vscode.commands.executeCommand('vscode.executeCompletionItemProvider', report.uri, at);
      return list.items.some(({ label }) => (label.label ?? label) === 'name');
    });
  });

  it('renames a column across the files', async () => {
    const users = await vscode.workspace.openTextDocument(file('20260105000000_multi_tenant_user_model.sql'));
    const at = users.positionAt(users.getText().indexOf('slug text'));
    await answer('the edits', async () => {
      const edit = await vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', users.uri, at, 'title');
      return edit?.size === 2 && edit.get(users.uri).length === 1;
    });
  });

  it('names symbols of the document and of the workspace', async () => {
    await answer('the symbols', async () => {
      const symbols = await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri);
      const all = await vscode.commands.executeCommand('vscode.executeWorkspaceSymbolProvider', 'tenants');
      return symbols?.length > 0 && all.some((symbol) => /tenants/.test(symbol.name));
    });
  });

  it('formats, and formatting again changes nothing', async () => {
    const content = 'CREATE   TABLE  public.made(id int,note   text);\n';
    const ugly = await vscode.workspace.openTextDocument({ language: 'sql', content });
    const options = { tabSize: 2, insertSpaces: true };
    const format = () => vscode.commands.executeCommand('vscode.executeFormatDocumentProvider', ugly.uri, options);
    const edit = new vscode.WorkspaceEdit();
    edit.set(ugly.uri, await until('a layout', () => format().catch(() => undefined)));
    await vscode.workspace.applyEdit(edit);
    assert.match(ugly.getText(), /^CREATE TABLE public\.made\s?\(id int, note text\);\n$/);
    const again = (await format()) ?? [];
    assert.deepEqual(
      again.filter((change) => ugly.getText(change.range) !== change.newText),
      [],
    );
  });

  it('follows an edit', async () => {
    const edit = new vscode.WorkspaceEdit();
    const text = document.getText();
    const at = text.indexOf('copilot_internal.tenants');
    edit.insert(
      document.uri,
      document.positionAt(0),
      'create table copilot_internal.tenants (id uuid primary key);\n' +
        'create table copilot_internal.tenant_members (tenant_id uuid, user_id uuid);\n',
    );
    assert.ok(at > 0 && (await vscode.workspace.applyEdit(edit)));
    await until('the error gone', () => errors(document.uri).length === 0);
    await vscode.commands.executeCommand('undo');
    await until('the error back', () => errors(document.uri).length > 0);
  });

  it('starts again when told to', async () => {
    await vscode.commands.executeCommand('migrationLens.restart');
    await until('the error', () => errors(document.uri).length > 0);
  });
});
