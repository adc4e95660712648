import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { ChainFile } from '../../src/protocol';
import { migrationNodes } from '../../src/views/migrationNodes';
import type { Node } from '../../src/views/node';
import { schemaNodes } from '../../src/views/schemaNodes';

const file = (name: string, more: Partial<ChainFile> = {}): ChainFile => ({
  uri: `file:///w/m/${name}`,
  name,
  version: name.slice(0, 3),
  state: 'unknown',
  errors: 0,
  warnings: 0,
  makes: [],
  ...more,
});

/** A tree as indented text. */
const outline = (nodes: readonly Node[], depth = 0): string =>
  nodes
    .map(
      (node) =>
        `${'  '.repeat(depth)}${node.icon} ${node.label}${node.description ? ` | ${node.description}` : ''}\n${outline(node.children ?? [], depth + 1)}`,
    )
    .join('');

it('lists the files of one chain in the order of the tool', () => {
  const range = { start: { line: 3, character: 0 }, end: { line: 5, character: 1 } };
  const files = [
    file('001_users.sql', {
      state: 'applied',
      makes: [
        { kind: 'table', name: 'public.users', range },
        { kind: 'column', name: 'public.orders.note', change: 'drops' },
      ],
    }),
    file('002_orders.sql', { state: 'pending', warnings: 2 }),
    file('003_broken.sql', { errors: 1 }),
  ];
  const nodes = migrationNodes({ chains: [{ root: 'file:///w/m', tool: 'numbered', files }] });
  assert.equal(
    outline(nodes),
    [
      'pass-filled 001_users.sql | applied',
      '  table public.users | table',
      '  symbol-field public.orders.note | column, drops',
      'warning 002_orders.sql | pending, 2 warnings',
      'error 003_broken.sql | 1 error',
      '',
    ].join('\n'),
  );
  assert.deepEqual(nodes[0]?.children?.[0]?.open, { uri: 'file:///w/m/001_users.sql', range });
});

it('puts several chains under their own names, and leaves out empty ones', () => {
  const chains = ['file:///w/a%20b/', 'file:///w/c', 'file:///w/d'].map((root, index) => ({
    root,
    tool: 'flyway',
    files: index === 2 ? [] : [file(`00${index}.sql`)],
  }));
  assert.equal(
    outline(migrationNodes({ chains })),
    'layers a b | flyway, 1 file\n  file 000.sql\nlayers c | flyway, 1 file\n  file 001.sql\n',
  );
});

it('shows relations with all that belongs to them', () => {
  const nodes = schemaNodes({
    schemas: [
      {
        name: 'public',
        tables: [
          {
            name: 'users',
            kind: 'table',
            columns: [
              { name: 'id', type: 'uuid', nullable: false, primaryKey: true },
              { name: 'tenant', type: 'uuid', nullable: true, references: 'public.tenants.id' },
            ],
            keys: [{ name: 'users_pkey', definition: 'PRIMARY KEY (id)' }],
            indexes: [],
            policies: [{ name: 'own', definition: 'SELECT' }],
            rowSecurity: true,
          },
          { name: 'recent', kind: 'view', columns: [], keys: [], indexes: [], policies: [] },
        ],
      },
    ],
  });
  assert.equal(
    outline(nodes),
    [
      'symbol-namespace public | 2',
      '  table users | row security',
      '    key id | uuid not null',
      '    link tenant | uuid → public.tenants.id',
      '    folder keys | 1',
      '      key users_pkey | PRIMARY KEY (id)',
      '    folder policies | 1',
      '      shield own | SELECT',
      '  eye recent | view',
      '',
    ].join('\n'),
  );
});

it('no two nodes share an id, even where a file makes one name twice', () => {
  const makes = [
    { kind: 'policy', name: 'p' },
    { kind: 'policy', name: 'p' },
  ];
  const nodes = migrationNodes({ chains: [{ root: 'r', tool: 't', files: [file('1.sql', { makes })] }] });
  const ids = [...nodes, ...(nodes[0]?.children ?? [])].map((node) => node.id);
  assert.equal(new Set(ids).size, ids.length);
});
