/** The language server's door: the only room that knows LSP4J. */
@NullMarked
package dev.migrationlens.lsp;

import org.jspecify.annotations.NullMarked;
