package dev.migrationlens.rules;

import dev.migrationlens.syntax.ast.PlBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The parts of a PL/pgSQL body. */
final class PlBlocks {
  private PlBlocks() {}

  /** Visits a part and all parts inside it. */
  static void each(PlBlock part, Consumer<PlBlock> visit) {
    visit.accept(part);
    inside(part).forEach(list -> list.forEach(p -> each(p, visit)));
  }

  private static List<List<PlBlock>> inside(PlBlock part) {
    return switch (part) {
      case PlBlock.Block block -> {
        var lists = new ArrayList<List<PlBlock>>(List.of(block.statements()));
        block.handlers().forEach(h -> lists.add(h.statements()));
        yield lists;
      }
      case PlBlock.If choice -> {
        var lists = new ArrayList<List<PlBlock>>();
        choice.branches().forEach(b -> lists.add(b.statements()));
        lists.add(choice.otherwise() == null ? List.of() : choice.otherwise());
        yield lists;
      }
      case PlBlock.CaseOf choice -> {
        var lists = new ArrayList<List<PlBlock>>();
        choice.branches().forEach(b -> lists.add(b.statements()));
        lists.add(choice.otherwise() == null ? List.of() : choice.otherwise());
        yield lists;
      }
      case PlBlock.Loop loop -> List.of(loop.statements());
      case PlBlock.ForRange loop -> List.of(loop.statements());
      case PlBlock.ForRows loop -> List.of(loop.statements());
      case PlBlock.ForEach loop -> List.of(loop.statements());
      default -> List.of();
    };
  }

  /** Whether no path through the part reaches its end. */
  static boolean alwaysEnds(PlBlock part) {
    return switch (part) {
      case PlBlock.Block block ->
          ends(block.statements()) && block.handlers().stream().allMatch(h -> ends(h.statements()));
      case PlBlock.If choice -> {
        List<PlBlock> otherwise = choice.otherwise();
        yield otherwise != null
            && ends(otherwise)
            && choice.branches().stream().allMatch(b -> ends(b.statements()));
      }
      // Without ELSE, a CASE that nothing fits is an error.
      case PlBlock.CaseOf choice ->
          (choice.otherwise() == null || ends(choice.otherwise()))
              && choice.branches().stream().allMatch(b -> ends(b.statements()));
      case PlBlock.Return value -> value.kind() == PlBlock.ReturnKind.PLAIN;
      case PlBlock.Raise raise -> raise.level().equals("EXCEPTION");
      case PlBlock.Loop loop -> loop.condition() == null;
      case PlBlock.Unparsed unparsed -> true;
      default -> false;
    };
  }

  private static boolean ends(List<PlBlock> statements) {
    return statements.stream().anyMatch(PlBlocks::alwaysEnds);
  }
}
