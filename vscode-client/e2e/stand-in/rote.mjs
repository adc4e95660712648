// Every request of PROTOCOL.md, answered by rote for a folder `migrations` with three files.
const at = (line) => ({ start: { line, character: 0 }, end: { line, character: 10 } });

class Refused extends Error {
  constructor(message, code = -32803) {
    super(message);
    this.code = code;
  }
}

export function all(root) {
  const uri = (name) => `${root()}/migrations/${name}`;
  let live = { state: 'disconnected' };
  const file = (name, state, makes, more = {}) => ({
    uri: uri(name),
    name,
    version: name.slice(0, 3),
    state,
    errors: 0,
    warnings: 0,
    makes,
    ...more,
  });
  return {
    'textDocument/codeAction': ({ textDocument, context }) =>
      context.diagnostics.length === 0
        ? []
        : [
            {
              title: 'Replace by `public.users`',
              kind: 'quickfix',
              isPreferred: true,
              diagnostics: context.diagnostics,
              edit: {
                documentChanges: [
                  {
                    textDocument: { uri: textDocument.uri, version: null },
                    edits: [{ range: context.diagnostics[0].range, newText: 'public.users' }],
                  },
                ],
              },
            },
            {
              title: 'Run this file last: rename to 004_orders.sql',
              kind: 'quickfix',
              diagnostics: context.diagnostics,
              edit: { documentChanges: [{ kind: 'rename', oldUri: textDocument.uri, newUri: uri('004_orders.sql') }] },
            },
          ],
    'migrationLens/chain': () => ({
      chains: [
        {
          root: `${root()}/migrations`,
          label: 'migrations',
          tool: 'numbered',
          files: [
            file('001_users.sql', 'applied', [{ kind: 'table', name: 'public.users', range: at(2) }]),
            file('002_orders.sql', 'pending', [{ kind: 'table', name: 'public.orders', range: at(0) }], { errors: 1 }),
            file('003_notes.sql', 'pending', [
              { kind: 'column', name: 'public.orders.note', change: 'alters', range: at(0) },
            ]),
          ],
        },
      ],
    }),
    'migrationLens/schema': ({ uri: asked }) => ({
      title: `after ${asked.replace(/.*\//, '')}`,
      schemas: [
        {
          name: 'public',
          tables: [
            {
              name: 'users',
              kind: 'table',
              columns: [{ name: 'id', type: 'bigint', nullable: false, primaryKey: true }],
              keys: [{ name: 'users_pkey', definition: 'PRIMARY KEY (id)' }],
              indexes: [],
              policies: [],
              location: { uri: uri('001_users.sql'), range: at(2) },
            },
            {
              name: 'orders',
              kind: 'table',
              columns: [{ name: 'user_id', type: 'bigint', nullable: true, references: 'public.users.id' }],
              keys: [],
              indexes: [],
              policies: [],
              location: { uri: uri('002_orders.sql'), range: at(0) },
            },
          ],
        },
      ],
    }),
    'migrationLens/write': ({ what, name }) => {
      switch (what) {
        case 'rollback':
          return { text: 'drop table public.orders;\n', language: 'sql' };
        case 'nextMigration': {
          const made = uri(`004_${name.replaceAll(' ', '_')}.sql`);
          return { edit: { documentChanges: [{ kind: 'create', uri: made }] }, show: { uri: made } };
        }
        case 'types':
          throw new Refused('The chain has errors; types of it would be wrong.');
        default:
          return null;
      }
    },
    'migrationLens/renumber': ({ uri: moved, before }) => {
      if (before?.endsWith('001_users.sql')) {
        throw new Refused('001_users.sql is applied already: nothing can run before it.');
      }
      return { edit: { documentChanges: [{ kind: 'rename', oldUri: moved, newUri: uri('001a_notes.sql') }] } };
    },
    'migrationLens/trial': async ({ workDoneToken: token }, { notify, cancelled }) => {
      const progress = (value) => notify('$/progress', { token, value });
      progress({ kind: 'begin', title: 'Trial', cancellable: true, percentage: 0 });
      progress({ kind: 'report', message: '001_users.sql', percentage: 30 });
      // The first trial runs until it is cancelled.
      while (trials === 0 && !cancelled()) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      trials++;
      progress({ kind: 'end' });
      if (cancelled()) {
        throw new Refused('cancelled', -32800);
      }
      const rejections = [
        {
          uri: uri('003_notes.sql'),
          range: at(0),
          sqlstate: '42P01',
          message: 'relation "orders" does not exist',
          expected: false,
        },
        { uri: uri('002_orders.sql'), range: at(0), sqlstate: '42P01', message: 'this one is no news', expected: true },
      ];
      return { server: 'PostgreSQL 18.6', accepted: 7, rejected: 2, skipped: 0, rejections };
    },
    'migrationLens/live/connect': ({ password, database, host, port }) => {
      if (password !== 'right') {
        return {
          state: 'failed',
          needsPassword: true,
          message: password ? 'The password is wrong' : 'The server asks for a password',
        };
      }
      live = { state: 'connected', server: 'PostgreSQL 17.4', database, host, port };
      return live;
    },
    'migrationLens/live/disconnect': () => {
      live = { state: 'disconnected' };
      return live;
    },
    'migrationLens/live/refresh': () => live,
    'migrationLens/live/status': () => live,
    'migrationLens/live/pull': () => ({ message: 'Written to migration-lens.snapshot.json' }),
    'migrationLens/live/diff': () => ({
      title: 'Chain ↔ app',
      chain: 'create table a ();\n',
      live: 'create table a ();\ncreate table only_live ();\n',
    }),
  };
}

let trials = 0;
