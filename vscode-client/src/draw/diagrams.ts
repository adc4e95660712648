// The two pictures, drawn from what the views know: for servers that draw none themselves.
import type { Chain, ChainAnswer, ChainFile, DiagramAnswer, SchemaAnswer, SchemaTable } from '../protocol';
import { type Card, draw, type Line } from './svg';

/** A table with more columns than this is cut short: the picture is for the whole. */
const COLUMNS = 25;

/** The schema as entities and their references; what the file makes is highlighted. */
export function entities(schema: SchemaAnswer, file: ChainFile | undefined): DiagramAnswer {
  const tables = schema.schemas.flatMap(({ name, tables }) =>
    tables.filter(({ kind }) => kind !== 'sequence').map((table) => ({ id: `${name}.${table.name}`, table })),
  );
  const known = new Set(tables.map(({ id }) => id));
  const arrows = tables.flatMap(({ id, table }) => {
    const targets = table.columns
      .map(({ references }) => references?.replace(/\.[^.]+$/, '') ?? '')
      .filter((target) => known.has(target));
    return [...new Set(targets)].map((to) => ({ from: id, to }));
  });
  const made = new Set((file?.makes ?? []).flatMap(({ name }) => [name, name.replace(/\.[^.]+$/, '')]));
  return {
    title: schema.title ? `Schema ${schema.title}` : 'Schema',
    svg: draw(
      tables.map(({ id, table }) => card(id, table)),
      arrows,
    ),
    highlighted: tables.map(({ id }) => id).filter((id) => made.has(id)),
    nodes: tables.map(({ id, table }) => ({ id, label: id, location: table.location })),
  };
}

function card(id: string, table: SchemaTable): Card {
  const columns: Line[] = table.columns.map(({ name, type, nullable, primaryKey }) => ({
    text: name,
    kind: primaryKey ? 'key' : 'column',
    type: nullable || primaryKey ? type : `${type} !`,
  }));
  const more =
    columns.length > COLUMNS ? [{ text: `… ${columns.length - COLUMNS} more`, kind: 'column' as const }] : [];
  const title = table.kind === 'table' ? id : `${id} (${table.kind})`;
  return { id, lines: [{ text: title, kind: 'title' }, ...columns.slice(0, COLUMNS), ...more] };
}

/** The files of a chain and what each needs of another. */
export function files(answer: ChainAnswer, uri: string): DiagramAnswer {
  const same = (one: string) => decodeURIComponent(one) === decodeURIComponent(uri);
  const chain: Chain | undefined =
    answer.chains.find((one) => one.files.some((file) => same(file.uri))) ?? answer.chains[0];
  const all = chain?.files ?? [];
  const creators = new Map<string, string>();
  const arrows = all.flatMap((file) => {
    const altered = file.makes.map(({ name }) => creators.get(name) ?? creators.get(name.replace(/\.[^.]+$/, '')));
    const needed = new Set(
      [...(file.needs ?? []), ...altered].filter((one): one is string => one !== undefined && one !== file.uri),
    );
    for (const { name, change } of file.makes) {
      if (change !== 'drops' && change !== 'alters') {
        creators.set(name, file.uri);
      }
    }
    return [...needed].map((to) => ({ from: file.uri, to }));
  });
  return {
    title: `Chain ${chain?.label ?? ''}`.trim(),
    svg: draw(
      all.map((file) => ({
        id: file.uri,
        lines: [
          { text: file.name, kind: 'title' },
          ...file.makes
            .filter(({ change }) => change !== 'drops' && change !== 'alters')
            .slice(0, 6)
            .map(({ kind, name }) => ({ text: name, kind: 'column' as const, type: kind })),
        ],
      })),
      arrows,
    ),
    highlighted: all.map((file) => file.uri).filter(same),
    nodes: all.map((file) => ({ id: file.uri, label: file.name, location: { uri: file.uri, range: START } })),
  };
}

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
