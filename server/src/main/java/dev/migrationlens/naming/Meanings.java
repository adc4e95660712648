package dev.migrationlens.naming;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Setting;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the names of a statement stand for, as the statement meets the database, or else as it
 * leaves it. It reads words rather than syntax, so that it also understands what is half typed.
 */
public record Meanings(Words words, List<Catalog> catalogs, List<Relation> fired) {
  private static final Set<String> BEFORE_RELATIONS =
      Set.of(
          "table",
          "into",
          "references",
          "on",
          "exists",
          "update",
          "from",
          "join",
          "only",
          "using",
          "view",
          "sequence",
          "index",
          "truncate",
          "copy",
          "like",
          "of",
          "inherits",
          "analyze");

  /** The rows that a trigger's function sees. */
  private static final Set<String> ROWS = Set.of("new", "old");

  private static final Set<String> BEFORE_TYPES =
      Set.of("type", "domain", "as", "returns", "setof", "array", "to");

  /** {@code fired} are the tables whose rows a trigger's function is called for. */
  public Meanings {
    catalogs = List.copyOf(catalogs);
    fired = List.copyOf(fired);
  }

  public Meanings(Words words, List<Catalog> catalogs) {
    this(words, catalogs, List.of());
  }

  public static Meanings of(Replay replay, Step step) {
    List<Catalog> catalogs = List.of(replay.before(step), replay.after(step));
    return new Meanings(Words.of(step.text()), catalogs, new Reading(replay).fired(step));
  }

  /** The relation of a name that may be qualified, before the statement or else after it. */
  @Nullable CatalogObject relation(List<String> path) {
    var word = new Words.Word(TokenKind.WORD, 0, 0, path.get(path.size() - 1), null);
    return catalogs.stream()
        .map(catalog -> objectOf(relation(catalog, path, word)))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** What stands at the cursor. */
  public static Optional<Meaning> at(Replay replay, String path, int offset) {
    return Here.at(replay, path, offset)
        .flatMap(
            here -> {
              for (Bound bound : Bindings.of(replay, here.step()).at(here.offset())) {
                switch (bound.sense()) {
                  case Meaning meaning -> {
                    return Optional.of(meaning.at(bound.span()));
                  }
                  case Local local -> {
                    return Optional.empty();
                  }
                  case Absent absent -> {}
                }
              }
              Meanings meanings = of(replay, here.step());
              return meanings.of(meanings.words().nameAt(here.offset()));
            })
        .or(() -> WaysBack.at(replay, path, offset).map(WaysBack.Found::meaning));
  }

  /** What stands at the cursor, were everything there that the chain makes in the end. */
  public static Optional<Meaning> atTheEnd(Replay replay, String path, int offset) {
    return Here.at(replay, path, offset)
        .flatMap(
            here -> {
              Words words = Words.of(here.step().text());
              return new Meanings(words, List.of(replay.end())).of(words.nameAt(here.offset()));
            });
  }

  /** What one word stands for. */
  public Optional<Meaning> of(int index) {
    Words.Word word = words.get(index);
    if (word == null || !word.isName() || word.isReserved()) {
      return Optional.empty();
    }
    for (Catalog catalog : catalogs) {
      Meaning found = find(catalog, index);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private @Nullable Meaning find(Catalog catalog, int index) {
    List<String> path = words.path(index);
    Words.Word word = words.all().get(index);
    int before = words.first(index) - 1;
    Words.Word previous = words.get(before);
    String lead = previous == null || previous.kind().isQuotedName() ? "" : previous.name();
    Meaning named = byKeyword(catalog, index, lead(before), word);
    if (named != null) {
      return named;
    }
    boolean relationFirst = BEFORE_RELATIONS.contains(lead);
    boolean typeFirst = lead.equals("::") || BEFORE_TYPES.contains(lead) || followsName(previous);
    Meaning found = relationFirst ? relation(catalog, path, word) : null;
    if (found == null && typeFirst) {
      found = type(catalog, path, word);
    }
    if (found == null && words.isSymbol(index + 1, "(")) {
      found = routine(catalog, path, word);
    }
    if (found == null) {
      found = column(catalog, index, path, word);
      if (found == null && path.size() == 1 && isColumnMadeHere(catalog, index, word)) {
        return null;
      }
    }
    if (found == null) {
      found = relation(catalog, path, word);
    }
    if (found == null) {
      found = type(catalog, path, word);
    }
    return found == null ? other(catalog, index, path, word) : found;
  }

  private static boolean followsName(Words.@Nullable Word previous) {
    return previous != null && previous.isName() && previous.keyword() == null;
  }

  /** The key word before a name, over IF [NOT] EXISTS. */
  private String lead(int before) {
    int at = before;
    while (words.is(at, "exists") || words.is(at, "not") || words.is(at, "if")) {
      at--;
    }
    Words.Word found = words.get(at);
    return found == null || found.kind().isQuotedName() ? "" : found.name();
  }

  private @Nullable Meaning byKeyword(Catalog catalog, int index, String lead, Words.Word word) {
    return switch (lead) {
      case "constraint" -> ofRelations(catalog, word, r -> r.constraint(word.name()));
      case "policy" ->
          ofRelations(catalog, word, r -> catalog.get(Key.of(Space.POLICY, r.id(), word.name())));
      case "trigger" ->
          ofRelations(catalog, word, r -> catalog.get(Key.of(Space.TRIGGER, r.id(), word.name())));
      case "column" -> column(catalog, index, List.of(word.name()), word);
      case "schema" -> named(catalog, Space.SCHEMA, word);
      case "extension" -> named(catalog, Space.EXTENSION, word);
      case "role", "user", "group" -> named(catalog, Space.ROLE, word);
      case "publication" -> named(catalog, Space.PUBLICATION, word);
      case "function", "procedure", "aggregate", "routine" ->
          routine(catalog, words.path(index), word);
      default -> null;
    };
  }

  /** Looks into one relation. */
  private interface Member {
    @Nullable CatalogObject in(Relation relation);
  }

  private @Nullable Meaning ofRelations(Catalog catalog, Words.Word word, Member member) {
    for (Relation relation : relations(catalog)) {
      CatalogObject found = member.in(relation);
      if (found != null) {
        return new Meaning(found, relation, catalog, word.span());
      }
    }
    return null;
  }

  private static @Nullable Meaning named(Catalog catalog, Space space, Words.Word word) {
    CatalogObject found = catalog.get(Key.of(space, word.name()));
    return found == null ? null : new Meaning(found, null, catalog, word.span());
  }

  private static @Nullable Meaning relation(Catalog catalog, List<String> path, Words.Word word) {
    for (String schema : places(catalog, path)) {
      var found = catalog.relationEntry(schema, path.get(path.size() - 1));
      if (found != null) {
        return new Meaning(found, null, catalog, word.span());
      }
    }
    return null;
  }

  private static @Nullable Meaning type(Catalog catalog, List<String> path, Words.Word word) {
    for (String schema : places(catalog, path)) {
      PgType found = catalog.type(schema, path.get(path.size() - 1));
      if (found != null) {
        return new Meaning(found, null, catalog, word.span());
      }
    }
    return null;
  }

  private static @Nullable Meaning routine(Catalog catalog, List<String> path, Words.Word word) {
    for (String schema : places(catalog, path)) {
      List<Routine> found = catalog.routines(schema, path.get(path.size() - 1));
      if (!found.isEmpty()) {
        Routine last = found.get(found.size() - 1);
        return new Meaning(
            path.size() > 1 ? last : first(catalog, last), null, catalog, word.span());
      }
    }
    return null;
  }

  /** PostgreSQL's own function of the same inputs is found before all others. */
  private static Routine first(Catalog catalog, Routine found) {
    return catalog.routines("pg_catalog", found.name()).stream()
        .filter(r -> r.hasInputs(found.inputTypes()))
        .findFirst()
        .orElse(found);
  }

  private @Nullable Meaning column(Catalog catalog, int index, List<String> path, Words.Word word) {
    if (path.size() > 1) {
      Relation owner = qualifier(catalog, path.subList(0, path.size() - 1));
      return owner == null ? null : column(catalog, owner, word);
    }
    for (int open = words.opening(index); open >= 0; open = words.opening(open)) {
      Words.Word name = words.get(open - 1);
      if (name != null && name.isName() && !name.isReserved()) {
        Meaning around = relation(catalog, words.path(open - 1), name);
        if (objectOf(around) instanceof Relation owner) {
          Meaning found = column(catalog, owner, word);
          if (found != null) {
            return found;
          }
        } else if (isMadeHere(words.path(open - 1), name, word)) {
          return null;
        }
      }
    }
    return ofRelations(catalog, word, r -> r.column(word.name()));
  }

  /** Whether this is a column of a table that is not there yet, and not a type of the same name. */
  private boolean isColumnMadeHere(Catalog catalog, int index, Words.Word word) {
    int open = words.opening(index);
    Words.Word name = words.get(open - 1);
    return open > 0
        && name != null
        && name.isName()
        && objectOf(relation(catalog, words.path(open - 1), name)) == null
        && isMadeHere(words.path(open - 1), name, word);
  }

  /** Whether a table of the other catalog, which the statement makes, has the column. */
  private boolean isMadeHere(List<String> path, Words.Word name, Words.Word column) {
    return catalogs.stream()
        .anyMatch(
            c ->
                objectOf(relation(c, path, name)) instanceof Relation owner
                    && owner.column(column.name()) != null);
  }

  private static @Nullable Meaning column(Catalog catalog, Relation owner, Words.Word word) {
    Column found = owner.column(word.name());
    return found == null ? null : new Meaning(found, owner, catalog, word.span());
  }

  private static @Nullable CatalogObject objectOf(@Nullable Meaning meaning) {
    return meaning == null ? null : meaning.object();
  }

  /** The relation that stands before a dot: by its name, or by its alias in this statement. */
  public @Nullable Relation qualifier(Catalog catalog, List<String> path) {
    if (path.size() == 1) {
      for (int i = 1; i < words.count(); i++) {
        Words.Word alias = words.all().get(i);
        int name = words.is(i - 1, "as") ? i - 2 : i - 1;
        Words.Word named = words.get(name);
        if (alias.isName()
            && alias.name().equals(path.get(0))
            && !words.isSymbol(i + 1, ".")
            && named != null
            && named.isName()
            && !named.isReserved()
            && objectOf(relation(catalog, words.path(name), named)) instanceof Relation relation) {
          return relation;
        }
      }
    }
    if (path.size() == 1 && ROWS.contains(path.get(0)) && fired.size() == 1) {
      Relation then = catalog.relationById(fired.get(0).id());
      return then == null ? fired.get(0) : then;
    }
    var at = new Words.Word(TokenKind.WORD, 0, 0, path.get(0), null);
    Meaning found = relation(catalog, path, at);
    return found != null && found.object() instanceof Relation relation ? relation : null;
  }

  /** The relations that the statement names, in order. */
  public List<Relation> relations(Catalog catalog) {
    var found = new ArrayList<Relation>();
    for (int i = 0; i < words.count(); i++) {
      Words.Word word = words.all().get(i);
      if (!word.isName() || word.isReserved() || words.isSymbol(i + 1, ".")) {
        continue;
      }
      if (objectOf(relation(catalog, words.path(i), word)) instanceof Relation relation
          && !relation.schema().equals("pg_catalog")
          && !found.contains(relation)) {
        found.add(relation);
      }
    }
    return found;
  }

  private @Nullable Meaning other(Catalog catalog, int index, List<String> path, Words.Word word) {
    if (words.isSymbol(index + 1, ".") && path.size() == 1) {
      Relation relation = qualifier(catalog, path);
      return relation == null
          ? named(catalog, Space.SCHEMA, word)
          : new Meaning(relation, null, catalog, word.span());
    }
    if (word.keyword() != null) {
      return null;
    }
    Meaning role = named(catalog, Space.ROLE, word);
    return role == null ? routine(catalog, path, word) : role;
  }

  /** The schemas where a name is looked for, in order. */
  public static List<String> places(Catalog catalog, List<String> path) {
    if (path.size() > 1) {
      return List.of(path.get(path.size() - 2));
    }
    var places = new ArrayList<String>(List.of("pg_temp"));
    if (catalog.get(Key.of(Space.SESSION, "search_path")) instanceof Setting setting) {
      places.addAll(setting.values());
    } else {
      places.add("public");
    }
    places.remove("$user");
    places.add("pg_catalog");
    return places;
  }
}
