// The hands and eyes of a user of VS Code.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { out, until } from './host.mjs';
import { gone, insist, seen, within } from './patience.mjs';

export class Editor {
  constructor(host) {
    this.host = host;
    this.page = host.page;
    this.page.setDefaultTimeout(60_000);
    this.quickInput = this.page.locator('.quick-input-widget');
    this.quickText = this.quickInput.locator('input[type="text"]');
  }

  /** Loads the workbench, with a file opened in it. */
  async enter(file) {
    const payload = file ? [['openFile', this.host.remote(path.join(this.host.workspace, file))]] : [];
    await this.page.goto(this.host.url(payload), { waitUntil: 'domcontentloaded' });
    await this.page.waitForSelector('.monaco-workbench');
    if (file) {
      await this.page.waitForSelector('.editor-instance .view-line');
    }
  }

  /** A journey begins: this file is in front, nothing lies over it. */
  async begin(file) {
    await this.closeNotifications();
    await this.closePanel();
    await this.openFile(path.basename(file));
  }

  async press(...keys) {
    for (const key of keys) {
      await this.page.keyboard.press(key);
    }
  }

  /** Opens the quick input, types, and answers whether it stands where that was typed. */
  async quick(key, text, patience) {
    await this.press(key);
    if (!(await seen(this.quickText, patience))) {
      return false;
    }
    await this.quickText.fill(text, { timeout: patience }).catch(() => {});
    return true;
  }

  /** Runs a command by its title, as a user who knows it. */
  async command(title) {
    const row = this.quickInput.locator('.monaco-list-row.focused', { hasText: title });
    await insist(`the command ${title}`, async (patience) => {
      if ((await this.quick('F1', `>${title}`, patience)) && (await seen(row, patience))) {
        await this.press('Enter');
        return gone(row, 20_000);
      }
      await this.press('Escape');
      return false;
    });
  }

  async openFile(name) {
    const tab = this.page.locator('.tab.active.selected', { hasText: name }).first();
    const row = this.quickInput.locator('.monaco-list-row.focused', { hasText: name });
    await insist(`the file ${name}`, async (patience) => {
      if ((await this.quick('Control+P', name, patience)) && (await seen(row, patience))) {
        await this.press('Enter');
        return seen(tab, patience);
      }
      await this.press('Escape');
      return false;
    });
    await this.focusEditor();
  }

  async goto(line, column = 1) {
    const place = this.page.locator('.statusbar-item', { hasText: new RegExp(`Ln ${line}, Col ${column}\\b`) });
    await insist(`the cursor at ${line}:${column}`, async (patience) => {
      if (!(await this.quick('Control+G', `:${line}:${column}`, patience))) {
        return false;
      }
      await this.press('Enter');
      return (await gone(this.quickText, patience)) && seen(place, patience);
    });
  }

  async statusBar() {
    return (await this.page.locator('.statusbar').textContent()).replace(/\s+/g, ' ');
  }

  async squiggle(severity = 'error') {
    await this.page.locator(`.squiggly-${severity}`).first().waitFor();
  }

  async noSquiggle(severity = 'error') {
    await until('no squiggle', () => this.calm(severity));
  }

  /** Whether the texts in sight have no squiggle now. */
  async calm(severity = 'error') {
    return (await this.page.locator(`.editor-instance .squiggly-${severity}`).count()) === 0;
  }

  async showProblems() {
    const list = this.page.locator('.markers-panel');
    await insist('the list of problems', async (patience) => {
      if (!(await list.isVisible())) {
        await this.press('Control+Shift+M');
      }
      return seen(list, patience);
    });
  }

  /** The row of Problems with these words in it. */
  async problem(words) {
    await this.showProblems();
    const row = this.page.locator('.markers-panel .monaco-list-row', { hasText: words }).first();
    await row.waitFor();
    return row;
  }

  /** The same among so many that the list has to be filtered to show it. */
  async findProblem(words) {
    await this.showProblems();
    const filter = this.page.locator('.panel input[placeholder^="Filter"]').first();
    const row = this.page.locator('.markers-panel .monaco-list-row', { hasText: words }).first();
    // A panel that is still opening forgets what was typed, and the same words again would be no news to it.
    return insist(`the problem ${words}`, async (patience) => {
      await filter.fill('');
      await filter.pressSequentially(words);
      return (await seen(row, patience)) && row;
    });
  }

  async focusEditor() {
    await insist('the focus in the editor', async (patience) => {
      await this.press('Control+1');
      return seen(this.page.locator('.editor-instance .monaco-editor.focused').first(), patience);
    });
  }

  /** The next problem of the file, told in the text. */
  async nextProblem(words) {
    await insist(`the next problem, ${words}`, async (patience) => {
      await this.press('F8');
      return seen(this.page.locator('.marker-widget', { hasText: words }).first(), patience);
    });
  }

  /** Opens the menu of what can be done here, by keyboard, and goes down to this. */
  async actions(title) {
    const rows = this.page.locator('.action-widget').first().locator('.monaco-list-row');
    const row = rows.filter({ hasText: title }).first();
    // A menu asked for before the whole chain has been read knows less, and goes when the findings change.
    return insist(`the action ${title}`, async (patience) => {
      await this.press('Escape', 'Control+.');
      if (!(await seen(row, patience))) {
        return false;
      }
      for (let left = await rows.count(); left > 0; left--) {
        if (await row.and(this.page.locator('.focused')).count()) {
          return row;
        }
        await this.press('ArrowDown');
      }
      return false;
    });
  }

  /** Takes an action from that menu, by keyboard, until what it does is seen. */
  async cure(title, done) {
    await insist(`the effect of ${title}`, async (patience) => {
      await this.actions(title);
      await this.press('Enter');
      return within(patience, done);
    });
  }

  /** The popup over the cursor, once it tells this. */
  async hover(words) {
    const popup = this.page.locator('.monaco-hover:not(.hidden) .monaco-hover-content', { hasText: words }).first();
    await insist(`the hover with ${words}`, async (patience) => {
      await this.press('Control+K', 'Control+I');
      return seen(popup, patience);
    });
    return popup;
  }

  /** The list of completions, once it offers this. */
  async complete(words) {
    const row = this.page.locator('.suggest-widget .monaco-list-row', { hasText: words }).first();
    await insist(`the completion ${words}`, async (patience) => {
      if (await seen(row, patience)) {
        return true;
      }
      await this.press('Escape', 'Control+Space');
      return false;
    });
  }

  /** Gives what is under the cursor another name, everywhere. */
  async rename(name) {
    const input = this.page.locator('.rename-box input');
    await insist(`the field for ${name}`, async (patience) => {
      await this.press('F2');
      return seen(input, patience);
    });
    await input.fill(name);
    await this.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  /** The tab in front bears this name. */
  async tab(name) {
    await this.page.locator('.tab.active', { hasText: name }).first().waitFor();
  }

  inFront(name) {
    return this.page.locator('.tab.active', { hasText: name }).first().isVisible();
  }

  /** Answers the question with these words in it; the next one may stand in the same place at once. */
  async answer(question, text) {
    const asked = this.page.locator('.quick-input-widget', { hasText: question });
    const field = asked.locator('input').first();
    await asked.waitFor();
    await field.fill(text);
    await this.press('Enter');
    await until(`the end of ${question}`, async () => {
      const still = (await asked.isVisible()) && (await field.inputValue({ timeout: 500 }).catch(() => ''));
      return still !== text;
    });
  }

  /** Takes one of what is offered. */
  async choose(words) {
    const row = this.quickInput.locator('.monaco-list-row', { hasText: words });
    await row.click();
    await row.waitFor({ state: 'hidden' });
  }

  /** What is behind the braces of the status bar, once it tells this. */
  async languageStatus(item) {
    await insist('what is behind the braces', async (patience) => {
      await this.leave();
      await this.page.locator('#status\\.languageStatus').hover();
      return seen(item, patience);
    });
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

  /** Opens a row of a tree until what is below it is seen. */
  async unfold(view, words, below) {
    const row = this.treeRow(view, words);
    await insist(`${below} below ${words}`, async (patience) => {
      if ((await row.getAttribute('aria-expanded')) === 'false') {
        await row.locator('.monaco-tl-twistie').click();
      }
      return seen(this.treeRow(view, below), patience);
    });
  }

  /** Drags a row onto another until what that does is seen. */
  async drag(view, words, onto, done) {
    await insist(`${words} dragged onto ${onto}`, async (patience) => {
      await this.treeRow(view, words).dragTo(this.treeRow(view, onto));
      return within(patience, done);
    });
  }

  /** Drags what is inside a webview, and stays over it. */
  async dragOver(locator, by) {
    const box = await locator.boundingBox();
    const [x, y] = [box.x + box.width / 2, box.y + 20];
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    await this.page.mouse.move(x + by, y + by, { steps: 4 });
    await this.page.mouse.up();
  }

  async showViews() {
    await this.command('View: Show Migration Lens');
  }

  async notification(words) {
    const toast = this.page.locator('.notification-toast', { hasText: words }).first();
    await toast.waitFor();
    return toast;
  }

  async closeNotifications() {
    const toasts = this.page.locator('.notification-toast');
    if ((await toasts.count()) > 0) {
      await this.command('Notifications: Clear All Notifications');
      await until('no notification', async () => (await toasts.count()) === 0);
    }
  }

  /** The page inside the webview. */
  webview() {
    return this.page.frameLocator('iframe.webview.ready').last().frameLocator('#active-frame');
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
    if (await this.page.locator('.part.panel').isVisible()) {
      await this.command('View: Hide Panel');
      await this.page.locator('.part.panel').waitFor({ state: 'hidden' });
    }
  }

  async closeSideBar() {
    if (await this.page.locator('.part.sidebar').isVisible()) {
      await this.command('View: Close Primary Side Bar');
      await this.page.locator('.part.sidebar').waitFor({ state: 'hidden' });
    }
  }

  /** Closes the file in front and forgets what was typed into it. */
  async forget() {
    await this.command('View: Revert and Close Editor');
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
    // What fades in is shown as it will be.
    await this.page.screenshot({ path: path.join(out, `${name}.png`), animations: 'disabled', caret: 'initial' });
  }
}
