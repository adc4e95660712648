package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Option;
import dev.migrationlens.syntax.ast.SequenceStatement.AlterSequence;
import dev.migrationlens.syntax.ast.SequenceStatement.CreateSequence;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TableStatement.Persistence;
import dev.migrationlens.syntax.ast.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sequences, and the options of sequences that columns have too. */
final class SequenceStatements {
  private SequenceStatements() {}

  /** All options of a sequence, the two that name something apart. */
  private record Parts(
      @Nullable TypeName type,
      @Nullable ObjectName ownedBy,
      boolean ownedByNone,
      List<Option> options) {}

  /** After SEQUENCE. */
  static Statement create(TokenCursor c, int start, Persistence persistence) {
    boolean ifNotExists = Clauses.ifNotExists(c);
    ObjectName name = c.qualifiedName();
    if (persistence == Persistence.UNLOGGED) {
      c.needs(15, "UNLOGGED SEQUENCE", start);
    }
    Parts parts = parts(c);
    return new CreateSequence(
        name,
        ifNotExists,
        persistence,
        parts.type(),
        parts.ownedBy(),
        parts.options(),
        start,
        c.previousEnd());
  }

  /** ALTER SEQUENCE, at its first option. */
  static Statement alter(TokenCursor c, ObjectName name, boolean ifExists, int start) {
    Parts parts = parts(c);
    return new AlterSequence(
        name,
        ifExists,
        parts.type(),
        parts.ownedBy(),
        parts.ownedByNone(),
        parts.options(),
        start,
        c.previousEnd());
  }

  /** {@code (options)}, or nothing. */
  static List<Option> parenthesizedOptions(TokenCursor c) {
    if (!c.acceptSymbol('(')) {
      return List.of();
    }
    var options = new ArrayList<Option>();
    do {
      options.add(option(c));
    } while (!c.atSymbol(')'));
    c.expectSymbol(')');
    return options;
  }

  /** Whether an option comes that no other action of ALTER begins with. */
  static boolean optionAhead(TokenCursor c) {
    return c.atAny(
            "as",
            "cache",
            "cycle",
            "increment",
            "logged",
            "maxvalue",
            "minvalue",
            "owned",
            "sequence",
            "start",
            "restart",
            "unlogged")
        || c.at("no", "cycle")
        || c.at("no", "maxvalue")
        || c.at("no", "minvalue");
  }

  private static Parts parts(TokenCursor c) {
    @Nullable TypeName type = null;
    @Nullable ObjectName ownedBy = null;
    boolean none = false;
    var options = new ArrayList<Option>();
    while (optionAhead(c) || c.at("no")) {
      if (c.accept("as")) {
        type = Types.simple(c);
      } else if (c.accept("owned")) {
        c.expect("by");
        ObjectName owner = c.anyName();
        none = owner.parts().size() == 1 && owner.name().equals("none");
        ownedBy = none ? null : owner;
      } else {
        options.add(option(c));
      }
    }
    return new Parts(type, ownedBy, none, options);
  }

  /** One option, the naming ones as text. */
  static Option option(TokenCursor c) {
    int start = c.start();
    if (c.accept("no")) {
      return Options.option(c, c.expectAny("cycle", "maxvalue", "minvalue"), "no", start);
    }
    String word =
        c.expectAny(
            "as",
            "cache",
            "cycle",
            "increment",
            "logged",
            "maxvalue",
            "minvalue",
            "owned",
            "sequence",
            "start",
            "restart",
            "unlogged");
    return switch (word) {
      case "as" -> {
        int type = c.start();
        Types.simple(c);
        yield Options.option(c, word, c.text().substring(type, c.previousEnd()), start);
      }
      case "owned" -> {
        c.expect("by");
        yield Options.option(c, "owned by", dotted(c), start);
      }
      case "sequence" -> {
        c.expect("name");
        yield Options.option(c, "sequence name", dotted(c), start);
      }
      case "cache", "maxvalue", "minvalue" -> Options.option(c, word, Values.numeric(c), start);
      case "increment" -> {
        c.accept("by");
        yield Options.option(c, word, Values.numeric(c), start);
      }
      case "start" -> {
        c.accept("with");
        yield Options.option(c, word, Values.numeric(c), start);
      }
      case "restart" -> {
        boolean value = c.accept("with") || Values.atNumber(c);
        yield Options.option(c, word, value ? Values.numeric(c) : null, start);
      }
      default -> Options.option(c, word, null, start);
    };
  }

  private static String dotted(TokenCursor c) {
    int start = c.start();
    c.anyName();
    return c.text().substring(start, c.previousEnd());
  }
}
