package dev.migrationlens.cli;

import java.io.IOException;
import java.util.List;

/** A form in which findings are told. */
interface Report {
  void write(List<Checked> workspaces, Style style, Appendable out) throws IOException;
}
