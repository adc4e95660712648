import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { pictureHtml } from '../../src/views/pictureHtml';
import { centre, fit, pan, zoom } from '../../src/webview/camera';

const picture = { x: 0, y: 0, width: 1000, height: 500 };

it('fits the whole picture, and never enlarges a small one', () => {
  assert.deepEqual(fit(picture, { width: 500, height: 500 }), { x: 0, y: -250, width: 1000, height: 1000 });
  assert.deepEqual(fit({ ...picture, width: 100, height: 100 }, { width: 200, height: 200 }), {
    x: -50,
    y: -50,
    width: 200,
    height: 200,
  });
});

it('keeps the point under the pointer when zooming', () => {
  const view = fit(picture, { width: 500, height: 250 });
  const near = zoom(view, 2, { x: 0.25, y: 0.5 }, picture);
  assert.equal(near.width, view.width / 2);
  assert.equal(near.x + near.width * 0.25, view.x + view.width * 0.25);
  assert.equal(zoom(view, 1e9, { x: 0, y: 0 }, picture).width, 50);
  assert.equal(zoom(view, 1e-9, { x: 0, y: 0 }, picture).width, 4000);
});

it('pans and centres', () => {
  assert.deepEqual(pan(picture, 10, -5), { x: 10, y: -5, width: 1000, height: 500 });
  assert.deepEqual(centre(picture, { x: 100, y: 100, width: 10, height: 10 }), {
    x: -395,
    y: -145,
    width: 1000,
    height: 500,
  });
});

it('lets in one script and one style sheet, and nothing from elsewhere', () => {
  const html = pictureHtml({ script: 's.js', style: 's.css', source: 'https://here', nonce: 'N' });
  assert.match(html, /content="default-src 'none'; script-src 'nonce-N'; style-src https:\/\/here"/);
  assert.equal(html.match(/<script/g)?.length, 1);
  assert.doesNotMatch(html, /unsafe|https?:\/\/(?!here)|style=|\son\w+=/);
  assert.doesNotMatch(readFileSync('media/picture.css', 'utf8'), /url\(|@import/);
  assert.doesNotMatch(
    readFileSync('src/webview/picture.ts', 'utf8') + readFileSync('src/webview/clean.ts', 'utf8'),
    /innerHTML|eval\(|fetch\(/,
  );
});
