/** The signatures of LSP4IJ's connection to a server's process. */
@NullMarked
package com.redhat.devtools.lsp4ij.server;

import org.jspecify.annotations.NullMarked;
