// The page around the picture. Its policy lets in one script and one style sheet of this extension, and nothing from anywhere else.

export function pictureHtml(page: { script: string; style: string; source: string; nonce: string }): string {
  const policy = `default-src 'none'; script-src 'nonce-${page.nonce}'; style-src ${page.source}`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="${page.style}">
<title>Migration Lens</title>
</head>
<body>
<nav>
<button id="er" aria-pressed="false">Schema</button>
<button id="chain" aria-pressed="false">Chain</button>
<input id="search" type="search" placeholder="Find" aria-label="Find in the picture">
<output id="found"></output>
<span></span>
<button id="out" aria-label="Smaller">−</button>
<button id="in" aria-label="Larger">+</button>
<button id="fit">Fit</button>
<button id="export">Export SVG</button>
</nav>
<main id="canvas" tabindex="0" aria-label="Picture"></main>
<p id="nothing" hidden></p>
<script nonce="${page.nonce}" src="${page.script}"></script>
</body>
</html>`;
}
