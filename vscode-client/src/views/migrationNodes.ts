// The chain as nodes of a tree: files in the tool's order, below each what it makes.
import type { Chain, ChainAnswer, ChainFile, MadeObject } from '../protocol';
import { count } from '../wording';
import type { Node } from './node';

export function migrationNodes(answer: ChainAnswer): Node[] {
  const chains = answer.chains.filter((chain) => chain.files.length > 0);
  const [only] = chains;
  return chains.length === 1 && only ? only.files.map(fileNode) : chains.map(chainNode);
}

function chainNode(chain: Chain): Node {
  return {
    id: chain.root,
    label: chain.label ?? decodeURIComponent(chain.root.replace(/\/$/, '').replace(/^.*\//, '')),
    description: `${chain.tool}, ${count(chain.files.length, 'file')}`,
    icon: 'layers',
    context: 'chain',
    children: chain.files.map(fileNode),
    unfolded: true,
  };
}

function fileNode(file: ChainFile): Node {
  const problems = [
    file.errors ? count(file.errors, 'error') : '',
    file.warnings ? count(file.warnings, 'warning') : '',
  ].filter(Boolean);
  const state = file.state === 'unknown' ? [] : [file.state];
  return {
    id: file.uri,
    label: file.name,
    description: [...state, ...problems].join(', '),
    tooltip: [file.name, ...state, ...problems, ...file.makes.map(madeText)].join('\n'),
    ...fileIcon(file),
    file: file.uri,
    open: { uri: file.uri },
    context: `migration.${file.state}`,
    children: file.makes.map((made, index) => madeNode(file, made, index)),
  };
}

function fileIcon(file: ChainFile): Pick<Node, 'icon' | 'color'> {
  if (file.errors > 0) {
    return { icon: 'error', color: 'list.errorForeground' };
  }
  if (file.warnings > 0) {
    return { icon: 'warning', color: 'list.warningForeground' };
  }
  switch (file.state) {
    case 'applied':
      return { icon: 'pass-filled', color: 'testing.iconPassed' };
    case 'pending':
      return { icon: 'circle-outline', color: 'testing.iconQueued' };
    case 'unknown':
      return { icon: 'file' };
  }
}

function madeNode(file: ChainFile, made: MadeObject, index: number): Node {
  return {
    id: `${file.uri}#${made.kind} ${made.name} ${index}`,
    label: made.name,
    description: made.change && made.change !== 'creates' ? `${made.kind}, ${made.change}` : made.kind,
    tooltip: madeText(made),
    icon: kindIcon(made.kind),
    open: { uri: file.uri, range: made.range },
    context: 'made',
  };
}

function madeText(made: MadeObject): string {
  return `${made.change ?? 'creates'} ${made.kind} ${made.name}`;
}

const ICONS: Record<string, string> = {
  table: 'table',
  view: 'eye',
  'materialized view': 'eye',
  'foreign table': 'table',
  sequence: 'list-ordered',
  index: 'search',
  policy: 'shield',
  function: 'symbol-function',
  procedure: 'symbol-function',
  trigger: 'zap',
  type: 'symbol-enum',
  domain: 'symbol-enum',
  schema: 'symbol-namespace',
  column: 'symbol-field',
  constraint: 'link',
  extension: 'extensions',
  publication: 'broadcast',
  role: 'person',
};

export function kindIcon(kind: string): string {
  return ICONS[kind] ?? 'symbol-misc';
}
