// What VS Code's extension host loads as its test runner. The result goes to a file: console lines arrive there unformatted.
const fs = require('node:fs');
const path = require('node:path');
const Mocha = require(path.join(process.env.MIGRATION_LENS_E2E, 'node_modules', 'mocha'));

exports.run = () =>
  new Promise((resolve) => {
    const results = [];
    const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: 'min' });
    mocha.addFile(path.join(__dirname, 'suite.js'));
    mocha
      .run(() => {
        fs.writeFileSync(process.env.LENS_E2E_RESULT, JSON.stringify(results));
        resolve();
      })
      .on('pass', (test) => results.push({ title: test.fullTitle() }))
      .on('fail', (test, failure) =>
        results.push({ title: test.fullTitle(), failure: failure.stack ?? String(failure) }),
      );
  });
