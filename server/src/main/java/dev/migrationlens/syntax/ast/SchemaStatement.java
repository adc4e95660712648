package dev.migrationlens.syntax.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Schemas, extensions, languages, databases, tablespaces and foreign servers. */
public sealed interface SchemaStatement extends Statement {

  /** CREATE SCHEMA, with the statements it contains. */
  record CreateSchema(
      @Nullable Ident name,
      boolean ifNotExists,
      @Nullable Ident authorization,
      List<Statement> elements,
      int start,
      int end)
      implements SchemaStatement {
    public CreateSchema {
      elements = List.copyOf(elements);
    }
  }

  /** CREATE EXTENSION. */
  record CreateExtension(
      Ident name,
      boolean ifNotExists,
      @Nullable Ident schema,
      @Nullable String version,
      boolean cascade,
      int start,
      int end)
      implements SchemaStatement {}

  /** ALTER EXTENSION UPDATE / ADD / DROP. */
  record AlterExtension(Ident name, String action, int start, int end) implements SchemaStatement {}

  /** CREATE [OR REPLACE] [TRUSTED] [PROCEDURAL] LANGUAGE. */
  record CreateLanguage(Ident name, boolean orReplace, int start, int end)
      implements SchemaStatement {}

  /** CREATE or ALTER DATABASE or TABLESPACE. */
  record Cluster(
      boolean create, boolean database, Ident name, List<Option> options, int start, int end)
      implements SchemaStatement {
    public Cluster {
      options = List.copyOf(options);
    }
  }

  /** CREATE/ALTER SERVER, FOREIGN DATA WRAPPER, USER MAPPING. */
  record Foreign(
      boolean create,
      dev.migrationlens.sql.ObjectKind kind,
      Ident name,
      boolean ifNotExists,
      @Nullable Ident server,
      @Nullable Ident wrapper,
      List<Option> options,
      int start,
      int end)
      implements SchemaStatement {
    public Foreign {
      options = List.copyOf(options);
    }
  }

  /** IMPORT FOREIGN SCHEMA. */
  record ImportForeignSchema(
      Ident remote, Ident server, Ident into, List<Ident> tables, int start, int end)
      implements SchemaStatement {
    public ImportForeignSchema {
      tables = List.copyOf(tables);
    }
  }
}
