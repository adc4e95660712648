package dev.migrationlens.effect;

import dev.migrationlens.catalog.ExtensionManifests;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.OperatorStatement;
import dev.migrationlens.syntax.ast.Option;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Text search configurations, what they are made of, and the constants that name them. */
final class TextSearch {
  private static final Set<String> BUILT_IN =
      Set.of(
          "simple",
          "arabic",
          "armenian",
          "basque",
          "catalan",
          "danish",
          "dutch",
          "english",
          "estonian",
          "finnish",
          "french",
          "german",
          "greek",
          "hindi",
          "hungarian",
          "indonesian",
          "irish",
          "italian",
          "lithuanian",
          "nepali",
          "norwegian",
          "portuguese",
          "romanian",
          "russian",
          "serbian",
          "spanish",
          "swedish",
          "tamil",
          "turkish",
          "yiddish");

  private static final Set<String> TEMPLATES =
      Set.of("simple", "synonym", "ispell", "thesaurus", "snowball");

  private TextSearch() {}

  /** A constant is read when the statement is, and its configuration must exist then. */
  static void check(Evaluation e, Expr.Literal literal, SqlType type, Uses uses) {
    ObjectName name = type.is("regconfig") ? Regclass.name(literal) : null;
    if (name == null) {
      return;
    }
    Key key = Others.keyInSchema(e, Space.TEXT_SEARCH_CONFIGURATION, name);
    if (key != null && e.db.get(key) instanceof NamedObject own) {
      e.relyOn(own.origin());
      uses.object(own.id());
    } else {
      require(e, ObjectKind.TEXT_SEARCH_CONFIGURATION, name, literal);
    }
  }

  /** What a new configuration or dictionary is made of must be there. */
  static void parts(Evaluation e, OperatorStatement.CreateNamed create) {
    for (Option option : create.options()) {
      ObjectKind kind = part(create.kind(), option.name());
      Expr.Literal written =
          option.value() == null
              ? null
              : new Expr.Literal(
                  Expr.LiteralKind.STRING, option.value(), option.start(), option.end());
      ObjectName name = kind == null || written == null ? null : Regclass.name(written);
      if (name != null && !e.failed()) {
        require(e, kind, name, option);
      }
    }
  }

  private static @Nullable ObjectKind part(ObjectKind kind, String option) {
    if (kind == ObjectKind.TEXT_SEARCH_CONFIGURATION) {
      return switch (option) {
        case "copy" -> ObjectKind.TEXT_SEARCH_CONFIGURATION;
        case "parser" -> ObjectKind.TEXT_SEARCH_PARSER;
        default -> null;
      };
    }
    boolean template = kind == ObjectKind.TEXT_SEARCH_DICTIONARY && option.equals("template");
    return template ? ObjectKind.TEXT_SEARCH_TEMPLATE : null;
  }

  private static void require(Evaluation e, ObjectKind kind, ObjectName name, Node at) {
    if (!exists(e, kind, name) && !Lookup.mayExist(e, kind.words(), name)) {
      e.error(
          "missing-object",
          SqlState.UNDEFINED_OBJECT,
          kind.words() + " `" + name.qualified() + "` does not exist",
          at);
    }
  }

  static boolean exists(Evaluation e, ObjectKind kind, ObjectName name) {
    Space space = Others.inSchema(kind);
    for (String schema : Lookup.places(e, name)) {
      if ((space != null && e.db.get(new Key(space, schema, name.name())) != null)
          || (schema.equals("pg_catalog") && isBuiltIn(kind, name.name()))) {
        return true;
      }
    }
    return kind != ObjectKind.TEXT_SEARCH_CONFIGURATION
        && e.db.scan(Space.EXTENSION, "").stream()
            .anyMatch(x -> brings(x.key().name(), kind, name));
  }

  private static boolean brings(String extension, ObjectKind kind, ObjectName name) {
    String word = kind.words().substring("text search ".length());
    return ExtensionManifests.find(extension)
        .map(m -> !m.complete() || m.lines().getOrDefault(word, List.of()).contains(name.name()))
        .orElse(true);
  }

  private static boolean isBuiltIn(ObjectKind kind, String name) {
    return switch (kind) {
      case TEXT_SEARCH_CONFIGURATION -> BUILT_IN.contains(name);
      case TEXT_SEARCH_DICTIONARY ->
          name.equals("simple")
              || (name.endsWith("_stem")
                  && BUILT_IN.contains(name.substring(0, name.length() - "_stem".length())));
      case TEXT_SEARCH_PARSER -> name.equals("default");
      default -> TEMPLATES.contains(name);
    };
  }
}
