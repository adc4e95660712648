// What a tree shows, before VS Code hears of it.
import type { Location, Range } from 'vscode-languageclient';

export interface Node {
  /** Stays the same while the thing stays the same, so that a refreshed tree keeps what was unfolded. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  readonly icon?: string;
  /** A theme colour of the icon. */
  readonly color?: string;
  /** A file whose problems colour this line. */
  readonly file?: string;
  readonly open?: { readonly uri: string; readonly range?: Range };
  readonly context?: string;
  readonly children?: readonly Node[];
  readonly unfolded?: boolean;
}

export function place(location: Location | undefined): Node['open'] {
  return location && { uri: location.uri, range: location.range };
}
