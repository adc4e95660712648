// A schema as nodes of a tree: schemas, relations, and what belongs to each.
import type { SchemaAnswer, SchemaColumn, SchemaDetail, SchemaTable } from '../protocol';
import { kindIcon } from './migrationNodes';
import { type Node, place } from './node';

export function schemaNodes(answer: SchemaAnswer): Node[] {
  return answer.schemas.map((schema) => ({
    id: schema.name,
    label: schema.name,
    description: String(schema.tables.length),
    icon: 'symbol-namespace',
    context: 'schema',
    unfolded: true,
    children: schema.tables.map((table) => tableNode(schema.name, table)),
  }));
}

function tableNode(schema: string, table: SchemaTable): Node {
  const id = `${schema}.${table.name}`;
  return {
    id,
    label: table.name,
    description: [table.kind === 'table' ? '' : table.kind, table.rowSecurity ? 'row security' : '']
      .filter(Boolean)
      .join(', '),
    tooltip: `${table.kind} ${id}`,
    icon: kindIcon(table.kind),
    open: place(table.location),
    context: 'relation',
    children: [
      ...table.columns.map((column) => columnNode(id, column)),
      ...group(id, 'keys', 'key', table.keys),
      ...group(id, 'indexes', 'search', table.indexes),
      ...group(id, 'policies', 'shield', table.policies),
    ],
  };
}

function columnNode(table: string, column: SchemaColumn): Node {
  const facts = [column.type, column.nullable ? '' : 'not null', column.references ? `→ ${column.references}` : ''];
  return {
    id: `${table}.${column.name}`,
    label: column.name,
    description: facts.filter(Boolean).join(' '),
    tooltip: column.default ? `${column.name} ${column.type} default ${column.default}` : undefined,
    icon: column.primaryKey ? 'key' : column.references ? 'link' : 'symbol-field',
    open: place(column.location),
    context: 'column',
  };
}

function group(table: string, name: string, icon: string, details: readonly SchemaDetail[] = []): Node[] {
  if (details.length === 0) {
    return [];
  }
  const children = details.map((detail) => ({
    id: `${table}/${name}/${detail.name}`,
    label: detail.name,
    description: detail.definition,
    tooltip: `${detail.name}\n${detail.definition}`,
    icon,
    open: place(detail.location),
    context: name,
  }));
  return [{ id: `${table}/${name}`, label: name, description: String(details.length), icon: 'folder', children }];
}
