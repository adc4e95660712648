package dev.migrationlens.truth;

import dev.migrationlens.effect.Problem;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.StatementSplitter;
import dev.migrationlens.testing.Postgres;
import dev.migrationlens.testing.PostgresServer;
import dev.migrationlens.testing.Verdict;
import dev.migrationlens.truth.Mutants.Mutant;
import dev.migrationlens.workspace.Config;
import dev.migrationlens.workspace.ReplayJudge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** Lets the replay and PostgreSQL judge the same chains. */
final class Truth {
  private Truth() {}

  /** How one chain was judged; {@code note} is empty where both agree. */
  record Judgement(String kind, Outcome outcome, String note) {}

  enum Outcome {
    /** Both accept all of it. */
    ACCEPTED,
    /** Both reject the same statement first, for the same reason. */
    RIGHT,
    OTHER_STATE,
    MISSED,
    /** PostgreSQL alone rejects, for rows or roles, which a chain does not tell. */
    BEYOND,
    /** We reject what PostgreSQL accepts. */
    FALSE_ERROR,
    /** Likewise, after both rejected something. */
    FALSE_AFTERWARDS
  }

  /** Judges a clean chain. */
  static Judgement clean(TruthChain chain) {
    try (Ground ground = ground(chain, Move.mindTransactions(chain))) {
      return judge(ground, new ReplayJudge(List.of()), new Mutant("clean", "", chain), 0, false);
    }
  }

  /** Judges broken chains that were made of a clean one. */
  static List<Judgement> broken(TruthChain chain, List<Mutant> mutants) {
    boolean transactions = Move.mindTransactions(chain);
    List<Move> clean = Move.of(chain, transactions);
    var judge = new ReplayJudge(List.of());
    var judged = new ArrayList<Judgement>();
    try (Ground ground = ground(chain, transactions)) {
      Map<Mutant, Integer> starts = new HashMap<>();
      for (Mutant mutant : mutants) {
        int common = Move.common(clean, Move.of(mutant.chain(), transactions));
        starts.put(mutant, ground.start(clean, common));
      }
      var order = new ArrayList<>(mutants);
      order.sort(Comparator.comparing(starts::get));
      int at = 0;
      for (Mutant mutant : order) {
        int start = starts.get(mutant);
        ground.advance(clean.subList(at, start));
        at = start;
        // An error in a transaction of the chain's own hides what follows it.
        boolean toTheEnd = !transactions && mutant.what().hashCode() % 4 == 0;
        judged.add(judge(ground, judge, mutant, start, toTheEnd));
      }
    }
    return judged;
  }

  private static Judgement judge(
      Ground ground, ReplayJudge judge, Mutant mutant, int start, boolean toTheEnd) {
    List<Move> moves = Move.of(mutant.chain(), ground instanceof ClonedGround);
    Replay replay = judge.replay(mutant.chain().chain(), Config.DEFAULT);
    var claims = new HashMap<Move, TreeSet<String>>();
    if (toTheEnd) {
      for (Finding finding : judge.judge(mutant.chain().chain(), Config.DEFAULT)) {
        claim(finding, replay, claims);
      }
    }
    var result = new ArrayList<Judgement>();
    ground.attempt(
        postgres ->
            result.add(
                compare(
                    mutant,
                    replay,
                    moves.subList(start, moves.size()),
                    claims,
                    postgres,
                    toTheEnd)));
    return result.get(0);
  }

  private static void claim(Finding finding, Replay replay, Map<Move, TreeSet<String>> claims) {
    if (finding.state() != null) {
      List<Step> steps = replay.steps(finding.path());
      for (int i = 1; i < steps.size(); i++) {
        if (steps.get(i).slice().span().equals(finding.statement())) {
          claims
              .computeIfAbsent(
                  new Move(finding.path(), i - 1, steps.get(i).text()), k -> new TreeSet<>())
              .add(finding.state().code());
        }
      }
    }
  }

  private static Judgement compare(
      Mutant mutant,
      Replay replay,
      List<Move> moves,
      Map<Move, TreeSet<String>> claims,
      Function<String, Verdict> postgres,
      boolean toTheEnd) {
    Judgement first = null;
    for (Move move : moves) {
      Verdict verdict = postgres.apply(move.sql());
      if (move.ofTool()) {
        continue;
      }
      Step step = replay.steps(move.path()).get(move.slice() + 1);
      TreeSet<String> ours =
          first == null ? states(step) : claims.getOrDefault(move, new TreeSet<>());
      Outcome outcome = outcome(verdict, ours);
      if (first == null && outcome != Outcome.ACCEPTED) {
        String note =
            outcome == Outcome.RIGHT && isBroken(mutant) ? "" : note(mutant, step, verdict);
        first = new Judgement(mutant.kind(), outcome, note);
        if (!toTheEnd) {
          return first;
        }
      } else if (outcome == Outcome.FALSE_ERROR) {
        return new Judgement(mutant.kind(), Outcome.FALSE_AFTERWARDS, note(mutant, step, verdict));
      }
    }
    return first == null ? new Judgement(mutant.kind(), Outcome.ACCEPTED, "") : first;
  }

  private static boolean isBroken(Mutant mutant) {
    return !mutant.what().isEmpty();
  }

  private static String note(Mutant mutant, Step step, Verdict verdict) {
    return mutant.chain().name()
        + ": "
        + mutant.what()
        + "\n  AT "
        + step.path()
        + ": "
        + step.text()
        + "\n  PG: "
        + verdict
        + "\n  WE: "
        + states(step)
        + step.outcome().problems().stream().map(Problem::message).toList();
  }

  private static Outcome outcome(Verdict verdict, TreeSet<String> ours) {
    if (verdict.ok()) {
      return ours.isEmpty() ? Outcome.ACCEPTED : Outcome.FALSE_ERROR;
    }
    String state = String.valueOf(verdict.sqlState());
    if (ours.isEmpty()) {
      boolean beyond =
          state.startsWith("23")
              || state.equals("P0001")
              || verdict.message().matches("role \".*\" does not exist");
      return beyond ? Outcome.BEYOND : Outcome.MISSED;
    }
    return ours.contains(state) ? Outcome.RIGHT : Outcome.OTHER_STATE;
  }

  private static TreeSet<String> states(Step step) {
    var states = new TreeSet<String>();
    if (step.parsed() != null) {
      step.parsed().problems().forEach(p -> states.add(p.state().code()));
    }
    for (Problem problem : step.outcome().problems()) {
      if (problem.state() != null) {
        states.add(problem.state().code());
      } else if (problem.facts().getOrDefault("block", "").equals("file")) {
        // What the tool's own transaction refuses has no code of the statement's.
        states.add(problem.rule().equals("enum-value-too-fresh") ? "55P04" : "25001");
      }
    }
    return states;
  }

  private static Ground ground(TruthChain chain, boolean transactions) {
    boolean supabase = Move.onSupabase(chain);
    PostgresServer server = supabase ? Postgres.supabase() : Postgres.server();
    Ground ground =
        Ground.of(
            server, transactions, supabase ? "\"$user\",public,extensions" : "\"$user\",public");
    String bookkeeping = chain.chain().bookkeeping();
    ground.advance(
        StatementSplitter.split(bookkeeping).stream()
            .map(slice -> new Move("", -1, slice.of(bookkeeping)))
            .toList());
    return ground;
  }
}
