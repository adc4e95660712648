// Puts boxes in layers from left to right, each right of what it points at. Plain numbers, no picture.

export interface BoxSize {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export interface Placed extends BoxSize {
  readonly x: number;
  readonly y: number;
}

export interface Arrow {
  readonly from: string;
  readonly to: string;
}

const GAP = { layer: 90, row: 28, part: 60 };

/** The same boxes give the same places. Boxes that no arrow joins are put into rows below the others. */
export function layout(boxes: readonly BoxSize[], arrows: readonly Arrow[]): Map<string, Placed> {
  const parts = components(boxes, arrows).map((part) => (part.length === 1 ? lonely(part) : layered(part, arrows)));
  // Large parts first, the small ones fill the rows after them.
  parts.sort((a, b) => b.height - a.height);
  const area = parts.reduce((sum, part) => sum + (part.width + GAP.part) * (part.height + GAP.part), 0);
  const most = Math.max(Math.sqrt(area * 1.6), ...parts.map((part) => part.width));
  const result = new Map<string, Placed>();
  let [x, y, tallest] = [0, 0, 0];
  for (const part of parts) {
    if (x > 0 && x + part.width > most) {
      [x, y, tallest] = [0, y + tallest + GAP.part, 0];
    }
    for (const box of part.boxes) {
      result.set(box.id, { ...box, x: box.x + x, y: box.y + y });
    }
    x += part.width + GAP.part;
    tallest = Math.max(tallest, part.height);
  }
  return result;
}

interface Part {
  readonly boxes: readonly Placed[];
  readonly width: number;
  readonly height: number;
}

function lonely([box]: readonly BoxSize[]): Part {
  return box
    ? { boxes: [{ ...box, x: 0, y: 0 }], width: box.width, height: box.height }
    : { boxes: [], width: 0, height: 0 };
}

function components(boxes: readonly BoxSize[], arrows: readonly Arrow[]): BoxSize[][] {
  const near = neighbours(arrows);
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const seen = new Set<string>();
  return boxes.flatMap((start) => {
    if (seen.has(start.id)) {
      return [];
    }
    const part: BoxSize[] = [];
    const open = [start.id];
    seen.add(start.id);
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const box = byId.get(id);
      if (box) {
        part.push(box);
      }
      for (const other of near.get(id) ?? []) {
        if (byId.has(other) && !seen.has(other)) {
          seen.add(other);
          open.push(other);
        }
      }
    }
    return [part];
  });
}

function neighbours(arrows: readonly Arrow[]): Map<string, string[]> {
  const near = new Map<string, string[]>();
  const add = (from: string, to: string) => near.set(from, [...(near.get(from) ?? []), to]);
  for (const { from, to } of arrows) {
    add(from, to);
    add(to, from);
  }
  return near;
}

function layered(boxes: readonly BoxSize[], arrows: readonly Arrow[]): Part {
  const depth = depths(boxes, arrows);
  const layers: BoxSize[][] = [];
  for (const box of boxes) {
    const layer = depth.get(box.id) ?? 0;
    while (layers.length <= layer) {
      layers.push([]);
    }
    layers[layer]?.push(box);
  }
  untangle(layers, neighbours(arrows));
  const heights = layers.map((layer) => layer.reduce((sum, box) => sum + box.height + GAP.row, -GAP.row));
  const height = Math.max(...heights);
  const placed: Placed[] = [];
  let x = 0;
  layers.forEach((layer, index) => {
    let y = (height - (heights[index] ?? 0)) / 2;
    for (const box of layer) {
      placed.push({ ...box, x, y });
      y += box.height + GAP.row;
    }
    x += Math.max(...layer.map((box) => box.width), 0) + GAP.layer;
  });
  return { boxes: placed, width: x - GAP.layer, height };
}

/** How many boxes follow each other below a box. An arrow that closes a circle does not count. */
function depths(boxes: readonly BoxSize[], arrows: readonly Arrow[]): Map<string, number> {
  const targets = new Map<string, string[]>();
  for (const { from, to } of arrows) {
    targets.set(from, [...(targets.get(from) ?? []), to]);
  }
  const inside = new Set(boxes.map((box) => box.id));
  const depth = new Map<string, number>();
  const under = new Set<string>();
  const visit = (id: string): number => {
    const known = depth.get(id);
    if (known !== undefined) {
      return known;
    }
    under.add(id);
    let deepest = 0;
    for (const to of targets.get(id) ?? []) {
      if (to !== id && inside.has(to) && !under.has(to)) {
        deepest = Math.max(deepest, visit(to) + 1);
      }
    }
    under.delete(id);
    depth.set(id, deepest);
    return deepest;
  };
  for (const { id } of boxes) {
    visit(id);
  }
  return depth;
}

/** Orders each layer by the middle of its neighbours, to and fro, so that fewer arrows cross. */
function untangle(layers: BoxSize[][], near: Map<string, string[]>): void {
  const place = new Map<string, number>();
  const number = (layer: readonly BoxSize[]) => {
    for (const [index, box] of layer.entries()) {
      place.set(box.id, index / Math.max(layer.length - 1, 1));
    }
  };
  layers.forEach(number);
  for (let sweep = 0; sweep < 4; sweep++) {
    for (const layer of sweep % 2 === 0 ? layers : [...layers].reverse()) {
      const middle = new Map(
        layer.map((box) => {
          const places = (near.get(box.id) ?? []).map((id) => place.get(id) ?? 0);
          return [
            box.id,
            places.length > 0 ? places.reduce((a, b) => a + b) / places.length : (place.get(box.id) ?? 0),
          ];
        }),
      );
      layer.sort((a, b) => (middle.get(a.id) ?? 0) - (middle.get(b.id) ?? 0) || a.id.localeCompare(b.id, 'en'));
      number(layer);
    }
  }
}
