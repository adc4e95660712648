package dev.migrationlens.syntax.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Publications and subscriptions. */
public sealed interface PublicationStatement extends Statement {

  /** CREATE PUBLICATION. */
  record CreatePublication(
      Ident name,
      boolean allTables,
      List<PublishedTable> tables,
      List<Ident> schemas,
      List<Option> options,
      int start,
      int end)
      implements PublicationStatement {
    public CreatePublication {
      tables = List.copyOf(tables);
      schemas = List.copyOf(schemas);
      options = List.copyOf(options);
    }
  }

  /** ALTER PUBLICATION ADD/DROP/SET; {@code verb} is upper case, SET may hold options only. */
  record AlterPublication(
      Ident name,
      String verb,
      List<PublishedTable> tables,
      List<Ident> schemas,
      List<Option> options,
      int start,
      int end)
      implements PublicationStatement {
    public AlterPublication {
      tables = List.copyOf(tables);
      schemas = List.copyOf(schemas);
      options = List.copyOf(options);
    }
  }

  /** One table of a publication. */
  record PublishedTable(ObjectName table, List<Ident> columns, @Nullable Expr where) {
    public PublishedTable {
      columns = List.copyOf(columns);
    }
  }

  /** CREATE or ALTER SUBSCRIPTION. */
  record Subscription(
      boolean create,
      Ident name,
      List<Ident> publications,
      List<Option> options,
      int start,
      int end)
      implements PublicationStatement {
    public Subscription {
      publications = List.copyOf(publications);
      options = List.copyOf(options);
    }
  }
}
