// Bundles the extension (node) and the picture's script (browser) into dist/.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Answers with the licence texts of the packages that went in. */
export async function bundle() {
  rmSync('dist', { recursive: true, force: true });
  const common = {
    bundle: true,
    minify: true,
    sourcemap: false,
    metafile: true,
    logLevel: 'warning',
    legalComments: 'none',
  };
  const node = await build({
    ...common,
    entryPoints: ['src/extension.ts'],
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode'],
    outfile: 'dist/extension.js',
  });
  if (existsSync('src/webview/picture.ts')) {
    await build({
      ...common,
      entryPoints: ['src/webview/picture.ts'],
      platform: 'browser',
      target: 'es2022',
      format: 'iife',
      outfile: 'dist/picture.js',
    });
  }
  return notices(Object.keys(node.metafile.inputs));
}

function notices(inputs) {
  const packages = new Set(
    inputs.map((input) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1]).filter(Boolean),
  );
  return [...packages]
    .sort()
    .map((name) => {
      const folder = path.join('node_modules', name);
      const { version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
      const text = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
      return `${name} ${version} (${license})\n\n${text ? readFileSync(path.join(folder, text), 'utf8').trim() : ''}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await bundle();
}
