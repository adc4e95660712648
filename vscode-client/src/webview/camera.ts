// Which part of the picture is seen. Plain numbers, no page.

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The whole picture, never larger than life. */
export function fit(picture: Box, window: { width: number; height: number }): Box {
  const scale = Math.min(window.width / picture.width, window.height / picture.height, 1) || 1;
  const width = window.width / scale;
  const height = window.height / scale;
  return { x: picture.x + (picture.width - width) / 2, y: picture.y + (picture.height - height) / 2, width, height };
}

/** Nearer by a factor above 1; the point under the pointer (as parts of the view, 0 to 1) stays where it is. */
export function zoom(view: Box, factor: number, at: { x: number; y: number }, picture: Box): Box {
  const most = Math.max(picture.width, picture.height) * 4;
  const width = Math.min(Math.max(view.width / factor, 50), most);
  const ratio = width / view.width;
  const height = view.height * ratio;
  return { x: view.x + (view.width - width) * at.x, y: view.y + (view.height - height) * at.y, width, height };
}

export function pan(view: Box, dx: number, dy: number): Box {
  return { ...view, x: view.x + dx, y: view.y + dy };
}

/** The same scale, with this in the middle. */
export function centre(view: Box, on: Box): Box {
  return { ...view, x: on.x + on.width / 2 - view.width / 2, y: on.y + on.height / 2 - view.height / 2 };
}
