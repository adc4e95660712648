package dev.migrationlens.syntax;

import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.Clauses.Reader;
import dev.migrationlens.syntax.ast.Statement;
import java.util.List;

/** ALTER: finds the family by the words that follow. */
final class AlterStatements {
  /** A family and the word that begins it. */
  private record Form(String word, Reader<Statement> reader) {}

  private static final List<Form> FORMS =
      List.of(
          new Form("table", AlterTables::table),
          new Form("policy", PolicyStatements::alter),
          new Form("type", TypeStatements::alter),
          new Form("function", routine(ObjectKind.FUNCTION)),
          new Form("procedure", routine(ObjectKind.PROCEDURE)),
          new Form("routine", routine(ObjectKind.ROUTINE)),
          new Form("index", AlterTables::index),
          new Form("sequence", AlterTables::sequence),
          new Form("view", AlterTables::view),
          new Form("materialized", AlterStatements::materialized),
          new Form("foreign", AlterStatements::foreign),
          new Form("domain", DomainStatements::alter),
          new Form("default", AlterStatements::defaultPrivileges),
          new Form("role", RoleStatements::alter),
          new Form("user", RoleStatements::alter),
          new Form("group", RoleStatements::alterGroup),
          new Form("database", DatabaseStatements::alter),
          new Form("tablespace", DatabaseStatements::alterTablespace),
          new Form("system", DatabaseStatements::alterSystem),
          new Form("schema", (c, start) -> AlterObjects.named(c, ObjectKind.SCHEMA, start)),
          new Form("language", AlterStatements::language),
          new Form("procedural", AlterStatements::procedural),
          new Form("extension", AlterObjects::extension),
          new Form("server", ForeignStatements::alterServer),
          new Form("trigger", AlterObjects::trigger),
          new Form("rule", AlterObjects::rule),
          new Form("event", AlterStatements::event),
          new Form("aggregate", AlterObjects::aggregate),
          new Form("operator", OperatorStatements::alter),
          new Form("collation", AlterObjects::collation),
          new Form("conversion", AlterObjects::conversion),
          new Form("statistics", AlterObjects::statistics),
          new Form("text", TextSearchStatements::alter),
          new Form("large", AlterStatements::large),
          new Form("publication", PublicationStatements::alter),
          new Form("subscription", PublicationStatements::alterSubscription));

  private AlterStatements() {}

  /** ALTER, at its first word. */
  static Statement parse(TokenCursor c) {
    int start = c.start();
    c.expect("alter");
    if (ForeignStatements.mappingAhead(c) && !c.peekAt(2, "if")) {
      return ForeignStatements.alterMapping(c, start);
    }
    for (Form form : FORMS) {
      if (c.accept(form.word())) {
        return form.reader().read(c, start);
      }
    }
    throw c.unexpected();
  }

  private static Reader<Statement> routine(ObjectKind kind) {
    return (c, start) -> RoutineStatements.alter(c, kind, start);
  }

  private static Statement materialized(TokenCursor c, int start) {
    c.expect("view");
    return AlterTables.materializedView(c, start);
  }

  private static Statement foreign(TokenCursor c, int start) {
    if (c.accept("table")) {
      return AlterTables.foreignTable(c, start);
    }
    c.expect("data");
    c.expect("wrapper");
    return ForeignStatements.alterWrapper(c, start);
  }

  private static Statement defaultPrivileges(TokenCursor c, int start) {
    c.expect("privileges");
    return GrantStatements.defaults(c, start);
  }

  private static Statement language(TokenCursor c, int start) {
    return AlterObjects.named(c, ObjectKind.LANGUAGE, start);
  }

  private static Statement procedural(TokenCursor c, int start) {
    c.expect("language");
    return language(c, start);
  }

  private static Statement event(TokenCursor c, int start) {
    c.expect("trigger");
    return AlterObjects.eventTrigger(c, start);
  }

  private static Statement large(TokenCursor c, int start) {
    c.expect("object");
    return AlterObjects.largeObject(c, start);
  }
}
