package dev.migrationlens.ide;

import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.Parsed;
import dev.migrationlens.syntax.ast.PlBlock;
import dev.migrationlens.syntax.ast.RoutineStatement;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a statement's body: blocks, loops, branches, and each statement in them. */
final class Blocks {
  private Blocks() {}

  /** Spans in the statement, what holds others before them. */
  static List<Span> of(Step step) {
    var spans = new ArrayList<Span>();
    Parsed parsed = step.parsed();
    RoutineStatement.Body body = parsed == null ? null : body(parsed.statement());
    if (body != null && (body.text() == null || body.plain())) {
      spans.add(body.span());
      if (body.block() != null) {
        add(body.block(), spans);
      }
      body.sqlStatements().forEach(s -> spans.add(s.span()));
      body.atomic().forEach(s -> spans.add(s.span()));
    }
    return spans;
  }

  private static RoutineStatement.@Nullable Body body(Statement statement) {
    return switch (statement) {
      case RoutineStatement.CreateRoutine create -> create.body();
      case RoutineStatement.Do block -> block.body();
      default -> null;
    };
  }

  private static void add(PlBlock block, List<Span> spans) {
    spans.add(block.span());
    switch (block) {
      case PlBlock.Block b -> {
        add(b.statements(), spans);
        b.handlers().forEach(handler -> add(handler.statements(), spans));
      }
      case PlBlock.If choice -> {
        choice.branches().forEach(branch -> add(branch.statements(), spans));
        add(choice.otherwise(), spans);
      }
      case PlBlock.CaseOf choice -> {
        choice.branches().forEach(branch -> add(branch.statements(), spans));
        add(choice.otherwise(), spans);
      }
      case PlBlock.Loop loop -> add(loop.statements(), spans);
      case PlBlock.ForRange loop -> add(loop.statements(), spans);
      case PlBlock.ForRows loop -> add(loop.statements(), spans);
      case PlBlock.ForEach loop -> add(loop.statements(), spans);
      default -> {}
    }
  }

  private static void add(@Nullable List<PlBlock> statements, List<Span> spans) {
    if (statements != null) {
      statements.forEach(statement -> add(statement, spans));
    }
  }
}
