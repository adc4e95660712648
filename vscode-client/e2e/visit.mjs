// Opens VS Code for journeys, and keeps what tells why one failed.
import { after } from 'node:test';
import { Editor } from './editor.mjs';
import { startHost } from './host.mjs';

/**
 * One VS Code for the journeys of a group: opened for the first of them, closed after the last. Each begins where it says it
 * does; a failure keeps a picture and the logs, and the next journey gets a VS Code of its own.
 */
export function visit(workspace) {
  let open;
  const leave = async () => {
    const left = open;
    open = undefined;
    await left?.stop();
  };
  after(leave);
  return (walk) => async (context) => {
    try {
      open ??= await startHost(workspace);
      open.editor ??= await enter(open, workspace.open);
      await walk(open.editor, open);
    } catch (failure) {
      await open?.editor?.picture(`FAILED ${context.name}`).catch(() => {});
      open?.keepLogs(`FAILED ${context.name}`);
      await leave();
      throw failure;
    }
  };
}

async function enter(host, file) {
  const editor = new Editor(host);
  await editor.enter(file);
  return editor;
}
