// A language server of the smallest kind. It underlines the word `missing`; LENS_STAND_IN=views lets it answer the views' requests,
// otherwise it knows none of them, as an older server would.
const views = process.env.LENS_STAND_IN === 'views';
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

function receive({ id, method, params }) {
  if (method === 'exit') {
    process.exit(0);
  }
  if (method === 'textDocument/didOpen') {
    publish(params.textDocument.uri, params.textDocument.text);
  } else if (method === 'textDocument/didChange') {
    publish(params.textDocument.uri, params.contentChanges.at(-1).text);
  }
  if (id === undefined || method === undefined) {
    return;
  }
  const answer = ANSWERS[method]?.(params);
  send(answer === undefined ? { id, error: { code: -32601, message: method } } : { id, result: answer });
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

const ANSWERS = {
  initialize: () => ({ capabilities: { textDocumentSync: 1 }, serverInfo: { name: 'Stand-in', version: '1' } }),
  shutdown: () => null,
  ...(views && {
    'migrationLens/chain': () => ({
      chains: [
        {
          root: 'file:///chain',
          tool: 'numbered',
          files: [
            {
              uri: 'file:///chain/001.sql',
              name: '001.sql',
              version: '001',
              state: 'pending',
              errors: 0,
              warnings: 0,
              makes: [],
            },
          ],
        },
      ],
    }),
    'migrationLens/diagram': () => ({
      title: 'Hostile',
      svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" onload="hurt()"><script>hurt()</script><style>*{display:none}</style>
        <image href="http://example.invalid/x.png"/><foreignObject><iframe src="http://example.invalid/"/></foreignObject>
        <g class="node" id="n1" onclick="hurt()"><rect x="10" y="10" width="100" height="40" style="fill:url(http://example.invalid/y)"/><text x="20" y="30">kept</text></g></svg>`,
      highlighted: ['n1'],
    }),
  }),
};
