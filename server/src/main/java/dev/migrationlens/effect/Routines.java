package dev.migrationlens.effect;

import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.catalog.FunctionSignature;
import dev.migrationlens.catalog.FunctionSignature.Volatility;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.Place;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.TypeFacts;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Option;
import dev.migrationlens.syntax.ast.RoutineStatement;
import dev.migrationlens.syntax.ast.RoutineStatement.CreateAggregate;
import dev.migrationlens.syntax.ast.RoutineStatement.CreateRoutine;
import dev.migrationlens.syntax.ast.RoutineStatement.Parameter;
import dev.migrationlens.syntax.ast.RoutineStatement.ParameterMode;
import dev.migrationlens.syntax.ast.RoutineStatement.SettingClause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** CREATE FUNCTION, PROCEDURE and AGGREGATE. */
final class Routines {
  private static final Set<String> MADE_OF = Set.of("sfunc", "finalfunc", "combinefunc");

  private Routines() {}

  static void create(Evaluation e, CreateRoutine create) {
    String schema = Created.schema(e, create.name());
    FunctionSignature signature = signature(e, create, schema);
    Uses defaults = defaults(e, create);
    RoutineDefinitions.check(e, create, signature);
    language(e, create.language());
    int before = e.problemCount();
    var traits =
        new Routine.Traits(
            create.attributes().securityDefiner(),
            searchPath(e, create.attributes(), null),
            create.body() == null ? null : create.body().text(),
            parameterText(e, create));
    var made =
        new Routine(
            e.db.newId(),
            signature,
            create.kind(),
            language(create),
            traits,
            e.origin(create.name().last()));
    Routine stored = store(e, create, made);
    e.keepSource(stored.id(), create);
    Comments.keep(e, stored);
    create.attributes().settings().forEach(s -> Sessions.setting(e, s.name(), s));
    new Uses().record(e, stored.key(), stored.id(), new Part.Whole(""));
    defaults.record(e, stored.key(), stored.id(), new Part.DefaultOf(0));
    Bodies.check(e, create, stored);
    if (e.problemCount() == before) {
      dependOnTypes(e, stored);
    }
  }

  static String language(CreateRoutine create) {
    return create.language() == null ? "sql" : create.language().text();
  }

  private static String parameterText(Evaluation e, CreateRoutine create) {
    var text = new StringBuilder();
    for (Parameter parameter : create.parameters()) {
      if (parameter.mode() != ParameterMode.OUT) {
        text.append(text.isEmpty() ? "" : ", ").append(e.source(parameter.type()));
      }
    }
    return text.toString();
  }

  /** What its SET clauses make of a routine's search_path. */
  private static @Nullable List<String> searchPath(
      Evaluation e, RoutineStatement.Attributes given, @Nullable List<String> had) {
    List<String> path = had;
    for (SettingClause setting : given.settings()) {
      boolean all = setting.values() == null && setting.name().equals("all");
      if (setting.name().equals("search_path") || all) {
        path = setting.fromCurrent() ? e.givenSearchPath() : setting.values();
      }
    }
    return path;
  }

  static void language(Evaluation e, @Nullable Ident language) {
    if (language != null && !e.db.has(Space.LANGUAGE, language.text())) {
      Others.require(e, Space.LANGUAGE, "language", language);
    }
  }

  static FunctionSignature signature(Evaluation e, CreateRoutine create, String schema) {
    var inputs = new ArrayList<FunctionSignature.Parameter>();
    var outputs = new ArrayList<FunctionSignature.Parameter>();
    int defaults = 0;
    boolean variadic = false;
    for (Parameter parameter : create.parameters()) {
      var typed = parameter(e, parameter);
      if (parameter.mode() != ParameterMode.OUT) {
        inputs.add(typed);
        defaults += parameter.defaultValue() == null ? 0 : 1;
        variadic |= parameter.mode() == ParameterMode.VARIADIC;
      }
      if (parameter.mode() == ParameterMode.OUT || parameter.mode() == ParameterMode.INOUT) {
        outputs.add(typed);
      }
    }
    for (Parameter column : create.returnsTable()) {
      outputs.add(parameter(e, column));
    }
    boolean set =
        !create.returnsTable().isEmpty() || (create.returns() != null && create.returns().setOf());
    return new FunctionSignature(
        schema,
        create.name().name(),
        create.kind() == ObjectKind.PROCEDURE
            ? FunctionSignature.Kind.PROCEDURE
            : create.attributes().window()
                ? FunctionSignature.Kind.WINDOW
                : FunctionSignature.Kind.FUNCTION,
        inputs,
        defaults,
        variadic,
        returns(e, create, outputs),
        set,
        outputs,
        volatility(create.attributes().volatility()),
        create.attributes().strict(),
        0);
  }

  private static FunctionSignature.Parameter parameter(Evaluation e, Parameter parameter) {
    return new FunctionSignature.Parameter(
        parameter.name() == null ? "" : parameter.name().text(),
        e.types().resolve(parameter.type()));
  }

  private static SqlType returns(
      Evaluation e, CreateRoutine create, List<FunctionSignature.Parameter> outputs) {
    if (create.returns() != null) {
      return e.types().resolve(create.returns());
    }
    if (outputs.isEmpty()) {
      return create.kind() == ObjectKind.PROCEDURE ? SqlType.VOID : SqlType.UNSURE;
    }
    return outputs.size() == 1 && create.kind() != ObjectKind.PROCEDURE
        ? outputs.get(0).type()
        : SqlType.RECORD;
  }

  private static Volatility volatility(@Nullable String word) {
    return word == null
        ? Volatility.VOLATILE
        : switch (word) {
          case "immutable" -> Volatility.IMMUTABLE;
          case "stable" -> Volatility.STABLE;
          default -> Volatility.VOLATILE;
        };
  }

  /** Defaults are checked, and none may be missing after the first. */
  private static Uses defaults(Evaluation e, CreateRoutine create) {
    var uses = new Uses();
    boolean seen = false;
    for (Parameter parameter : create.parameters()) {
      if (parameter.mode() == ParameterMode.OUT) {
        continue;
      }
      if (parameter.defaultValue() != null) {
        seen = true;
        defaultValue(e, parameter, parameter.defaultValue(), uses);
      } else if (seen && parameter.mode() != ParameterMode.VARIADIC) {
        e.error(
            "changes-signature",
            SqlState.INVALID_FUNCTION_DEFINITION,
            "parameters after one with a default must have defaults too",
            parameter);
      }
    }
    return uses;
  }

  private static void defaultValue(Evaluation e, Parameter parameter, Expr value, Uses uses) {
    int before = e.problemCount();
    SqlType type = Expressions.check(e, Scope.constant(Scope.Place.DEFAULT), value, uses);
    SqlType wanted = e.types().find(parameter.type());
    if (e.problemCount() > before || wanted == null || isPseudo(e, wanted)) {
      return;
    }
    if (value instanceof Expr.Literal literal && type.isUnknown()) {
      Columns.literalFits(e, literal, wanted);
    } else if (Coercions.assignable(e, type, wanted) == Certainty.NO) {
      e.error(
          "default-does-not-fit",
          SqlState.DATATYPE_MISMATCH,
          "the default must be `" + wanted.shortFormat() + "`, not `" + type.shortFormat() + "`",
          value);
    }
  }

  private static boolean isPseudo(Evaluation e, SqlType type) {
    var facts = type.isUnsure() ? null : e.types().facts(type.element());
    return facts == null || facts.kind() == TypeFacts.Kind.PSEUDO;
  }

  private static Routine store(Evaluation e, CreateRoutine create, Routine made) {
    Key key = made.key();
    var overloads = e.db.get(key) instanceof Overloads o ? o : null;
    Routine same = overloads == null ? null : same(overloads, made);
    Routine stored = made;
    if (same != null && create.orReplace()) {
      stored = RoutineReplacement.of(e, create, same, made);
    } else if (same != null) {
      e.relyOn(same.origin());
      Created.exists(
          e,
          SqlState.DUPLICATE_FUNCTION,
          "function `" + made.name() + "` with these argument types",
          create.name(),
          same.origin());
    }
    e.db.put(
        key, overloads == null ? new Overloads(List.of(stored)) : replace(overloads, same, stored));
    e.db.put(Key.id(stored.id()), new Place(key));
    return stored;
  }

  private static Overloads replace(Overloads overloads, @Nullable Routine old, Routine stored) {
    if (old == null) {
      return overloads.with(stored);
    }
    var all = new ArrayList<Routine>();
    for (Routine routine : overloads.routines()) {
      all.add(routine == old ? stored : routine);
    }
    return new Overloads(all);
  }

  private static @Nullable Routine same(Overloads overloads, Routine made) {
    if (made.inputTypes().stream().anyMatch(SqlType::isUnsure)) {
      return null;
    }
    for (Routine routine : overloads.routines()) {
      if (routine.hasInputs(made.inputTypes())) {
        return routine;
      }
    }
    return null;
  }

  private static void dependOnTypes(Evaluation e, Routine routine) {
    var types = new ArrayList<>(routine.inputTypes());
    types.add(routine.signature().returns());
    routine.signature().outputs().forEach(o -> types.add(o.type()));
    Part part =
        new Part.Signature(
            "function " + routine.name() + "(" + routine.traits().parameterText() + ")");
    for (SqlType type : types) {
      var own = e.types().own(type);
      if (own != null) {
        Uses.depend(e, own.id(), routine.key(), routine.id(), part, List.of());
      } else if (!type.builtIn()
          && e.db.relationEntry(type.qualifiedName().schema(), type.name())
              instanceof dev.migrationlens.catalog.Relation relation) {
        Uses.depend(e, relation.id(), routine.key(), routine.id(), part, List.of());
      }
    }
  }

  static void aggregate(Evaluation e, CreateAggregate create) {
    String schema = Created.schema(e, create.name());
    var inputs = new ArrayList<FunctionSignature.Parameter>();
    for (Parameter parameter : create.parameters()) {
      inputs.add(parameter(e, parameter));
    }
    if (create.options().stream().anyMatch(o -> o.name().equals("basetype"))) {
      inputs.add(new FunctionSignature.Parameter("", SqlType.UNSURE));
    }
    var uses = new Uses();
    create.options().forEach(option -> madeOf(e, option, uses));
    var signature =
        new FunctionSignature(
            schema,
            create.name().name(),
            FunctionSignature.Kind.AGGREGATE,
            inputs,
            0,
            false,
            SqlType.UNSURE,
            false,
            List.of(),
            Volatility.IMMUTABLE,
            false,
            0);
    var made =
        new Routine(
            e.db.newId(),
            signature,
            ObjectKind.AGGREGATE,
            "internal",
            Routine.Traits.PLAIN,
            e.origin(create.name().last()));
    var overloads = e.db.get(made.key()) instanceof Overloads o ? o : null;
    Routine same = overloads == null ? null : same(overloads, made);
    if (same != null && !create.orReplace()) {
      Created.exists(
          e,
          SqlState.DUPLICATE_FUNCTION,
          "function `" + made.name() + "` with these argument types",
          create.name(),
          same.origin());
    }
    e.db.put(
        made.key(),
        overloads == null ? new Overloads(List.of(made)) : replace(overloads, same, made));
    e.db.put(Key.id(made.id()), new Place(made.key()));
    uses.record(e, made.key(), made.id(), new Part.Whole("aggregate " + made.name()));
  }

  /** An aggregate is made of functions that are there. */
  private static void madeOf(Evaluation e, Option option, Uses uses) {
    String written = option.value();
    if (written == null || !MADE_OF.contains(option.name())) {
      return;
    }
    ObjectName name =
        Regclass.name(
            new Expr.Literal(Expr.LiteralKind.STRING, written, option.start(), option.end()));
    List<Routine> found = name == null ? List.of() : RoutineLookup.visible(e, name);
    if (found.size() == 1) {
      e.relyOn(found.get(0).origin());
      uses.object(found.get(0).id());
    } else if (name != null && found.isEmpty() && !Lookup.mayExist(e, "routine", name)) {
      RoutineLookup.reportMissing(
          e, name, "there is no function `" + name.qualified() + "` to make an aggregate of");
    }
  }

  static void alter(Evaluation e, RoutineStatement.AlterRoutine alter) {
    Routine found = RoutineLookup.bySignature(e, alter.kind(), alter.signature());
    if (found != null
        && !RoutineLookup.refusesAggregate(e, found, alter.kind(), alter.signature().name())) {
      e.relyOn(found.origin());
      List<String> path = searchPath(e, alter.attributes(), found.traits().searchPath());
      var given = alter.attributes();
      boolean definer =
          given.securityDefiner()
              || (found.traits().securityDefiner() && !takesBack(given, "security"));
      boolean strict =
          given.strict() || (found.signature().strict() && !takesBack(given, "strict"));
      Volatility volatility =
          given.volatility() == null
              ? found.signature().volatility()
              : volatility(given.volatility());
      var traits =
          new Routine.Traits(definer, path, found.traits().body(), found.traits().parameterText());
      var changed = found.with(found.signature().promising(volatility, strict), traits);
      if (found.id() != 0 && e.db.get(found.key()) instanceof Overloads overloads) {
        e.db.put(found.key(), replace(overloads, found, changed));
      }
    }
  }

  private static boolean takesBack(RoutineStatement.Attributes given, String what) {
    return given.others().stream().anyMatch(o -> o.name().equals(what));
  }

  /** Names that a cure for a signature change needs. */
  static Map<String, String> dropFacts(Routine routine) {
    String kind = routine.kind() == ObjectKind.PROCEDURE ? "PROCEDURE" : "FUNCTION";
    return Map.of(
        "drop",
        "DROP "
            + kind
            + " "
            + routine.signature().schema()
            + "."
            + routine.name()
            + "("
            + String.join(", ", routine.inputTypes().stream().map(SqlType::format).toList())
            + ");");
  }
}
