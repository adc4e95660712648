// Where a database is, without its password. Nothing here knows VS Code.

export interface Place {
  readonly host?: string;
  readonly port?: number;
  readonly database?: string;
  readonly user?: string;
  readonly sslmode?: string;
  readonly sslrootcert?: string;
  readonly service?: string;
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

/** True where libpq would find a database without being told. */
export function placeInEnvironment(environment: NodeJS.ProcessEnv): boolean {
  return ['PGHOST', 'PGDATABASE', 'PGSERVICE', 'PGUSER'].some((name) => environment[name]);
}

/** Under which a password is kept. */
export function secretKey(place: Place): string {
  const { user = '', host = '', port = '', database = '', service = '' } = place;
  return `migrationLens.password:${JSON.stringify([user, host, String(port), database, service])}`;
}
