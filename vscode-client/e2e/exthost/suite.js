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
    const [error] = errors(document.uri);
    const ask = () =>
      vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, error.range, 'quickfix', 20);
    // VS Code withdraws the question where findings arrive meanwhile.
    const actions = await until('an answer', () => ask().then(null, () => undefined));
    assert.ok(
      actions.some((action) => /rename/i.test(action.title)),
      actions.map((action) => action.title).join('\n'),
    );
  });

  it('hovers over a table with its columns', async () => {
    const position = document.positionAt(document.getText().indexOf('tenant_llm_policies ('));
    const hovers = await vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, position);
    const text = hovers.flatMap((hover) => hover.contents.map((content) => content.value)).join('\n');
    assert.match(text, /tenant_id/);
  });

  it('goes to the definition in another file', async () => {
    const position = document.positionAt(document.getText().indexOf('tenants (id)'));
    const [found] = await vscode.commands.executeCommand('vscode.executeDefinitionProvider', document.uri, position);
    assert.match((found.targetUri ?? found.uri).path, /multi_tenant_user_model/);
  });

  it('completes columns', async () => {
    const report = await vscode.workspace.openTextDocument(file(REPORT));
    const at = report.positionAt(report.getText().indexOf('nmae'));
    const list = await vscode.commands.executeCommand('vscode.executeCompletionItemProvider', report.uri, at);
    const labels = list.items.map((item) => (typeof item.label === 'string' ? item.label : item.label.label));
    assert.ok(labels.includes('name'), labels.slice(0, 20).join(' '));
  });

  it('renames a column across the files', async () => {
    const users = await vscode.workspace.openTextDocument(file('20260105000000_multi_tenant_user_model.sql'));
    const at = users.positionAt(users.getText().indexOf('name text'));
    const edit = await vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', users.uri, at, 'title');
    assert.ok(edit.size >= 1);
    assert.ok(edit.get(users.uri).length >= 1);
  });

  it('names symbols of the document and of the workspace', async () => {
    const symbols = await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri);
    assert.ok(symbols.length > 0);
    const all = await vscode.commands.executeCommand('vscode.executeWorkspaceSymbolProvider', 'tenants');
    assert.ok(all.some((symbol) => /tenants/.test(symbol.name)));
  });

  it('formats, and formatting again changes nothing', async () => {
    const format = () =>
      vscode.commands.executeCommand('vscode.executeFormatDocumentProvider', document.uri, {
        tabSize: 2,
        insertSpaces: true,
      });
    const edits = (await format()) ?? [];
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, edits);
    await vscode.workspace.applyEdit(edit);
    const again = (await format()) ?? [];
    assert.deepEqual(
      again.filter((change) => document.getText(change.range) !== change.newText),
      [],
    );
    await vscode.commands.executeCommand('workbench.action.files.revert');
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
