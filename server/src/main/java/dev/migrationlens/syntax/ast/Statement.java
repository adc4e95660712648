package dev.migrationlens.syntax.ast;

/** One SQL statement, sorted into families; each family is one file. */
public sealed interface Statement extends Node
    permits TableStatement,
        ViewStatement,
        IndexStatement,
        PolicyStatement,
        TriggerStatement,
        RoutineStatement,
        TypeStatement,
        SequenceStatement,
        SchemaStatement,
        RoleStatement,
        ObjectStatement,
        GrantStatement,
        PublicationStatement,
        OperatorStatement,
        DmlStatement,
        TransactionStatement,
        SessionStatement,
        MaintenanceStatement,
        Statement.Unparsed {

  /** What could not be read at all; {@code start} and {@code end} are the whole statement. */
  record Unparsed(int start, int end) implements Statement {}
}
