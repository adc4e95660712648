import assert from 'node:assert/strict';
import { it } from 'node:test';
import { refusal } from '../../src/protocol';
import { chainText, liveText } from '../../src/wording';

const refusedWith = (...failure: Parameters<typeof refusal>) => refusal(...failure).message;

it('tells what the chain is', () => {
  assert.equal(chainText(undefined), 'Migration Lens: ready');
  assert.equal(chainText({ state: 'working' }), 'Reading migrations');
  assert.equal(chainText({ state: 'ready', files: 1 }), '1 migration');
  assert.equal(
    chainText({ state: 'ready', files: 1234, tool: 'supabase', errors: 1, warnings: 0 }),
    '1,234 migrations (supabase), 1 error',
  );
});

it('tells which database', () => {
  assert.equal(liveText({ state: 'disconnected' }), 'No database');
  assert.equal(liveText({ state: 'connected', host: 'h', database: 'd' }), 'd@h');
  assert.equal(liveText({ state: 'snapshot' }), 'Snapshot of database');
});

it('says what a server cannot do, and passes on its own sentences', () => {
  assert.equal(refusedWith('migrationLens/diagram', -32601, 'x'), 'This server cannot draw pictures.');
  assert.equal(refusedWith('migrationLens/live/diff', -32601, 'x'), 'This server cannot connect to databases.');
  assert.equal(refusedWith('migrationLens/trial', -32803, 'No PostgreSQL here'), 'No PostgreSQL here');
});
