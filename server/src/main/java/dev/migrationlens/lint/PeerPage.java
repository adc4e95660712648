package dev.migrationlens.lint;

import java.util.List;
import java.util.stream.Collectors;

/** The page for people who come from another tool: its rules, and ours. */
public final class PeerPage {
  private static final String HEAD =
      """
      # Coming from another tool

      The tools below read one file at a time, and so they guess whether a table is new, empty or large. Migration Lens
      replays the whole chain: it knows the table, its types and the transaction, is silent about tables that the same
      migration made or emptied, and beside [a real database](databases.md) it knows how large a table is. What PostgreSQL
      refuses is an error with its SQLSTATE, not a warning.

      ```
      migration-lens init --from squawk         write migration-lens.json from a .squawk.toml
      migration-lens check --impact FOLDER      each statement's locks, scans and rewrites
      ```

      With `"comments": ["squawk", "pgls"]` in `migration-lens.json` the comments `-- squawk-ignore rule`,
      `-- squawk-ignore-file`, `-- pgls-ignore lint/safety/rule: why`, `-- pgls-ignore-all` and
      `-- pgls-ignore-start` … `-- pgls-ignore-end` silence our rules of the same row.

      ## What is said less, and what more

      Over the forty chains with which this project compares itself to PostgreSQL (282 files), Squawk 2.66 says 216 things
      about locks, scans and rewrites, the Postgres Language Server 173, and Migration Lens 93. What it leaves out is about

      - tables and views that the same file makes, that it has just emptied, or that are temporary;
      - what takes PostgreSQL an instant: a wider `varchar`, `varchar` to `text`, a default that is computed once (`now()`,
        `current_user`, any constant), a foreign key on a new column, a constraint that has its index, `DROP SCHEMA` of an
        empty one;
      - statements that undo a migration, which run when nobody uses it;
      - `BEGIN` and `COMMIT` where the tool opens no transaction, and statements that share a lock and take no time;
      - one thing under two names.

      It says more about `CLUSTER`, `SET LOGGED`, `SET SCHEMA`, renamed schemas and enum values, checks in new columns, identity
      columns, several statements of one transaction, and all that needs a schema to be seen. Locks that are taken for an instant
      are no findings: `check --impact`, hovers and code lenses tell them. A rule that is a matter of taste is off until
      `migration-lens.json` names it.
      """;

  private PeerPage() {}

  /** The page, which lies beside the folder of the rules' own pages. */
  public static String of(List<Peer> peers) {
    var out = new StringBuilder(HEAD);
    for (Peer peer : peers) {
      out.append("\n## ").append(peer.title()).append("\n\n");
      out.append("[Its rules](").append(peer.address()).append(").\n\n");
      out.append("| there | here | |\n|---|---|---|\n");
      peer.rules().forEach(rule -> out.append(row(rule)));
    }
    return out.toString();
  }

  private static String row(Peer.Foreign rule) {
    String ours =
        rule.ours().stream()
            .map(id -> "[`%s`](rules/%s.md)".formatted(id, id))
            .collect(Collectors.joining(", "));
    return "| `%s` | %s | %s |\n".formatted(rule.id(), ours.isEmpty() ? "–" : ours, rule.note());
  }
}
