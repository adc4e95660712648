-- nvim --headless -u NONE -i NONE -n -c 'luafile neovim.lua' FILE
-- Opens the file, takes the first cure of the first finding of the RULE, saves, and waits until it is gone.
local rule = os.getenv('RULE')
local file = vim.api.nvim_buf_get_name(0)
vim.bo.filetype = 'sql'
local function fail(message)
  io.stderr:write(message .. '\n')
  vim.cmd('cquit 1')
end
local function findings(buffer)
  return vim.tbl_filter(function(d) return d.code == rule end, vim.diagnostic.get(buffer))
end
local id = vim.lsp.start_client({
  name = 'migration-lens',
  cmd = vim.split(os.getenv('SERVER_COMMAND'), ' '),
  root_dir = os.getenv('SERVER_ROOT'),
  on_error = function(code, what) fail('protocol error ' .. code .. vim.inspect(what)) end,
})
vim.lsp.buf_attach_client(0, id)
local buffer = vim.api.nvim_get_current_buf()
if not vim.wait(20000, function() return #findings(buffer) > 0 end, 20) then fail('nothing found') end
local first = findings(buffer)[1]
print(string.format('found %d:%d %s\n', first.lnum + 1, first.col + 1, first.message))
vim.api.nvim_win_set_cursor(0, { first.lnum + 1, first.col })
local params = vim.lsp.util.make_range_params()
params.context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics(0, first.lnum), only = { 'quickfix' } }
local answers = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', params, 10000)
local applied = false
for client, answer in pairs(answers or {}) do
  for _, action in ipairs(answer.result or {}) do
    if action.edit and not applied then
      applied = true
      print('cure ' .. action.title .. '\n')
      vim.lsp.util.apply_workspace_edit(action.edit, vim.lsp.get_client_by_id(client).offset_encoding)
    end
  end
end
if not applied then fail('no cure') end
vim.cmd('silent wall')
local function gone()
  for _, each in ipairs(findings()) do
    if each.message == first.message and each.lnum == first.lnum then return false end
  end
  return true
end
if not vim.wait(10000, gone, 20) then fail('it stayed: ' .. vim.inspect(findings())) end
print('cured\n')
vim.lsp.stop_client(id)
vim.wait(5000, function() return vim.lsp.client_is_stopped(id) end, 20)
vim.cmd('qall!')
