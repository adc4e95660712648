package dev.migrationlens.effect;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.PlBlock;
import dev.migrationlens.syntax.ast.TypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The DECLARE sections of PL/pgSQL blocks. */
final class Declarations {
  private Declarations() {}

  /** Resolves the types of all variables, inner blocks' too: PostgreSQL does before it begins. */
  static void types(Evaluation e, PlBlock.Block block, Set<String> around) {
    var names = new HashSet<>(around);
    if (block.label() != null) {
      names.add(label(block.label().text()));
    }
    for (PlBlock.Declaration declaration : block.declarations()) {
      if (declaration.type() != null) {
        type(e, declaration.type(), names);
      }
    }
    for (PlBlock.Block inner : inner(block)) {
      types(e, inner, names);
    }
  }

  /** {@code x%TYPE} may be a variable's type, else it is a column's; {@code x%ROWTYPE} a row's. */
  private static void type(Evaluation e, TypeName type, Set<String> variables) {
    if (type.percent() == TypeName.Percent.NONE) {
      e.types().resolve(type);
      return;
    }
    List<Ident> parts = type.name().parts();
    boolean row = type.percent() == TypeName.Percent.ROW;
    boolean variable = parts.size() == 1 || variables.contains(label(parts.get(0).text()));
    if (!variable || row) {
      requireSource(e, type);
    }
  }

  /** Reports a relation or column that a type is taken from and that is not there. */
  static void requireSource(Evaluation e, TypeName type) {
    List<Ident> parts = type.name().parts();
    boolean row = type.percent() == TypeName.Percent.ROW;
    if (parts.size() == 1 && !row) {
      return;
    }
    var table = new ObjectName(row ? parts : parts.subList(0, parts.size() - 1));
    if (Lookup.entry(e, table) instanceof Relation relation) {
      if (!row && relation.column(type.name().name()) == null) {
        Lookup.column(e, relation, type.name().last());
      }
    } else if (!row || e.types().find(plain(table)) == null) {
      Lookup.reportMissingRelation(e, table, Lookup.IfSchemaMissing.RELATION_MISSING);
    }
  }

  /** Blocks and the routine itself give names by which their variables can be called. */
  static String label(String name) {
    return "<<" + name + ">>";
  }

  private static TypeName plain(ObjectName name) {
    return new TypeName(name, List.of(), 0, false, TypeName.Percent.NONE, name.start(), name.end());
  }

  /** The blocks directly inside a block, wherever they stand. */
  private static List<PlBlock.Block> inner(PlBlock.Block block) {
    var found = new ArrayList<PlBlock.Block>();
    collect(block.statements(), found);
    block.handlers().forEach(h -> collect(h.statements(), found));
    return found;
  }

  private static void collect(List<PlBlock> statements, List<PlBlock.Block> found) {
    for (PlBlock statement : statements) {
      if (statement instanceof PlBlock.Block inner) {
        found.add(inner);
      } else {
        children(statement).forEach(list -> collect(list, found));
      }
    }
  }

  /** The lists of statements inside a statement. */
  static List<List<PlBlock>> children(PlBlock statement) {
    var lists = new ArrayList<List<PlBlock>>();
    switch (statement) {
      case PlBlock.Block block -> {
        lists.add(block.statements());
        block.handlers().forEach(h -> lists.add(h.statements()));
      }
      case PlBlock.If choice -> {
        choice.branches().forEach(b -> lists.add(b.statements()));
        if (choice.otherwise() != null) {
          lists.add(choice.otherwise());
        }
      }
      case PlBlock.CaseOf choice -> {
        choice.branches().forEach(b -> lists.add(b.statements()));
        if (choice.otherwise() != null) {
          lists.add(choice.otherwise());
        }
      }
      case PlBlock.Loop loop -> lists.add(loop.statements());
      case PlBlock.ForRange loop -> lists.add(loop.statements());
      case PlBlock.ForRows loop -> lists.add(loop.statements());
      case PlBlock.ForEach loop -> lists.add(loop.statements());
      default -> {}
    }
    return lists;
  }

  /** Declares a block's variables with what they begin with. */
  static PlRun.Flow values(PlRun run, PlBlock.Block block) {
    if (block.label() != null) {
      run.variables.declare(block.label().text(), SqlType.UNSURE, Values.UNKNOWN);
    }
    for (PlBlock.Declaration declaration : block.declarations()) {
      SqlType type = declaration.type() == null ? null : run.e.types().find(declaration.type());
      Value value = Values.NULL;
      if (declaration.cursor() != null || declaration.aliasFor() != null) {
        value = Values.UNKNOWN;
      } else if (declaration.initial() != null) {
        PlRun.Flow flow = run.check(declaration.initial());
        if (flow != PlRun.Flow.NEXT) {
          return flow;
        }
        value = run.valuation().of(declaration.initial());
        value = type == null || type.isUnsure() ? value : Casts.to(run.e, value, type);
      }
      run.variables.declare(declaration.name().text(), type == null ? SqlType.UNSURE : type, value);
    }
    return PlRun.Flow.NEXT;
  }
}
