// The server as the rest of the extension sees it: one that runs, or does not run for a reason.
import * as vscode from 'vscode';
import {
  ErrorAction,
  type ErrorHandler,
  type LanguageClientOptions,
  LSPErrorCodes,
  ResponseError,
  State,
} from 'vscode-languageclient';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { findJava, type Java } from './java';
import { launch } from './launch';
import { type ChainChanged, type LiveStatus, type Method, type Requests, refusal } from './protocol';
import { CACHING_JAVA, cacheFile, exists, train } from './training';

export type ServerState =
  | { readonly kind: 'starting' | 'running' | 'stopped' }
  | { readonly kind: 'failed'; readonly problem: string };

/** What is known of the database, and whether it is being read just now. */
export type Announced = LiveStatus & { readonly busy?: boolean };

export const LANGUAGES = ['sql', 'postgres', 'pgsql'];

const SELECTOR = LANGUAGES.flatMap((language) => [
  { scheme: 'file', language },
  { scheme: 'untitled', language },
]);

/** So long after a start nobody waits for the machine any more. */
const CALM = 20_000;

/** So long a start that is no longer wanted is waited for. */
const PATIENCE = 10_000;

export class Server implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private readonly states = new vscode.EventEmitter<ServerState>();
  private readonly chains = new vscode.EventEmitter<ChainChanged>();
  private readonly lives = new vscode.EventEmitter<Announced>();
  /** Starts and stops wait for each other: a restart in the middle of a start must not leave two servers. */
  private turn: Promise<void> = Promise.resolve();

  private training: NodeJS.Timeout | undefined;

  readonly onState = this.states.event;
  readonly onChain = this.chains.event;
  readonly onLive = this.lives.event;
  state: ServerState = { kind: 'stopped' };

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly output: vscode.LogOutputChannel,
  ) {}

  start(): Promise<void> {
    return this.inTurn(() => this.startNow());
  }

  restart(): Promise<void> {
    return this.inTurn(async () => {
      await this.stopNow();
      await this.startNow();
    });
  }

  stop(): Promise<void> {
    return this.inTurn(() => this.stopNow());
  }

  /** What the running server calls itself. */
  get version(): string | undefined {
    const info = this.client?.initializeResult?.serverInfo;
    return info && [info.name, info.version].filter(Boolean).join(' ');
  }

  get languageClient(): LanguageClient | undefined {
    return this.state.kind === 'running' ? this.client : undefined;
  }

  /** Asks the server; fails with a sentence for the user. */
  async ask<M extends Method>(
    method: M,
    params: Requests[M][0],
    token?: vscode.CancellationToken,
  ): Promise<Requests[M][1]> {
    // A question in the middle of a start is answered after it.
    await this.turn;
    const client = this.languageClient;
    if (!client) {
      throw new Error('The Migration Lens server is not running.');
    }
    try {
      // A token that is undefined would become a second parameter.
      return await (token ? client.sendRequest(method, params, token) : client.sendRequest(method, params));
    } catch (failure) {
      if (failure instanceof ResponseError && failure.code === LSPErrorCodes.RequestCancelled) {
        throw new vscode.CancellationError();
      }
      throw failure instanceof ResponseError ? refusal(method, failure.code, failure.message) : failure;
    }
  }

  /** Asks for what a view shows: no answer is no news, and goes to the log only. */
  async look<M extends Method>(method: M, params: Requests[M][0]): Promise<Requests[M][1] | undefined> {
    try {
      return await this.ask(method, params);
    } catch (failure) {
      this.output.debug(`${method}: ${failure instanceof Error ? failure.message : failure}`);
      return undefined;
    }
  }

  /** Tells everybody here what is known of the database; the server announces only what happens by itself. */
  announce(status: Announced): void {
    this.lives.fire(status);
  }

  dispose(): void {
    this.states.dispose();
    this.chains.dispose();
    this.lives.dispose();
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    this.turn = this.turn.then(work, work);
    return this.turn;
  }

  private async startNow(): Promise<void> {
    this.enter({ kind: 'starting' });
    const settings = vscode.workspace.getConfiguration('migrationLens');
    const java = await findJava({
      setting: settings.get('java.home', ''),
      bundled: this.context.asAbsolutePath('jre'),
      environment: process.env,
      windows: process.platform === 'win32',
    });
    if ('problem' in java) {
      this.output.error(java.problem);
      this.enter({ kind: 'failed', problem: java.problem });
      return;
    }
    const jar = settings.get('server.jar', '') || this.context.asAbsolutePath('server/migration-lens.jar');
    const extra = settings.get<string[]>('java.arguments', []);
    const { command, args } = launch({ java: java.executable, jar, cache: await this.cache(java, jar), extra });
    this.output.info(`Java ${java.version} of ${java.origin}: ${command} ${args.join(' ')}`);
    let policy: ErrorHandler | undefined;
    const client: LanguageClient = new LanguageClient(
      'migrationLens',
      'Migration Lens',
      { command, args: [...args], transport: TransportKind.stdio },
      {
        ...this.options(),
        errorHandler: {
          // The pipe of a dead server breaks with every message. That it closes is what counts: then it is started again.
          error: () => ({ action: ErrorAction.Continue, handled: true }),
          closed: () => {
            policy ??= client.createDefaultErrorHandler();
            return policy.closed();
          },
        },
      },
    );
    this.client = client;
    client.onDidChangeState(({ newState }) => this.follow(client, newState));
    client.onNotification('migrationLens/chainChanged', (change: ChainChanged) => this.chains.fire(change));
    client.onNotification('migrationLens/live/changed', (status: LiveStatus) => this.lives.fire(status));
    try {
      await client.start();
    } catch (failure) {
      const why = failure instanceof Error ? failure.message : String(failure);
      this.enter({ kind: 'failed', problem: `The Migration Lens server did not start: ${why}` });
    }
  }

  private options(): LanguageClientOptions {
    return {
      documentSelector: SELECTOR,
      outputChannel: this.output,
      diagnosticCollectionName: 'migrationLens',
      synchronize: { configurationSection: 'migrationLens' },
      initializationOptions: {
        client: 'vscode',
        clientVersion: this.context.extension.packageJSON.version,
        trusted: vscode.workspace.isTrusted,
      },
    };
  }

  /** The cache of classes that came with the extension, or one made here; none yet means: make it when things are calm. */
  private async cache(java: Java, jar: string): Promise<string | undefined> {
    const packaged = this.context.asAbsolutePath('server/migration-lens.aot');
    if (java.origin === 'bundled' && (await exists(packaged))) {
      return packaged;
    }
    if (java.version < CACHING_JAVA || !(await exists(jar))) {
      return undefined;
    }
    const made = await cacheFile(this.context.globalStorageUri.fsPath, java.executable, jar);
    if (await exists(made)) {
      return made;
    }
    clearTimeout(this.training);
    this.training = setTimeout(() => {
      train(java.executable, jar, made).catch((failure) => this.output.debug(`No cache of classes: ${failure}`));
    }, CALM);
    return undefined;
  }

  private async stopNow(): Promise<void> {
    clearTimeout(this.training);
    const client = this.client;
    this.client = undefined;
    if (client) {
      // A client stopped in the middle of its start keeps what it registered, and its successor cannot register it.
      if (client.state === State.Starting) {
        await Promise.race([client.start().catch(() => {}), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
      }
      // A server that crashed or never started cannot be stopped politely; its process is gone or is killed.
      await client.dispose(2000).catch((failure) => this.output.debug(String(failure)));
    }
    this.enter({ kind: 'stopped' });
  }

  /** A client that was replaced may still report; only the present one counts. */
  private follow(client: LanguageClient, state: State): void {
    if (client === this.client && !(this.state.kind === 'failed' && state === State.Stopped)) {
      this.enter({ kind: state === State.Running ? 'running' : state === State.Starting ? 'starting' : 'stopped' });
    }
  }

  private enter(state: ServerState): void {
    this.state = state;
    this.states.fire(state);
  }
}
