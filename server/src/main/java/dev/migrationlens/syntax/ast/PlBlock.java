package dev.migrationlens.syntax.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One statement of PL/pgSQL; offsets are the SQL statement's, like everybody's. */
public sealed interface PlBlock extends Node {

  /** {@code [<<label>>] [DECLARE …] BEGIN … [EXCEPTION …] END}. */
  record Block(
      @Nullable Ident label,
      List<Declaration> declarations,
      List<PlBlock> statements,
      List<Handler> handlers,
      int start,
      int end)
      implements PlBlock {
    public Block {
      declarations = List.copyOf(declarations);
      statements = List.copyOf(statements);
      handlers = List.copyOf(handlers);
    }
  }

  /** A declared variable, cursor or alias ({@code aliasFor}); cursors have a query and no type. */
  record Declaration(
      Ident name,
      boolean constant,
      @Nullable TypeName type,
      boolean notNull,
      @Nullable Expr initial,
      @Nullable Query cursor,
      List<RoutineStatement.Parameter> cursorParameters,
      @Nullable Ident aliasFor,
      int start,
      int end)
      implements Node {
    public Declaration {
      cursorParameters = List.copyOf(cursorParameters);
    }
  }

  /** {@code WHEN condition OR … THEN}; conditions in lower case, SQLSTATE codes as written. */
  record Handler(List<String> conditions, List<PlBlock> statements, int start, int end)
      implements Node {
    public Handler {
      conditions = List.copyOf(conditions);
      statements = List.copyOf(statements);
    }
  }

  /** {@code target := e}; the target is a ColumnRef, Subscript or Field. */
  record Assign(Expr target, Expr value, int start, int end) implements PlBlock {}

  /** {@code IF … THEN … ELSIF … ELSE … END IF}. */
  record If(List<Branch> branches, @Nullable List<PlBlock> otherwise, int start, int end)
      implements PlBlock {
    public If {
      branches = List.copyOf(branches);
    }
  }

  /** CASE as a statement. */
  record CaseOf(
      @Nullable Expr operand,
      List<CaseBranch> branches,
      @Nullable List<PlBlock> otherwise,
      int start,
      int end)
      implements PlBlock {
    public CaseOf {
      branches = List.copyOf(branches);
    }
  }

  /** A condition and what follows from it. */
  record Branch(Expr condition, List<PlBlock> statements) {
    public Branch {
      statements = List.copyOf(statements);
    }
  }

  /** WHEN values THEN … */
  record CaseBranch(List<Expr> values, List<PlBlock> statements) {
    public CaseBranch {
      values = List.copyOf(values);
      statements = List.copyOf(statements);
    }
  }

  /** LOOP, or WHILE where there is a condition. */
  record Loop(
      @Nullable Ident label, @Nullable Expr condition, List<PlBlock> statements, int start, int end)
      implements PlBlock {
    public Loop {
      statements = List.copyOf(statements);
    }
  }

  /** {@code FOR i IN [REVERSE] from..to [BY step]}. */
  record ForRange(
      @Nullable Ident label,
      Ident variable,
      boolean reverse,
      Expr from,
      Expr to,
      @Nullable Expr by,
      List<PlBlock> statements,
      int start,
      int end)
      implements PlBlock {
    public ForRange {
      statements = List.copyOf(statements);
    }
  }

  /**
   * FOR over a query, a statement that returns rows, a cursor or EXECUTE: one of those is there.
   */
  record ForRows(
      @Nullable Ident label,
      List<Ident> variables,
      @Nullable Statement query,
      @Nullable Ident cursor,
      List<Expr> cursorArguments,
      @Nullable Expr execute,
      List<Expr> using,
      List<PlBlock> statements,
      int start,
      int end)
      implements PlBlock {
    public ForRows {
      variables = List.copyOf(variables);
      cursorArguments = List.copyOf(cursorArguments);
      using = List.copyOf(using);
      statements = List.copyOf(statements);
    }
  }

  /** FOREACH x [SLICE n] IN ARRAY e. */
  record ForEach(
      @Nullable Ident label,
      List<Ident> variables,
      int slice,
      Expr array,
      List<PlBlock> statements,
      int start,
      int end)
      implements PlBlock {
    public ForEach {
      variables = List.copyOf(variables);
      statements = List.copyOf(statements);
    }
  }

  /** EXIT or CONTINUE. */
  record Exit(boolean exit, @Nullable Ident label, @Nullable Expr when, int start, int end)
      implements PlBlock {}

  /** RETURN [e], RETURN NEXT [e], RETURN QUERY query, RETURN QUERY EXECUTE e USING …. */
  record Return(
      ReturnKind kind,
      @Nullable Expr value,
      @Nullable Statement query,
      List<Expr> using,
      int start,
      int end)
      implements PlBlock {
    public Return {
      using = List.copyOf(using);
    }
  }

  /** The forms of RETURN. */
  enum ReturnKind {
    PLAIN,
    NEXT,
    QUERY,
    QUERY_EXECUTE
  }

  /** RAISE; {@code level} upper case (EXCEPTION where absent), {@code format} decoded. */
  record Raise(
      String level,
      @Nullable String format,
      @Nullable String condition,
      List<Expr> arguments,
      List<Option> optionNames,
      List<Expr> optionValues,
      int start,
      int end)
      implements PlBlock {
    public Raise {
      arguments = List.copyOf(arguments);
      optionNames = List.copyOf(optionNames);
      optionValues = List.copyOf(optionValues);
    }
  }

  /** ASSERT. */
  record Assert(Expr condition, @Nullable Expr message, int start, int end) implements PlBlock {}

  /** EXECUTE e [INTO [STRICT] …] [USING …]. */
  record Execute(
      Expr command, List<Expr> into, boolean strict, List<Expr> using, int start, int end)
      implements PlBlock {
    public Execute {
      into = List.copyOf(into);
      using = List.copyOf(using);
    }
  }

  /** PERFORM: the query without its SELECT. */
  record Perform(Query query, int start, int end) implements PlBlock {}

  /** A SQL statement, its INTO targets taken out. */
  record Sql(Statement statement, List<Expr> into, boolean strict, int start, int end)
      implements PlBlock {
    public Sql {
      into = List.copyOf(into);
    }
  }

  /** GET [CURRENT|STACKED] DIAGNOSTICS. */
  record GetDiagnostics(boolean stacked, List<Expr> targets, int start, int end)
      implements PlBlock {
    public GetDiagnostics {
      targets = List.copyOf(targets);
    }
  }

  /** OPEN, FETCH, MOVE, CLOSE. */
  record Cursor(
      String verb,
      Ident cursor,
      @Nullable Statement query,
      @Nullable Expr execute,
      List<Expr> into,
      List<Expr> expressions,
      int start,
      int end)
      implements PlBlock {
    public Cursor {
      into = List.copyOf(into);
      expressions = List.copyOf(expressions);
    }
  }

  /** NULL. */
  record Nothing(int start, int end) implements PlBlock {}

  /** COMMIT or ROLLBACK in a procedure. */
  record EndTransaction(boolean commit, int start, int end) implements PlBlock {}

  /** What could not be read. */
  record Unparsed(int start, int end) implements PlBlock {}
}
