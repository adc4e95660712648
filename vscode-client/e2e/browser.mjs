// The browser that shows VS Code: the machine's Chromium, or one from npm with the few libraries it needs.
// node browser.mjs FOLDER unpacks the latter where there is none of the former.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const installed = () =>
  process.env.LENS_E2E_BROWSER === 'npm' ? undefined : INSTALLED.find((file) => existsSync(file));

/** What Playwright needs to know to start it. */
export function browser(installation) {
  const system = installed();
  if (system) {
    return { executablePath: system };
  }
  const folder = path.join(installation, 'browser');
  const own = { LD_LIBRARY_PATH: path.join(folder, 'lib'), FONTCONFIG_FILE: path.join(folder, 'fonts.conf') };
  return { executablePath: path.join(folder, 'chromium'), env: { ...process.env, ...own } };
}

function unpack(installation) {
  const folder = path.join(installation, 'browser');
  const packed = (name) =>
    brotliDecompressSync(readFileSync(path.join(installation, 'node_modules/@sparticuz/chromium/bin', name)));
  mkdirSync(folder, { recursive: true });
  for (const archive of ['al2023.tar.br', 'fonts.tar.br']) {
    execFileSync('tar', ['x', '-C', folder], { input: packed(archive) });
  }
  writeFileSync(
    path.join(folder, 'fonts.conf'),
    `<fontconfig><dir>/usr/share/fonts</dir><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>\n`,
  );
  const executable = path.join(folder, 'chromium');
  writeFileSync(executable, packed('chromium.br'));
  chmodSync(executable, 0o755);
}

if (process.argv[1] === import.meta.filename && !installed()) {
  unpack(process.argv[2]);
}
