package dev.migrationlens.syntax.ast;

import java.util.List;

/** Views and materialized views. */
public sealed interface ViewStatement extends Statement {

  /** CREATE [OR REPLACE] [TEMP] [RECURSIVE] VIEW. */
  record CreateView(
      ObjectName name,
      boolean orReplace,
      boolean temporary,
      boolean recursive,
      List<Ident> columns,
      List<Option> options,
      Query query,
      int start,
      int end)
      implements ViewStatement {
    public CreateView {
      columns = List.copyOf(columns);
      options = List.copyOf(options);
    }
  }

  /** CREATE MATERIALIZED VIEW. */
  record CreateMaterializedView(
      ObjectName name,
      boolean ifNotExists,
      List<Ident> columns,
      List<Option> options,
      Query query,
      boolean withData,
      int start,
      int end)
      implements ViewStatement {
    public CreateMaterializedView {
      columns = List.copyOf(columns);
      options = List.copyOf(options);
    }
  }

  /** REFRESH MATERIALIZED VIEW. */
  record Refresh(ObjectName name, boolean concurrently, boolean withData, int start, int end)
      implements ViewStatement {}
}
