// The command that starts the server. Nothing here knows VS Code.

export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
}

/** They keep a short-lived, small process small, and everything but the protocol off standard output. */
export const BASIC_FLAGS: readonly string[] = [
  '-XX:+IgnoreUnrecognizedVMOptions',
  '-XX:+UseSerialGC',
  '-Xmn32m',
  '-XX:-UsePerfData',
  '-XX:TieredStopAtLevel=1',
  // A cache that does not fit would be announced on standard output, in the middle of the protocol.
  '-Xlog:disable',
  '-Xlog:all=error:stderr',
  '-Dfile.encoding=UTF-8',
];

export function launch(choice: { java: string; jar: string; cache?: string; extra: readonly string[] }): Launch {
  const cached = choice.cache ? [`-XX:AOTCache=${choice.cache}`] : [];
  return { command: choice.java, args: [...BASIC_FLAGS, ...cached, ...choice.extra, '-jar', choice.jar, 'lsp'] };
}
