import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { entities, files } from '../../src/draw/diagrams';
import { layout, type Placed } from '../../src/draw/layout';
import type { SchemaAnswer } from '../../src/protocol';

const boxes = (text: string) => text.split(' ').map((id) => ({ id, width: 100, height: 50 }));
const arrows = (text: string) => text.split(' ').map((arrow) => ({ from: arrow[0] ?? '', to: arrow[1] ?? '' }));
const overlap = (a: Placed, b: Placed) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('the layout', () => {
  it('puts a box right of what it points at', () => {
    const places = layout(boxes('a b c d'), arrows('ba cb ca'));
    const x = (id: string) => places.get(id)?.x ?? Number.NaN;
    assert.ok(x('a') < x('b') && x('b') < x('c'));
  });

  it('bears circles, loops and arrows to nowhere', () => {
    assert.equal(layout(boxes('a b c'), arrows('ab bc ca aa bz')).size, 3);
  });

  it('covers no box with another, whatever the arrows', () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    for (let round = 0; round < 50; round++) {
      const some = Array.from({ length: 1 + random(40) }, (_, index) => ({
        id: `n${index}`,
        width: 50 + random(200),
        height: 20 + random(300),
      }));
      const joined = Array.from({ length: random(60) }, () => ({
        from: `n${random(some.length)}`,
        to: `n${random(some.length)}`,
      }));
      const placed = [...layout(some, joined).values()];
      assert.equal(placed.length, some.length);
      assert.ok(placed.every((one, index) => !placed.slice(index + 1).some((other) => overlap(one, other))));
    }
  });

  it('is the same for the same boxes, and quick for many', () => {
    const many = Array.from({ length: 1500 }, (_, index) => ({ id: `t${index}`, width: 150, height: 200 }));
    const tree = many.slice(1).map(({ id }, index) => ({ from: id, to: `t${index >> 2}` }));
    const start = performance.now();
    const once = layout(many, tree);
    assert.ok(performance.now() - start < 3000);
    assert.deepEqual(layout(many, tree), once);
  });
});

const column = (name: string, more = {}) => ({ name, type: 'uuid', nullable: true, ...more });
const table = (name: string, ...columns: ReturnType<typeof column>[]) => ({
  name,
  kind: 'table',
  columns,
  keys: [],
  indexes: [],
  policies: [],
});

describe('the schema as a picture', () => {
  const schema: SchemaAnswer = {
    title: 'after 002.sql',
    schemas: [
      {
        name: 'public',
        tables: [
          table('users', column('id', { primaryKey: true })),
          table('a<b"', column('owner', { references: 'public.users.id' })),
        ],
      },
    ],
  };
  const file = {
    uri: 'u',
    name: '002.sql',
    version: '2',
    state: 'unknown' as const,
    errors: 0,
    warnings: 0,
    makes: [{ kind: 'policy', name: 'public.users.own' }],
  };
  const picture = entities(schema, file);

  it('has a node for each table and an arrow for each reference', () => {
    assert.deepEqual(
      picture.nodes?.map(({ id }) => id),
      ['public.users', 'public.a<b"'],
    );
    assert.equal(picture.svg.match(/class="edge"/g)?.length, 1);
    assert.match(picture.svg, /class="key"[^>]*>id</);
  });

  it('is well-formed whatever the names are', () => {
    assert.match(picture.svg, /id="public.a&#60;b&#34;"/);
    assert.doesNotMatch(picture.svg, /NaN|Infinity|undefined/);
  });

  it('highlights the tables the file touches', () => {
    assert.deepEqual(picture.highlighted, ['public.users']);
  });

  it('of nothing is a picture too', () => {
    assert.match(entities({ schemas: [] }, undefined).svg, /^<svg [^>]*viewBox="-20 -20 140 100">/);
  });
});

it('the chain as a picture joins a file with those that make what it uses', () => {
  const file = (name: string, makes: object[], needs?: string[]) => ({
    uri: name,
    name,
    version: '',
    state: 'unknown',
    errors: 0,
    warnings: 0,
    makes,
    needs,
  });
  const chain = {
    root: 'r',
    tool: 't',
    files: [
      file('1', [{ kind: 'table', name: 'public.a' }]),
      file('2', [{ kind: 'column', name: 'public.a.x', change: 'alters' }]),
      file('3', [], ['1']),
    ],
  };
  const picture = files({ chains: [chain] } as never, '2');
  assert.equal(picture.svg.match(/class="edge"/g)?.length, 2);
  assert.deepEqual(picture.highlighted, ['2']);
});
