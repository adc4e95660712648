package dev.migrationlens.syntax;

import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.ObjectStatement;
import dev.migrationlens.syntax.ast.ObjectStatement.Target;
import dev.migrationlens.syntax.ast.OperatorStatement.CreateNamed;
import dev.migrationlens.syntax.ast.Option;
import dev.migrationlens.syntax.ast.Statement;
import java.util.List;

/** Text search configurations, dictionaries, parsers and templates. */
final class TextSearchStatements {
  private TextSearchStatements() {}

  /** After TEXT. */
  static Statement create(TokenCursor c, int start) {
    ObjectKind kind = ObjectTargets.textSearchKind(c);
    ObjectName name = c.anyName();
    List<Option> options = Options.definition(c);
    return new CreateNamed(kind, name, false, null, null, options, start, c.previousEnd());
  }

  /** After ALTER TEXT. */
  static Statement alter(TokenCursor c, int start) {
    ObjectKind kind = ObjectTargets.textSearchKind(c);
    Target target = AlterObjects.qualified(c, kind);
    if (kind == ObjectKind.TEXT_SEARCH_PARSER || kind == ObjectKind.TEXT_SEARCH_TEMPLATE) {
      return AlterObjects.renameOrSchema(c, target, start);
    }
    if (kind == ObjectKind.TEXT_SEARCH_DICTIONARY && c.atSymbol('(')) {
      List<Option> options = Options.definition(c);
      return new ObjectStatement.OtherAlter(target, options, start, c.previousEnd());
    }
    boolean mapping =
        kind == ObjectKind.TEXT_SEARCH_CONFIGURATION
            && (c.at("add") || c.at("alter") || c.at("drop"));
    return mapping ? mapping(c, target, start) : AlterObjects.renameOwnerOrSchema(c, target, start);
  }

  private static Statement mapping(TokenCursor c, Target target, int start) {
    int option = c.start();
    String verb = c.expectAny("add", "alter", "drop");
    c.expect("mapping");
    List<Ident> tokens = List.of();
    if (verb.equals("drop")) {
      Clauses.onlyIfExists(c);
      tokens = tokens(c);
    } else if (verb.equals("alter") && c.at("replace")) {
      replacement(c);
    } else {
      tokens = tokens(c);
      if (verb.equals("alter") && c.at("replace")) {
        replacement(c);
      } else {
        c.expect("with");
        Clauses.anyNames(c);
      }
    }
    String names = String.join(", ", tokens.stream().map(Ident::text).toList());
    List<Option> options = List.of(Options.option(c, verb + " mapping", names, option));
    return new ObjectStatement.OtherAlter(target, options, start, c.previousEnd());
  }

  private static List<Ident> tokens(TokenCursor c) {
    c.expect("for");
    return Clauses.names(c);
  }

  /** {@code REPLACE a WITH b}. */
  private static void replacement(TokenCursor c) {
    c.expect("replace");
    c.anyName();
    c.expect("with");
    c.anyName();
  }
}
