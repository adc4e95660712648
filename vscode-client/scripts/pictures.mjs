// Takes the screenshots of the last e2e run over into the README and the walkthrough.
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

// What the README does not show already; the real server's first, the stand-in's where the run had no real one.
const WALKTHROUGH = {
  schema: ['picture', 'rote-picture'],
  database: ['live-hover', 'rote-diff'],
};
const README = {
  problems: 'A table is referenced a week before it is created: underlined, listed, explained',
  cure: 'Ctrl+. offers the cure',
  hover: 'Hover shows the table as of this statement',
  completion: 'Completion knows the columns',
  views: 'The chain in its order, and the schema as of the file in the editor',
  picture: 'The schema as a picture, with what this file makes highlighted',
};

const taken = (name) => `out/e2e/${name}.png`;
mkdirSync('media/screenshots', { recursive: true });
const shown = Object.entries(README).filter(([name]) => existsSync(taken(name)));
for (const [name] of shown) {
  copyFileSync(taken(name), `media/screenshots/${name}.png`);
}
for (const [step, names] of Object.entries(WALKTHROUGH)) {
  const name = names.find((one) => existsSync(taken(one)));
  if (name) {
    copyFileSync(taken(name), `walkthrough/${step}.png`);
  }
}
const pictures = Object.entries(README)
  .filter(([name]) => existsSync(`media/screenshots/${name}.png`))
  .map(([name, text]) => `![${text}](media/screenshots/${name}.png)`)
  .join('\n\n');
const readme = readFileSync('README.md', 'utf8');
writeFileSync(
  'README.md',
  readme.replace(/<!-- pictures -->[\s\S]*?(?=\n## What you get)/, `<!-- pictures -->\n\n${pictures}\n`),
);
console.log(shown.map(([name]) => name).join(' '));
