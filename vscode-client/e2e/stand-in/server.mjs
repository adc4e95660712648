// A language server of the smallest kind, for what ours cannot be made to do. It underlines the word `missing`.
// LENS_STAND_IN chooses what else it knows: nothing (as an older server), `hostile` (a picture that is none), or `all` of PROTOCOL.md, by rote.
import { all } from './rote.mjs';

const mode = process.env.LENS_STAND_IN ?? '';
let buffer = Buffer.alloc(0);

process.stdin.on('data', (chunk) => {
  buffer = Buffer.concat([buffer, chunk]);
  for (;;) {
    const head = buffer.indexOf('\r\n\r\n');
    const length = Number(/Content-Length: (\d+)/i.exec(buffer.toString('latin1', 0, Math.max(head, 0)))?.[1]);
    if (head < 0 || buffer.length < head + 4 + length) {
      return;
    }
    const message = JSON.parse(buffer.toString('utf8', head + 4, head + 4 + length));
    buffer = buffer.subarray(head + 4 + length);
    receive(message);
  }
});
process.stdin.on('end', () => process.exit(0));

function send(message) {
  const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
  process.stdout.write(`Content-Length: ${body.length}\r\n\r\n`);
  process.stdout.write(body);
}

const cancelled = new Set();

async function receive({ id, method, params }) {
  if (method === 'exit') {
    process.exit(0);
  } else if (method === '$/cancelRequest') {
    cancelled.add(params.id);
  } else if (method === 'initialized' && mode === 'all') {
    send({
      method: 'migrationLens/chainChanged',
      params: { state: 'ready', files: 3, statements: 3, errors: 1, warnings: 0, tool: 'numbered' },
    });
  } else if (method === 'textDocument/didOpen') {
    publish(params.textDocument.uri, params.textDocument.text);
  } else if (method === 'textDocument/didChange') {
    publish(params.textDocument.uri, params.contentChanges.at(-1).text);
  }
  if (id === undefined || method === undefined) {
    return;
  }
  try {
    const result = await answers[method]?.(params, {
      notify: (name, values) => send({ method: name, params: values }),
      cancelled: () => cancelled.has(id),
    });
    send(result === undefined ? { id, error: { code: -32601, message: method } } : { id, result });
  } catch (refused) {
    send({ id, error: { code: refused.code ?? -32803, message: refused.message } });
  }
}

function publish(uri, text) {
  const diagnostics = text.split('\n').flatMap((line, row) => {
    const at = line.indexOf('missing');
    const range = { start: { line: row, character: at }, end: { line: row, character: at + 7 } };
    return at < 0
      ? []
      : [{ range, severity: 1, code: 'missing-relation', source: 'stand-in', message: '`missing` does not exist' }];
  });
  send({ method: 'textDocument/publishDiagnostics', params: { uri, diagnostics } });
}

let root = '';

const basic = {
  initialize(params) {
    root = params.workspaceFolders[0].uri;
    return {
      capabilities: { textDocumentSync: 1, codeActionProvider: mode === 'all' },
      serverInfo: { name: 'Stand-in', version: '1' },
    };
  },
  shutdown: () => null,
};

const hostile = {
  'migrationLens/diagram': () => ({
    title: 'Hostile',
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" onload="hurt()"><script>hurt()</script><style>*{display:none}</style>
      <image href="http://example.invalid/x.png"/><foreignObject><iframe src="http://example.invalid/"/></foreignObject>
      <g class="node" id="n1" onclick="hurt()"><rect x="10" y="10" width="100" height="40" style="fill:url(http://example.invalid/y)"/><text x="20" y="30">kept</text></g></svg>`,
    highlighted: ['n1'],
  }),
};

const answers = { ...basic, ...(mode === 'hostile' ? hostile : mode === 'all' ? all(() => root) : {}) };
