// Squiggles and cures, by mouse and keyboard, from the real server.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { journey } from './editor.mjs';
import { connections, processes, until } from './host.mjs';
import { estimates, migrations, place, policies, report, tenants, text } from './workspaces.mjs';

describe('problems', () => {
  it('are underlined and listed, for files that are not open too', () =>
    journey(tenants, async (editor, host) => {
      await editor.squiggle();
      await editor.problem('is created later');
      await editor.picture('problems');
      await editor.findProblem('nmae');
      await editor.focusEditor();
      await editor.press('F8');
      await editor.page.locator('.marker-widget', { hasText: 'tenants' }).waitFor();
      await editor.picture('next-problem');
      assert.deepEqual([...host.foreign], [], 'hosts the page asked for');
      assert.deepEqual(connections(host), [], 'hosts the processes talk to');
    }));

  it('are cured by keyboard, to the last byte on the disk', () =>
    journey({ ...tenants, open: estimates }, async (editor, host) => {
      await editor.squiggle();
      await editor.goto(...place(estimates, 'public.tenants', 3));
      await editor.actions('Write `copilot_internal.tenants`');
      await editor.picture('cure');
      await editor.press('Enter');
      await editor.noSquiggle();
      await editor.save();
      const cured = text(estimates).replace('public.tenants', 'copilot_internal.tenants');
      await until('the cured text on the disk', () => host.read(estimates) === cured);
    }));

  it('are cured by renaming the file', () =>
    journey(tenants, async (editor, host) => {
      await editor.squiggle();
      await editor.goto(...place(policies, 'copilot_internal.tenants', 3));
      await editor.actions('rename to 20260105000003_tenant_llm_policies.sql');
      await editor.picture('rename-cure');
      await editor.press('Enter');
      const renamed = '20260105000003_tenant_llm_policies.sql';
      await until('the new name', () => host.has(`${migrations}/${renamed}`) && !host.has(policies));
      await editor.page.locator('.tab.active', { hasText: renamed }).waitFor();
      await editor.noSquiggle();
      await editor.picture('renamed');
      assert.equal(host.read(`${migrations}/${renamed}`), text(policies));
    }));

  it('go while one types, and come back with undo', () =>
    journey({ ...tenants, open: report }, async (editor) => {
      await editor.squiggle();
      await editor.goto(...place(report, 'nmae'));
      await editor.press('Delete', 'Delete', 'Delete', 'Delete');
      await editor.page.keyboard.type('name');
      await editor.press('Escape');
      await editor.noSquiggle();
      await editor.press('Control+Z', 'Control+Z', 'Control+Z', 'Control+Z', 'Control+Z');
      await editor.squiggle();
    }));
});

describe('the server', () => {
  it('comes back after it was killed', () =>
    journey(tenants, async (editor, host) => {
      await editor.squiggle();
      const servers = () => processes(host, 'migration-lens.jar lsp').map(({ pid }) => pid);
      const [first] = servers();
      process.kill(first, 'SIGKILL');
      const second = await until('another server', () => servers().find((pid) => pid !== first));
      await editor.squiggle();
      // Told to restart, in the middle of a start too.
      process.kill(second, 'SIGKILL');
      await editor.command('Migration Lens: Restart Server');
      await until('one server, a new one', () => servers().length === 1 && ![first, second].includes(servers()[0]));
      await editor.squiggle();
    }));
});
