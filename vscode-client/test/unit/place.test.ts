import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parsePlace, placeInEnvironment, placeText, secretKey, withoutEmpty } from '../../src/commands/place';

it('reads where a database is', () => {
  const full = { host: 'db.example', port: 5433, database: 'app', user: 'me' };
  const given = (text: string) => withoutEmpty(parsePlace(text) as object);
  assert.deepEqual(given('me@db.example:5433/app'), full);
  assert.deepEqual(given('postgres://me@db.example:5433/app'), full);
  assert.deepEqual(given('localhost'), { host: 'localhost' });
  assert.deepEqual(given('/app'), { database: 'app' });
  assert.deepEqual(given('[::1]:5432/app'), { host: '::1', port: 5432, database: 'app' });
});

it('refuses a password, parameters and nonsense', () => {
  assert.match(String(parsePlace('me:secret@db/app')), /Leave the password out/);
  for (const text of ['', 'a b', 'db/app?socketFactory=x', 'db:port']) {
    assert.equal(parsePlace(text), 'Write user@host:port/database', text);
  }
});

it('keeps passwords of different databases apart', () => {
  const keys = [{ user: 'a', host: 'b' }, { user: 'a', host: 'b', port: 1 }, { user: 'a,b' }, {}].map(secretKey);
  assert.equal(new Set(keys).size, 4);
  assert.notEqual(secretKey({ host: 'h', name: 'staging' }), secretKey({ host: 'h' }));
});

it('sees what libpq would see', () => {
  assert.equal(placeInEnvironment({ PGHOST: 'h' }), true);
  assert.equal(placeInEnvironment({ PGPASSWORD: 'x' }), false);
});

it('writes a place as people do', () => {
  assert.equal(placeText({ user: 'me', host: 'db', port: 5433, database: 'app' }), 'me@db:5433/app');
  assert.equal(placeText({}), 'localhost');
});
