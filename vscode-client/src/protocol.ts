// The messages of PROTOCOL.md, as types.
import type { Location, Position, Range, WorkspaceEdit } from 'vscode-languageclient';

export type FileState = 'applied' | 'pending' | 'unknown';

export interface MadeObject {
  readonly kind: string;
  readonly name: string;
  readonly change?: 'creates' | 'alters' | 'drops';
  readonly range?: Range;
}

export interface ChainFile {
  readonly uri: string;
  readonly name: string;
  readonly version: string;
  readonly state: FileState;
  readonly errors: number;
  readonly warnings: number;
  readonly makes: readonly MadeObject[];
  /** Files of the chain that make what this one uses. */
  readonly needs?: readonly string[];
}

export interface Chain {
  readonly root: string;
  readonly label?: string;
  readonly tool: string;
  readonly files: readonly ChainFile[];
}

export interface ChainAnswer {
  readonly chains: readonly Chain[];
}

export interface SchemaColumn {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly default?: string;
  readonly primaryKey?: boolean;
  readonly references?: string;
  readonly location?: Location;
}

export interface SchemaDetail {
  readonly name: string;
  readonly definition: string;
  readonly location?: Location;
}

export interface SchemaTable {
  readonly name: string;
  readonly kind: string;
  readonly columns: readonly SchemaColumn[];
  readonly keys: readonly SchemaDetail[];
  readonly indexes: readonly SchemaDetail[];
  readonly policies: readonly SchemaDetail[];
  readonly rowSecurity?: boolean;
  readonly location?: Location;
}

export interface SchemaAnswer {
  readonly title?: string;
  readonly schemas: readonly { readonly name: string; readonly tables: readonly SchemaTable[] }[];
}

export type DiagramKind = 'er' | 'chain';

export interface DiagramAnswer {
  readonly title?: string;
  readonly svg: string;
  readonly highlighted?: readonly string[];
  readonly nodes?: readonly { readonly id: string; readonly label: string; readonly location?: Location }[];
}

export type WriteWhat = 'verificationQuery' | 'verificationScript' | 'rollback' | 'nextMigration' | 'types';

export interface WriteParams {
  readonly uri: string;
  readonly what: WriteWhat;
  readonly name?: string;
}

export interface Written {
  readonly edit?: WorkspaceEdit;
  readonly show?: { readonly uri: string; readonly range?: Range };
  readonly text?: string;
  readonly language?: string;
  readonly title?: string;
  readonly message?: string;
}

export interface TrialAnswer {
  readonly server: string;
  readonly accepted: number;
  readonly rejected: number;
  readonly skipped: number;
  readonly rejections: readonly {
    readonly uri: string;
    readonly range: Range;
    readonly sqlstate: string;
    readonly message: string;
    readonly expected: boolean;
  }[];
}

export interface LiveStatus {
  readonly state: 'disconnected' | 'connecting' | 'connected' | 'snapshot' | 'failed';
  readonly server?: string;
  readonly host?: string;
  readonly port?: number;
  readonly database?: string;
  readonly user?: string;
  readonly readAt?: string;
  readonly tables?: number;
  readonly message?: string;
  readonly needsPassword?: boolean;
  readonly needsTrust?: string;
}

export interface NamedDatabase {
  readonly name: string;
  readonly folder: string;
  readonly host?: string;
  readonly port?: number;
  readonly database?: string;
  readonly user?: string;
  readonly message?: string;
}

export interface LiveDiff {
  readonly title: string;
  readonly chain: string;
  readonly live: string;
}

export interface ChainChanged {
  readonly state: 'working' | 'ready';
  readonly files?: number;
  readonly statements?: number;
  readonly errors?: number;
  readonly warnings?: number;
  readonly tool?: string;
}

/** Every request by its method: what is sent and what comes back. */
export interface Requests {
  'migrationLens/chain': [{ uri?: string }, ChainAnswer];
  'migrationLens/schema': [{ uri: string; position?: Position }, SchemaAnswer];
  'migrationLens/diagram': [{ uri: string; kind: DiagramKind }, DiagramAnswer];
  'migrationLens/write': [WriteParams, Written | null];
  'migrationLens/renumber': [{ uri: string; before: string | null }, Written | null];
  'migrationLens/trial': [{ uri: string; workDoneToken?: string }, TrialAnswer];
  'migrationLens/live/connect': [Record<string, unknown>, LiveStatus];
  'migrationLens/live/databases': [Record<string, never>, { readonly databases: readonly NamedDatabase[] }];
  'migrationLens/live/disconnect': [Record<string, never>, LiveStatus];
  'migrationLens/live/refresh': [{ workDoneToken?: string }, LiveStatus];
  'migrationLens/live/status': [Record<string, never>, LiveStatus];
  'migrationLens/live/pull': [{ uri: string }, Written | null];
  'migrationLens/live/diff': [{ uri: string }, LiveDiff];
}

export type Method = keyof Requests;

const METHOD_NOT_FOUND = -32601;

const ABILITIES: Record<string, string> = {
  chain: 'list the chain',
  schema: 'show the schema',
  diagram: 'draw pictures',
  write: 'write this',
  renumber: 'renumber files',
  trial: 'run trials',
  live: 'connect to databases',
};

/** The server does not know this request. */
export class Unknown extends Error {}

/** A failed request, as a sentence for the user. */
export function refusal(method: string, code: number, message: string): Error {
  return code === METHOD_NOT_FOUND
    ? new Unknown(`This server cannot ${ABILITIES[method.split('/')[1] ?? ''] ?? 'do this'}.`)
    : new Error(message);
}
