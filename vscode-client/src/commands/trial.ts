// Runs the chain on a disposable PostgreSQL, with progress, and lists what that refused although the replay had not said so.
import * as vscode from 'vscode';
import { WorkDoneProgress } from 'vscode-languageclient';
import type { TrialAnswer } from '../protocol';
import type { Server } from '../server';
import { currentSql } from '../views/fresh';
import { count } from '../wording';

export function trialCommand(server: Server): vscode.Disposable {
  const surprises = vscode.languages.createDiagnosticCollection('migrationLens.trial');
  return vscode.Disposable.from(
    surprises,
    // What a run said of a text is no longer true of another text.
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) {
        surprises.delete(document.uri);
      }
    }),
    vscode.commands.registerCommand('migrationLens.trial', async () => {
      const uri = currentSql()?.toString() ?? (await server.look('migrationLens/chain', {}))?.chains[0]?.root;
      if (!uri) {
        return vscode.window.showInformationMessage('Open a migration first.');
      }
      if (!vscode.workspace.isTrusted) {
        return vscode.window.showWarningMessage(
          'A trial runs the SQL of this folder; it waits until you trust the folder.',
        );
      }
      surprises.clear();
      return run(server, uri, surprises);
    }),
  );
}

let trials = 0;

async function run(server: Server, uri: string, surprises: vscode.DiagnosticCollection): Promise<unknown> {
  const workDoneToken = `migrationLens.trial.${++trials}`;
  let answer: TrialAnswer;
  try {
    answer = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: 'Trial on PostgreSQL', cancellable: true },
      async (progress, token) => {
        let shown = 0;
        const listening = server.languageClient?.onProgress(WorkDoneProgress.type, workDoneToken, (step) => {
          if (step.kind !== 'end') {
            const percentage = step.percentage ?? shown;
            progress.report({ message: step.message, increment: percentage - shown });
            shown = percentage;
          }
        });
        try {
          return await server.ask('migrationLens/trial', { uri, workDoneToken }, token);
        } finally {
          listening?.dispose();
        }
      },
    );
  } catch (failure) {
    if (failure instanceof vscode.CancellationError) {
      return undefined;
    }
    return vscode.window.showWarningMessage(failure instanceof Error ? failure.message : String(failure));
  }
  list(answer, surprises);
  const chosen = await vscode.window.showInformationMessage(
    summary(answer),
    ...(answer.rejected > 0 ? ['Show Problems'] : []),
  );
  return chosen && vscode.commands.executeCommand('workbench.actions.view.problems');
}

function list(answer: TrialAnswer, surprises: vscode.DiagnosticCollection): void {
  const byFile = new Map<string, vscode.Diagnostic[]>();
  for (const { uri, range, sqlstate, message } of answer.rejections.filter((rejection) => !rejection.expected)) {
    const place = new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
    const diagnostic = new vscode.Diagnostic(place, message, vscode.DiagnosticSeverity.Error);
    diagnostic.source = answer.server;
    diagnostic.code = sqlstate;
    byFile.set(uri, [...(byFile.get(uri) ?? []), diagnostic]);
  }
  for (const [uri, diagnostics] of byFile) {
    surprises.set(vscode.Uri.parse(uri), diagnostics);
  }
}

function summary(answer: TrialAnswer): string {
  const skipped = answer.skipped > 0 ? `, skipped ${answer.skipped}` : '';
  return answer.rejected === 0
    ? `${answer.server} accepts all ${count(answer.accepted, 'statement')}${skipped}.`
    : `${answer.server} rejects ${count(answer.rejected, 'statement')} and accepts ${answer.accepted}${skipped}.`;
}
