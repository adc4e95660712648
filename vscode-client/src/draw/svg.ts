// Boxes with lines of text, and arrows between them, as one SVG text.
import { type Arrow, layout } from './layout';

export interface Line {
  readonly text: string;
  readonly kind: 'title' | 'column' | 'key';
  /** Set apart at the right. */
  readonly type?: string;
}

export interface Card {
  readonly id: string;
  readonly lines: readonly Line[];
}

const LETTER = 7.3;
const ROW = 18;
const PAD = 10;

export function draw(cards: readonly Card[], arrows: readonly Arrow[]): string {
  const places = layout(
    cards.map((card) => ({ id: card.id, width: width(card), height: card.lines.length * ROW + PAD })),
    arrows.filter(({ from, to }) => from !== to),
  );
  const all = [...places.values()];
  const right = Math.max(...all.map((box) => box.x + box.width), 100);
  const bottom = Math.max(...all.map((box) => box.y + box.height), 60);
  const edges = arrows.map(({ from, to }) => edge(places.get(from), places.get(to))).join('\n');
  const nodes = cards.map((card) => node(card, places.get(card.id) ?? { x: 0, y: 0, width: 0, height: 0 })).join('\n');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-20 -20 ${round(right + 40)} ${round(bottom + 40)}">\n${edges}\n${nodes}\n</svg>\n`;
}

function width(card: Card): number {
  const letters = Math.max(...card.lines.map(({ text, type }) => text.length + (type ? type.length + 3 : 0)));
  return Math.max(letters * LETTER + 2 * PAD, 90);
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function node(card: Card, box: Box): string {
  const lines = card.lines.map(({ text, kind, type }, index) => {
    const y = round(box.y + PAD / 2 + (index + 0.72) * ROW);
    const name = `<text class="${kind}" x="${round(box.x + PAD)}" y="${y}">${escaped(text)}</text>`;
    return type
      ? `${name}<text class="type" text-anchor="end" x="${round(box.x + box.width - PAD)}" y="${y}">${escaped(type)}</text>`
      : name;
  });
  const under = round(box.y + PAD / 2 + ROW);
  const rule = card.lines.length > 1 ? `<path class="rule" d="M${round(box.x)} ${under}h${round(box.width)}"/>` : '';
  const rect = `<rect x="${round(box.x)}" y="${round(box.y)}" width="${round(box.width)}" height="${round(box.height)}" rx="4"/>`;
  return `<g class="node" id="${escaped(card.id)}">${rect}${rule}${lines.join('')}</g>`;
}

function edge(from: Box | undefined, to: Box | undefined): string {
  if (!from || !to) {
    return '';
  }
  if (from === to) {
    const [x, y] = [from.x + from.width, from.y + 12];
    return line(`M${round(x)} ${round(y)}c40 -6 40 26 6 20`, x + 2, y + 19, -1);
  }
  // Arrows go left, to the earlier layer, unless they close a circle.
  const left = to.x + to.width <= from.x;
  const start = { x: left ? from.x : from.x + from.width, y: from.y + Math.min(from.height / 2, 60) };
  const end = { x: left ? to.x + to.width + 7 : to.x - 7, y: to.y + Math.min(to.height / 2, 14) };
  const bend = left ? -45 : 45;
  const path = `M${round(start.x)} ${round(start.y)}C${round(start.x + bend)} ${round(start.y)} ${round(end.x - bend)} ${round(end.y)} ${round(end.x)} ${round(end.y)}`;
  return line(path, end.x + (left ? -7 : 7), end.y, left ? 1 : -1);
}

function line(path: string, x: number, y: number, side: number): string {
  return `<g class="edge"><path d="${path}"/><path class="head" d="M${round(x)} ${round(y)}l${8 * side} -4v8z"/></g>`;
}

function round(number: number): string {
  return String(Math.round(number * 10) / 10);
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
