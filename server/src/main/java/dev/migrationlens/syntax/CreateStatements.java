package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.Clauses.Reader;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TableStatement.Persistence;
import dev.migrationlens.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CREATE: finds the family by the words that follow. */
final class CreateStatements {
  /** A family and the word that begins it. */
  private record Form(String word, Reader<Statement> reader) {}

  private static final List<Form> FORMS =
      List.of(
          new Form("policy", PolicyStatements::create),
          new Form("index", (c, start) -> IndexStatements.create(c, start, false)),
          new Form("unique", CreateStatements::unique),
          new Form("type", TypeStatements::create),
          new Form("schema", SchemaStatements::create),
          new Form("extension", SchemaStatements::createExtension),
          new Form("domain", DomainStatements::create),
          new Form("role", RoleStatements::create),
          new Form("user", RoleStatements::create),
          new Form("group", RoleStatements::create),
          new Form("publication", PublicationStatements::create),
          new Form("subscription", PublicationStatements::createSubscription),
          new Form("statistics", IndexStatements::createStatistics),
          new Form("foreign", CreateStatements::foreign),
          new Form("server", ForeignStatements::createServer),
          new Form("event", CreateStatements::event),
          new Form("operator", OperatorStatements::create),
          new Form("cast", OperatorStatements::createCast),
          new Form("collation", OperatorStatements::createCollation),
          new Form("text", TextSearchStatements::create),
          new Form("database", DatabaseStatements::create),
          new Form("tablespace", DatabaseStatements::createTablespace),
          new Form("access", CreateStatements::access),
          new Form("assertion", CreateStatements::assertion));

  private CreateStatements() {}

  /** CREATE, at its first word. */
  static Statement parse(TokenCursor c) {
    int start = c.start();
    c.expect("create");
    if (c.accept("or")) {
      c.expect("replace");
      @Nullable Statement statement = replaceable(c, start, true);
      return statement != null
          ? statement
          : ViewStatements.create(c, start, SchemaStatements.persistence(c), true);
    }
    @Nullable Statement statement = replaceable(c, start, false);
    if (statement != null) {
      return statement;
    }
    if (ForeignStatements.mappingAhead(c)) {
      return ForeignStatements.createMapping(c, start);
    }
    for (Form form : FORMS) {
      if (c.accept(form.word())) {
        return form.reader().read(c, start);
      }
    }
    if (c.at("default") || c.at("conversion")) {
      return OperatorStatements.createConversion(c, start);
    }
    return stored(c, start);
  }

  /** What OR REPLACE may precede; null where none of it comes. Views are not among it. */
  private static @Nullable Statement replaceable(TokenCursor c, int start, boolean orReplace) {
    if (c.accept("function")) {
      return RoutineStatements.createFunction(c, start, orReplace);
    }
    if (c.accept("procedure")) {
      return RoutineStatements.createProcedure(c, start, orReplace);
    }
    if (c.accept("trigger")) {
      return TriggerStatements.create(c, start, orReplace);
    }
    if (c.accept("constraint")) {
      c.expect("trigger");
      return TriggerStatements.createConstraint(c, start, orReplace);
    }
    if (c.accept("aggregate")) {
      return RoutineStatements.createAggregate(c, start, orReplace);
    }
    if (c.accept("rule")) {
      return RuleStatements.create(c, start, orReplace);
    }
    if (c.accept("transform")) {
      return OperatorStatements.createTransform(c, start);
    }
    boolean language = c.at("language") || c.at("trusted") || c.at("procedural");
    return language ? SchemaStatements.createLanguage(c, start, orReplace) : null;
  }

  /** Tables, views and sequences, which may be temporary or unlogged. */
  private static Statement stored(TokenCursor c, int start) {
    Persistence persistence = SchemaStatements.persistence(c);
    if (c.accept("table")) {
      return TableStatements.create(c, start, persistence);
    }
    if (c.accept("sequence")) {
      return SequenceStatements.create(c, start, persistence);
    }
    if (persistence != Persistence.TEMPORARY) {
      @Nullable Statement view = ViewStatements.optionalMaterialized(c, start);
      if (view != null) {
        return view;
      }
    }
    return ViewStatements.create(c, start, persistence, false);
  }

  /** CREATE of what a query fills, as EXPLAIN may hold it. */
  static Statement filled(TokenCursor c) {
    int start = c.start();
    c.expect("create");
    Persistence persistence = SchemaStatements.persistence(c);
    if (c.accept("table")) {
      return TableStatements.createFilled(c, start, persistence);
    }
    @Nullable Statement view =
        persistence == Persistence.TEMPORARY ? null : ViewStatements.optionalMaterialized(c, start);
    if (view == null) {
      throw c.unexpected();
    }
    return view;
  }

  /** What CREATE SCHEMA may hold, after CREATE [OR REPLACE]. */
  static Statement schemaElement(TokenCursor c, int start, boolean orReplace) {
    if (c.accept("trigger")) {
      return TriggerStatements.create(c, start, orReplace);
    }
    if (c.accept("constraint")) {
      c.expect("trigger");
      return TriggerStatements.createConstraint(c, start, orReplace);
    }
    if (!orReplace && c.accept("index")) {
      return IndexStatements.create(c, start, false);
    }
    if (!orReplace && c.accept("unique")) {
      return unique(c, start);
    }
    Persistence persistence = SchemaStatements.persistence(c);
    if (!orReplace && c.accept("table")) {
      return TableStatements.createElement(c, start, persistence);
    }
    if (!orReplace && c.accept("sequence")) {
      return SequenceStatements.create(c, start, persistence);
    }
    return ViewStatements.create(c, start, persistence, orReplace);
  }

  private static Statement unique(TokenCursor c, int start) {
    c.expect("index");
    return IndexStatements.create(c, start, true);
  }

  private static Statement foreign(TokenCursor c, int start) {
    if (c.accept("table")) {
      return TableStatements.createForeign(c, start);
    }
    c.expect("data");
    c.expect("wrapper");
    return ForeignStatements.createWrapper(c, start);
  }

  private static Statement event(TokenCursor c, int start) {
    c.expect("trigger");
    return TriggerStatements.createEvent(c, start);
  }

  private static Statement access(TokenCursor c, int start) {
    c.expect("method");
    return OperatorStatements.createAccessMethod(c, start);
  }

  /** The SQL standard's assertions, which PostgreSQL reads only to refuse them. */
  private static Statement assertion(TokenCursor c, int start) {
    c.anyName();
    c.expect("check");
    TableConstraints.parenthesized(c);
    ConstraintAttributes.read(c);
    throw c.failure(
        "CREATE ASSERTION is not yet implemented",
        new Span(start, c.previousEnd()),
        SqlState.FEATURE_NOT_SUPPORTED);
  }
}
