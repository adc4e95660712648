// What the extension and the picture's page say to each other.

export type ToPicture =
  | { type: 'picture'; kind: 'er' | 'chain'; svg: string; highlighted: string[]; title: string }
  | { type: 'nothing'; reason: string };

export type FromPicture =
  | { type: 'ready' }
  | { type: 'kind'; kind: 'er' | 'chain' }
  | { type: 'open'; id: string }
  | { type: 'export'; svg: string };
