package dev.migrationlens.syntax;

import dev.migrationlens.sql.Keyword;
import dev.migrationlens.syntax.ast.Statement;

/** Chooses the parser of a statement's family by its leading words. */
final class Statements {
  /** The words that begin a statement, for completion; queries tell their own. */
  private static final String[] LEADING = {
    "create",
    "alter",
    "drop",
    "comment",
    "grant",
    "revoke",
    "do",
    "call",
    "begin",
    "commit",
    "rollback",
    "savepoint",
    "release",
    "set",
    "reset",
    "show",
    "refresh",
    "reassign",
    "import",
    "security",
    "start",
    "end",
    "abort",
    "vacuum",
    "analyze",
    "cluster",
    "reindex",
    "lock",
    "explain",
    "prepare",
    "execute",
    "deallocate",
    "declare",
    "fetch",
    "move",
    "close",
    "listen",
    "unlisten",
    "notify",
    "discard",
    "load",
    "checkpoint"
  };

  private Statements() {}

  static Statement statement(TokenCursor c) {
    c.enter();
    if (c.atEnd()) {
      c.atAny(LEADING);
    }
    Statement statement = dispatch(c, leadingWord(c));
    c.leave();
    return statement;
  }

  /** A statement inside BEGIN ATOMIC: BEGIN and END control no transaction there. */
  static Statement nested(TokenCursor c) {
    if (c.at("begin") || c.at("end")) {
      throw c.unexpected();
    }
    return statement(c);
  }

  private static String leadingWord(TokenCursor c) {
    Keyword keyword = c.keyword();
    return keyword == null ? "" : keyword.word();
  }

  /** One line per leading word. */
  private static Statement dispatch(TokenCursor c, String word) {
    return switch (word) {
      case "create" -> CreateStatements.parse(c);
      case "alter" -> AlterStatements.parse(c);
      case "drop" -> DropStatements.parse(c);
      case "comment" -> CommentStatements.comment(c);
      case "security" -> CommentStatements.label(c);
      case "grant" -> GrantStatements.grant(c);
      case "revoke" -> GrantStatements.revoke(c);
      case "do" -> RoutineStatements.doBlock(c);
      case "call" -> RoutineStatements.call(c);
      case "begin", "start" -> TransactionStatements.begin(c);
      case "commit", "end" -> TransactionStatements.commit(c);
      case "rollback", "abort" -> TransactionStatements.rollback(c);
      case "savepoint" -> TransactionStatements.savepointStatement(c);
      case "release" -> TransactionStatements.release(c);
      case "set" -> Settings.set(c);
      case "reset" -> Settings.reset(c);
      case "show" -> Settings.show(c);
      case "refresh" -> ViewStatements.refresh(c);
      case "reassign" -> RoleStatements.reassign(c);
      case "import" -> ForeignStatements.importSchema(c);
      default -> ofSession(c, word);
    };
  }

  private static Statement ofSession(TokenCursor c, String word) {
    return switch (word) {
      case "vacuum" -> MaintenanceStatements.vacuum(c);
      case "analyze", "analyse" -> MaintenanceStatements.analyze(c);
      case "cluster" -> MaintenanceStatements.cluster(c);
      case "reindex" -> MaintenanceStatements.reindex(c);
      case "lock" -> MaintenanceStatements.lock(c);
      case "explain" -> MaintenanceStatements.explain(c);
      case "prepare" -> SessionStatements.prepare(c);
      case "execute" -> SessionStatements.execute(c);
      case "deallocate" -> SessionStatements.deallocate(c);
      case "declare" -> SessionStatements.declare(c);
      case "fetch", "move" -> SessionStatements.fetch(c);
      case "close" -> SessionStatements.close(c);
      case "listen" -> SessionStatements.listen(c);
      case "unlisten" -> SessionStatements.unlisten(c);
      case "notify" -> SessionStatements.notify(c);
      case "discard" -> SessionStatements.discard(c);
      case "load" -> SessionStatements.load(c);
      case "checkpoint" -> SessionStatements.checkpoint(c);
      default -> DmlStatements.parse(c);
    };
  }
}
