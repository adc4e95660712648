// Sentences shown in more than one place. Nothing here knows VS Code.
import type { ChainChanged, LiveStatus } from './protocol';

export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}

/** `12 migrations (supabase), 1 error`. */
export function chainText(chain: ChainChanged | undefined): string {
  if (chain?.files === undefined) {
    return chain?.state === 'working' ? 'Reading migrations' : 'Migration Lens: ready';
  }
  const tool = chain.tool ? ` (${chain.tool})` : '';
  const problems = [
    chain.errors ? count(chain.errors, 'error') : '',
    chain.warnings ? count(chain.warnings, 'warning') : '',
  ].filter(Boolean);
  return [`${count(chain.files, 'migration')}${tool}`, ...problems].join(', ');
}

export function liveText(status: LiveStatus): string {
  const place = status.host ? `${status.database ?? ''}@${status.host}` : (status.database ?? 'database');
  switch (status.state) {
    case 'connected':
      return place;
    case 'connecting':
      return `Connecting to ${place}`;
    case 'snapshot':
      return `Snapshot of ${place}`;
    case 'failed':
      return 'No connection';
    case 'disconnected':
      return 'No database';
  }
}
