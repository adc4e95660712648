// The hands and eyes of a user of VS Code.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { out, startHost, until } from './host.mjs';

/** Opens VS Code on a workspace, runs the journey, keeps a picture where it fails, and closes everything. */
export async function journey(workspace, walk) {
  const host = await startHost(workspace);
  const editor = new Editor(host);
  try {
    await editor.enter(workspace.open);
    await walk(editor, host);
  } catch (failure) {
    await editor.picture(`FAILED ${Date.now()}`).catch(() => {});
    throw failure;
  } finally {
    await host.stop();
  }
}

const seen = (locator, timeout) =>
  locator.waitFor({ timeout }).then(
    () => true,
    () => false,
  );

export class Editor {
  constructor(host) {
    this.host = host;
    this.page = host.page;
    this.page.setDefaultTimeout(60_000);
  }

  /** Loads the workbench, with a file opened in it. */
  async enter(file) {
    const payload = file ? [['openFile', this.host.remote(path.join(this.host.workspace, file))]] : [];
    await this.page.goto(this.host.url(payload), { waitUntil: 'domcontentloaded' });
    await this.page.waitForSelector('.monaco-workbench', { timeout: 60_000 });
    if (file) {
      await this.page.waitForSelector('.editor-instance .view-line', { timeout: 60_000 });
    }
  }

  async press(...keys) {
    for (const key of keys) {
      await this.page.keyboard.press(key);
    }
  }

  /** Runs a command by its title, as a user who knows it: where the list opened too early to have it, it is opened again. */
  async command(title) {
    const list = this.page.locator('.quick-input-widget');
    const row = list.locator('.monaco-list-row.focused', { hasText: title });
    await until(`the command ${title}`, async () => {
      await this.press('F1');
      const input = list.locator('input[type="text"]');
      await input.waitFor();
      await input.fill(`>${title}`);
      const chosen = await seen(row, 3000);
      await this.press(chosen ? 'Enter' : 'Escape');
      return chosen;
    });
  }

  async openFile(name) {
    await this.press('Control+P');
    const input = this.page.locator('.quick-input-widget input[type="text"]');
    await input.waitFor();
    await input.fill(name);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click();
    await this.page.locator('.tab.active.selected', { hasText: name }).first().waitFor();
  }

  async goto(line, column = 1) {
    await this.press('Control+G');
    const input = this.page.locator('.quick-input-widget input[type="text"]');
    await input.waitFor();
    await input.fill(`:${line}:${column}`);
    await this.press('Enter');
    await until(`cursor at ${line}:${column}`, async () =>
      (await this.statusBar()).includes(`Ln ${line}, Col ${column}`),
    );
  }

  async statusBar() {
    return (await this.page.locator('.statusbar').textContent()).replace(/\s+/g, ' ');
  }

  async squiggle(severity = 'error') {
    await this.page.waitForSelector(`.squiggly-${severity}`);
  }

  async noSquiggle(severity = 'error') {
    await this.page.waitForSelector(`.squiggly-${severity}`, { state: 'detached' });
  }

  /** The row of Problems with these words in it. */
  async problem(words) {
    if (!(await this.page.locator('.markers-panel').isVisible())) {
      await this.press('Control+Shift+M');
    }
    const row = this.page.locator('.markers-panel .monaco-list-row', { hasText: words }).first();
    await row.waitFor();
    return row;
  }

  /** The same among so many that the list has to be filtered to show it. */
  async findProblem(words) {
    if (!(await this.page.locator('.markers-panel').isVisible())) {
      await this.press('Control+Shift+M');
    }
    const filter = this.page.locator('.panel input[placeholder^="Filter"]').first();
    const row = this.page.locator('.markers-panel .monaco-list-row', { hasText: words }).first();
    // A panel that is still opening forgets what was typed, and the same words again would be no news to it.
    return until(`the problem ${words}`, async () => {
      await filter.fill('');
      await filter.pressSequentially(words);
      return (await seen(row, 2000)) && row;
    });
  }

  async focusEditor() {
    await this.press('Control+1');
  }

  /** Opens the menu of what can be done here, by keyboard; its first row is selected. */
  async actions(title) {
    const row = this.page.locator('.action-widget').first().locator('.monaco-list-row', { hasText: title }).first();
    // A menu asked for before the whole chain has been read knows less, and goes when the findings change.
    return until(`the action ${title}`, async () => {
      await this.press('Escape', 'Control+.');
      return (await seen(row, 3000)) && row;
    });
  }

  /** Takes an action from that menu. */
  async cure(title) {
    await (await this.actions(title)).click();
  }

  async hover() {
    await this.press('Control+K', 'Control+I');
    const popup = this.page.locator('.monaco-hover:not(.hidden) .monaco-hover-content').first();
    await popup.waitFor();
    return popup;
  }

  lines() {
    return this.page.locator('.editor-instance').first().locator('.view-line');
  }

  /** The rows of a tree view, top to bottom. */
  async tree(view) {
    const rows = this.page.locator(`.pane:has(.pane-header[aria-label^="${view}"]) .monaco-list-row`);
    const texts = await rows.evaluateAll((all) =>
      all
        .sort((a, b) => a.offsetTop - b.offsetTop)
        .map((row) =>
          [row.querySelector('.label-name')?.textContent, row.querySelector('.label-description')?.textContent]
            .filter(Boolean)
            .join(' | '),
        ),
    );
    return texts;
  }

  treeRow(view, words) {
    return this.page
      .locator(`.pane:has(.pane-header[aria-label^="${view}"]) .monaco-list-row`, { hasText: words })
      .first();
  }

  async showViews() {
    await this.command('View: Show Migration Lens');
  }

  async notification(words) {
    const toast = this.page.locator('.notification-toast', { hasText: words }).first();
    await toast.waitFor();
    return toast;
  }

  /** The page inside the webview that was opened last. */
  async webview() {
    return until('a webview', () => this.page.frames().findLast((frame) => frame.url().includes('fake.html')) ?? null);
  }

  /** Turns the wheel over a popup until these words of it can be read. */
  async scrollTo(popup, words) {
    const line = popup.getByText(words).first();
    await popup.hover();
    await until(`${words} in sight`, async () => {
      const [frame, box] = [await popup.boundingBox(), await line.boundingBox()];
      if (box.y + box.height < frame.y + frame.height) {
        return true;
      }
      await this.page.mouse.wheel(0, 60);
      return false;
    });
  }

  async closePanel() {
    await this.command('View: Hide Panel');
    await this.page.locator('.part.panel').waitFor({ state: 'hidden' });
  }

  async closeSideBar() {
    await this.command('View: Close Primary Side Bar');
    await this.page.locator('.part.sidebar').waitFor({ state: 'hidden' });
  }

  /** The side bar, as wide as this. */
  async dragSideBar(width) {
    const bar = await this.page.locator('.part.sidebar').boundingBox();
    const right = bar.x + bar.width;
    await this.page.mouse.move(right, bar.y + 300);
    await this.page.mouse.down();
    await this.page.mouse.move(bar.x + width, bar.y + 300, { steps: 8 });
    await this.page.mouse.up();
    await this.leave();
  }

  /** The mouse goes where it points at nothing. */
  async leave() {
    await this.page.mouse.move(640, 1);
  }

  async save() {
    await this.press('Control+S');
  }

  /** Kept as build output; the README's pictures are among them. */
  async picture(name) {
    mkdirSync(out, { recursive: true });
    await this.page.screenshot({ path: path.join(out, `${name}.png`) });
  }
}
