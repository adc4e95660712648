// Copies of a picture only what a picture needs: shapes, texts and their places.

const SVG = 'http://www.w3.org/2000/svg';

const ELEMENTS = new Set([
  'svg',
  'g',
  'rect',
  'path',
  'line',
  'circle',
  'ellipse',
  'polyline',
  'polygon',
  'text',
  'tspan',
  'title',
  'desc',
]);

const ATTRIBUTES = new Set(
  (
    'id class x y x1 y1 x2 y2 cx cy r rx ry dx dy width height d points transform viewBox text-anchor dominant-baseline font-size ' +
    'font-weight font-style stroke-width stroke-dasharray data-from data-to data-name'
  ).split(' '),
);

/** Undefined where the text is no picture at all. */
export function cleanSvg(text: string): SVGSVGElement | undefined {
  const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  return root.localName === 'svg' && root.namespaceURI === SVG ? (copy(root) as SVGSVGElement) : undefined;
}

function copy(element: Element): Element {
  const result = document.createElementNS(SVG, element.localName);
  for (const { name, value } of element.attributes) {
    if (ATTRIBUTES.has(name)) {
      result.setAttribute(name, value);
    }
  }
  for (const child of element.childNodes) {
    if (child instanceof Element && ELEMENTS.has(child.localName)) {
      result.append(copy(child));
    } else if (child instanceof Text) {
      result.append(child.data);
    }
  }
  return result;
}
