package dev.migrationlens.lsp;

import com.google.gson.JsonObject;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.workspace.LiveChain;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What is done when typing has paused: the rules that look at whole schemas, and the files that are
 * not open. It is done piece by piece, so that a keystroke never waits for it.
 */
final class Rest {
  private static final long PIECE = TimeUnit.MILLISECONDS.toNanos(4);

  private final Session session;
  private final Deque<Runnable> left = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();

  Rest(Session session) {
    this.session = session;
    for (Folder folder : List.copyOf(session.folders())) {
      left.add(() -> plan(folder));
    }
    left.add(this::end);
  }

  private void plan(Folder folder) {
    var steps = new ArrayList<Runnable>();
    for (LiveChain chain : folder.chains()) {
      steps.add(() -> settle(chain));
      steps.add(() -> next(chain.schemaPieces()));
    }
    for (String path : folder.paths()) {
      steps.add(() -> tell(folder, path));
    }
    next(steps);
  }

  /** These come before all else. */
  private void next(List<Runnable> pieces) {
    pieces.reversed().forEach(left::addFirst);
  }

  private void settle(LiveChain chain) {
    if (chain.settleFor(PIECE)) {
      left.addFirst(() -> settle(chain));
    }
  }

  private void tell(Folder folder, String path) {
    if (session.isShown(folder, path)) {
      session
          .document(folder, path)
          .ifPresent(
              document -> {
                seen.add(document.uri());
                Session.Place own = session.place(document.uri());
                // A file that two folders hold is told of by the nearer one.
                if (own != null && own.folder() == folder) {
                  session.board().rested(document, own);
                }
              });
    }
  }

  /** Does a piece; whether anything is left. */
  boolean goOn() {
    long start = System.nanoTime();
    while (!left.isEmpty() && System.nanoTime() - start < PIECE) {
      Runnable piece = left.remove();
      try {
        piece.run();
      } catch (RuntimeException | StackOverflowError e) {
        // The other pieces are as good as they were.
        session.failed("at a pause", e);
      }
    }
    return !left.isEmpty();
  }

  private void end() {
    session.board().keepOnly(seen);
    session.working().ends(state(session));
    refresh("diagnostics", "workspace/diagnostic/refresh", session.pulls());
    refresh("codeLens", "workspace/codeLens/refresh", session.settings().lenses());
    refresh("inlayHint", "workspace/inlayHint/refresh", session.settings().hints());
    left.addAll(session.rehearsal());
  }

  private void refresh(String feature, String method, boolean used) {
    if (used && session.can("workspace", feature, "refreshSupport")) {
      session.ask(method, new JsonObject(), answer -> {});
    }
  }

  /** The chains as they are now, in numbers. */
  private static JsonObject state(Session session) {
    var roots = new ArrayList<String>();
    int files = 0;
    long statements = 0;
    int errors = 0;
    int warnings = 0;
    String tool = null;
    for (Folder folder : List.copyOf(session.folders())) {
      for (LiveChain chain : folder.chains()) {
        roots.add(folder.absolute(chain.chain().path()).toUri().toString());
        files += chain.replay().migrations().size();
        statements += chain.chain().statements();
        tool = tool == null ? chain.chain().tool().id() : tool;
        for (String path : chain.paths()) {
          for (Finding finding : session.board().shown(session.uri(folder, path))) {
            errors += finding.severity() == Severity.ERROR ? 1 : 0;
            warnings += finding.severity() == Severity.WARNING ? 1 : 0;
          }
        }
      }
    }
    return Json.of(
        "uris",
        Json.words(roots.toArray(String[]::new)),
        "state",
        "ready",
        "files",
        files,
        "statements",
        statements,
        "errors",
        errors,
        "warnings",
        warnings,
        "tool",
        tool);
  }
}
