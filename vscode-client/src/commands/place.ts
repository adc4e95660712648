// Where a database is, without its password. Nothing here knows VS Code.

export interface Place {
  readonly host?: string;
  readonly port?: number;
  readonly database?: string;
  readonly user?: string;
  readonly sslmode?: string;
  readonly sslrootcert?: string;
  readonly service?: string;
  /** Of a database that a folder's migration-lens.json names. */
  readonly name?: string;
}

/** `user@host:port/database`, each part optional, with or without `postgres://` before it. A sentence where it is something else. */
export function parsePlace(text: string): Place | string {
  const bare = text.trim().replace(/^postgres(ql)?:\/\//, '');
  if (/^[^/@]*:[^/@]*@/.test(bare)) {
    return 'Leave the password out: it is asked for by itself, and kept in the secret store';
  }
  const match = /^(?:([^@/:\s]+)@)?(\[[0-9a-fA-F:.]+\]|[^@/:?\s]+)?(?::(\d{1,5}))?(?:\/([^/?\s]+))?$/.exec(bare);
  if (!match || bare === '') {
    return 'Write user@host:port/database';
  }
  const [, user, host, port, database] = match;
  return withoutEmpty({ host: host?.replace(/^\[|\]$/g, ''), port: port ? Number(port) : undefined, database, user });
}

export function withoutEmpty(place: Place): Place {
  return Object.fromEntries(
    Object.entries(place).filter(([, value]) => value !== undefined && value !== '' && value !== 0),
  );
}

/** As people write it. */
export function placeText({ user, host = 'localhost', port, database }: Place): string {
  return `${user ? `${user}@` : ''}${host}${port ? `:${port}` : ''}${database ? `/${database}` : ''}`;
}

/** True where libpq would find a database without being told. */
export function placeInEnvironment(environment: NodeJS.ProcessEnv): boolean {
  return ['PGHOST', 'PGDATABASE', 'PGSERVICE', 'PGUSER'].some((name) => environment[name]);
}

/** Under which a password is kept. */
export function secretKey(place: Place): string {
  const { user = '', host = '', port = '', database = '', service = '', name } = place;
  const parts = [user, host, String(port), database, service];
  return `migrationLens.password:${JSON.stringify(name === undefined ? parts : [...parts, name])}`;
}
