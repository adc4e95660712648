// The command that starts the server. Nothing here knows VS Code.
import { access } from 'node:fs/promises';

export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
}

export interface LaunchChoice {
  readonly java: string;
  readonly jar: string;
  /** A cache of loaded classes, used where it exists and fits this Java. */
  readonly cache: string;
  readonly extra: readonly string[];
}

/** The flags keep a short-lived, small process small, and everything but the protocol off standard output. */
export async function launch(choice: LaunchChoice): Promise<Launch> {
  const cached = await access(choice.cache).then(
    () => [`-XX:AOTCache=${choice.cache}`],
    () => [],
  );
  return {
    command: choice.java,
    args: [
      '-XX:+IgnoreUnrecognizedVMOptions',
      '-XX:+UseSerialGC',
      '-XX:TieredStopAtLevel=1',
      '-Xshare:auto',
      // A cache that does not fit would be announced on standard output, in the middle of the protocol.
      '-Xlog:disable',
      '-Xlog:all=error:stderr',
      '-Dfile.encoding=UTF-8',
      ...cached,
      ...choice.extra,
      '-jar',
      choice.jar,
      'lsp',
    ],
  };
}
