/** The signatures of LSP4IJ's settings page. */
@NullMarked
package com.redhat.devtools.lsp4ij.settings.contributors;

import org.jspecify.annotations.NullMarked;
