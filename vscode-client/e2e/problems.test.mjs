// Squiggles and cures, by mouse and keyboard, from the real server.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { connections, processes, until } from './host.mjs';
import { visit } from './visit.mjs';
import { estimates, migrations, place, policies, report, tenants, text } from './workspaces.mjs';

describe('problems', () => {
  const walk = visit(tenants);

  it(
    'are underlined and listed, for files that are not open too',
    walk(async (editor, host) => {
      await editor.squiggle();
      await editor.problem('is created later');
      await editor.findProblem('nmae');
      await editor.findProblem('');
      await editor.problem('is created later');
      await editor.picture('problems');
      await editor.closePanel();
      await editor.focusEditor();
      await editor.nextProblem('tenants');
      await editor.picture('next-problem');
      await editor.press('Escape');
      assert.deepEqual([...host.foreign], [], 'hosts the page asked for');
      assert.deepEqual(connections(host), [], 'hosts the processes talk to');
    }),
  );

  it(
    'go while one types, and come back with undo',
    walk(async (editor) => {
      await editor.begin(report);
      await editor.squiggle();
      await editor.goto(...place(report, 'nmae'));
      await editor.press('Delete', 'Delete', 'Delete', 'Delete');
      await editor.page.keyboard.type('name');
      await editor.press('Escape');
      await editor.noSquiggle();
      await editor.forget();
      await editor.begin(report);
      await editor.squiggle();
    }),
  );

  it(
    'are cured by keyboard, to the last byte on the disk',
    walk(async (editor, host) => {
      await editor.begin(estimates);
      await editor.squiggle();
      await editor.goto(...place(estimates, 'public.tenants', 3));
      await editor.actions('Write `copilot_internal.tenants`');
      await editor.picture('cure');
      await editor.cure('Write `copilot_internal.tenants`', () => editor.calm());
      await editor.save();
      const cured = text(estimates).replace('public.tenants', 'copilot_internal.tenants');
      await until('the cured text on the disk', () => host.read(estimates) === cured);
    }),
  );

  it(
    'are cured by renaming the file',
    walk(async (editor, host) => {
      await editor.begin(policies);
      await editor.squiggle();
      await editor.goto(...place(policies, 'copilot_internal.tenants', 3));
      const title = 'rename to 20260105000003_tenant_llm_policies.sql';
      await editor.actions(title);
      await editor.picture('rename-cure');
      const renamed = '20260105000003_tenant_llm_policies.sql';
      await editor.cure(title, () => editor.inFront(renamed));
      await until('the new name', () => host.has(`${migrations}/${renamed}`) && !host.has(policies));
      await editor.noSquiggle();
      await editor.picture('renamed');
      assert.equal(host.read(`${migrations}/${renamed}`), text(policies));
    }),
  );

  it(
    'come back with the server after it was killed',
    walk(async (editor, host) => {
      await editor.begin(report);
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
    }),
  );
});
