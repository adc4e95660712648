// The page of the picture: pan, zoom, find, open, export.
import { type Box, centre, fit, pan, zoom } from './camera';
import { cleanSvg } from './clean';
import type { FromPicture, ToPicture } from './messages';

declare function acquireVsCodeApi(): { postMessage(message: FromPicture): void };

const editor = acquireVsCodeApi();
const canvas = get('canvas');
const search = get('search') as HTMLInputElement;
const found = get('found');
const nothing = get('nothing');

let svg: SVGSVGElement | undefined;
let whole: Box = { x: 0, y: 0, width: 1, height: 1 };
let view: Box = whole;
let shown = '';
let hits: Element[] = [];
let hit = 0;

function get(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) {
    throw new Error(id);
  }
  return element;
}

window.addEventListener('message', ({ data }: MessageEvent<ToPicture>) => {
  nothing.hidden = data.type === 'picture';
  canvas.hidden = data.type !== 'picture';
  if (data.type === 'nothing') {
    nothing.textContent = data.reason;
    return;
  }
  draw(data);
});

function draw(data: Extract<ToPicture, { type: 'picture' }>): void {
  const clean = cleanSvg(data.svg);
  if (!clean) {
    return;
  }
  svg = clean;
  const [x = 0, y = 0, width = 1, height = 1] = (clean.getAttribute('viewBox') ?? '0 0 1 1')
    .split(/[\s,]+/)
    .map(Number);
  whole = { x, y, width, height };
  clean.removeAttribute('width');
  clean.removeAttribute('height');
  clean.setAttribute('role', 'img');
  clean.setAttribute('aria-label', data.title);
  for (const id of data.highlighted) {
    clean.querySelector(`#${CSS.escape(id)}`)?.classList.add('changed');
  }
  canvas.replaceChildren(clean);
  for (const kind of ['er', 'chain']) {
    get(kind).setAttribute('aria-pressed', String(kind === data.kind));
  }
  // A picture of the same thing after an edit keeps the place the user looks at.
  const same = shown === data.kind;
  shown = data.kind;
  look(same ? view : fit(whole, size()));
  find();
}

function size(): { width: number; height: number } {
  return { width: canvas.clientWidth || 800, height: canvas.clientHeight || 600 };
}

function look(at: Box): void {
  view = at;
  svg?.setAttribute('viewBox', `${at.x} ${at.y} ${at.width} ${at.height}`);
}

function find(): void {
  const word = search.value.trim().toLowerCase();
  hits = [];
  for (const node of canvas.querySelectorAll('.node')) {
    const matches = word !== '' && (node.textContent ?? '').toLowerCase().includes(word);
    node.classList.toggle('found', matches);
    if (matches) {
      hits.push(node);
    }
  }
  canvas.classList.toggle('searching', word !== '');
  found.textContent = word === '' ? '' : String(hits.length);
}

function visit(step: number): void {
  hit = (hit + step + hits.length) % Math.max(hits.length, 1);
  const node = hits[hit];
  if (node instanceof SVGGraphicsElement) {
    look(centre(view, node.getBBox()));
  }
}

search.addEventListener('input', () => {
  find();
  hit = 0;
  visit(0);
});
search.addEventListener('keydown', (event) => {
  if (event.key === 'Enter') {
    visit(event.shiftKey ? -1 : 1);
  }
});

const middle = { x: 0.5, y: 0.5 };
get('in').addEventListener('click', () => look(zoom(view, 1.25, middle, whole)));
get('out').addEventListener('click', () => look(zoom(view, 0.8, middle, whole)));
get('fit').addEventListener('click', () => look(fit(whole, size())));
get('er').addEventListener('click', () => editor.postMessage({ type: 'kind', kind: 'er' }));
get('chain').addEventListener('click', () => editor.postMessage({ type: 'kind', kind: 'chain' }));
get('export').addEventListener('click', () => editor.postMessage({ type: 'export', svg: standalone() }));

canvas.addEventListener(
  'wheel',
  (event) => {
    event.preventDefault();
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const at = { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
    look(zoom(view, 1.0015 ** -event.deltaY, at, whole));
  },
  { passive: false },
);

let dragged = false;
canvas.addEventListener('pointerdown', (down) => {
  dragged = false;
  const start = view;
  const scale = view.width / size().width;
  const move = (event: PointerEvent) => {
    const [dx, dy] = [event.clientX - down.clientX, event.clientY - down.clientY];
    dragged ||= Math.abs(dx) + Math.abs(dy) > 4;
    look(pan(start, -dx * scale, -dy * scale));
  };
  const up = () => {
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', up);
  };
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', up);
});

canvas.addEventListener('click', (event) => {
  const node = event.target instanceof Element ? event.target.closest('.node') : null;
  if (node?.id && !dragged) {
    editor.postMessage({ type: 'open', id: node.id });
  }
});

canvas.addEventListener('keydown', (event) => {
  const step = view.width / 10;
  const moves: Record<string, () => Box> = {
    ArrowLeft: () => pan(view, -step, 0),
    ArrowRight: () => pan(view, step, 0),
    ArrowUp: () => pan(view, 0, -step),
    ArrowDown: () => pan(view, 0, step),
    '+': () => zoom(view, 1.25, middle, whole),
    '-': () => zoom(view, 0.8, middle, whole),
    '0': () => fit(whole, size()),
  };
  const move = moves[event.key];
  if (move) {
    event.preventDefault();
    look(move());
  }
});

/** The whole picture as a file of its own: what the style sheet gave is written into it. */
function standalone(): string {
  if (!svg) {
    return '';
  }
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, index) => {
    const original = originals[index];
    if (original && /^(rect|path|line|text|tspan|circle|polygon|polyline|ellipse)$/.test(element.localName)) {
      const style = getComputedStyle(original);
      for (const name of [
        'fill',
        'stroke',
        'stroke-width',
        'font-family',
        'font-size',
        'font-weight',
        'stroke-dasharray',
      ]) {
        element.setAttribute(name, style.getPropertyValue(name));
      }
    }
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('viewBox', `${whole.x} ${whole.y} ${whole.width} ${whole.height}`);
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of Object.entries({ ...whole, fill: getComputedStyle(document.body).backgroundColor })) {
    ground.setAttribute(name, String(value));
  }
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

editor.postMessage({ type: 'ready' });
