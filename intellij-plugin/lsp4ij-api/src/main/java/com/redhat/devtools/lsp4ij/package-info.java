/** The signatures of LSP4IJ's extension points that the plugin implements. */
@NullMarked
package com.redhat.devtools.lsp4ij;

import org.jspecify.annotations.NullMarked;
