package dev.migrationlens.ide;

import dev.migrationlens.catalog.Builtins;
import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.ExtensionManifests;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.SchemaObject;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.naming.Here;
import dev.migrationlens.naming.Meanings;
import dev.migrationlens.naming.Words;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.schema.LiveSchema;
import dev.migrationlens.sql.Names;
import dev.migrationlens.syntax.Parser;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What may stand at the cursor: what the grammar allows, and what exists at this statement. */
public final class Completion {
  /** No more proposals than this, so that an editor shows them at once. */
  public static final int LIMIT = 200;

  private static final Set<String> RELATION_WORDS =
      Set.of(
          "table",
          "into",
          "references",
          "update",
          "from",
          "join",
          "only",
          "view",
          "on",
          "truncate",
          "exists",
          "using",
          "index",
          "sequence",
          "copy");

  private static final Set<Kind> SILENT =
      Set.of(
          Kind.KEYWORD,
          Kind.SCHEMA,
          Kind.ROLE,
          Kind.EXTENSION,
          Kind.FILE,
          Kind.CONDITION,
          Kind.SNIPPET);

  private Completion() {}

  /** What sort of thing is proposed. */
  public enum Kind {
    COLUMN,
    TABLE,
    VIEW,
    FUNCTION,
    TYPE,
    SCHEMA,
    ROLE,
    EXTENSION,
    KEYWORD,
    FILE,
    CONDITION,
    /** Its text has holes to fill. */
    SNIPPET
  }

  /** One proposal; {@code insertText} replaces the word at the cursor, {@code replaces}. */
  public record Item(String label, Kind kind, String detail, String insertText, Span replaces) {}

  /** Best first, at most 200. */
  public static List<Item> at(Replay replay, String path, int offset) {
    return at(replay, path, offset, null);
  }

  /** Likewise, and each proposal says whether a real database has it by now. */
  public static List<Item> at(Replay replay, String path, int offset, @Nullable LiveSchema live) {
    String text = Here.text(replay, path);
    int at = Math.max(0, Math.min(offset, text.length()));
    if (FileNames.isComment(text, at)) {
      return FileNames.at(replay, path, at);
    }
    int start = at;
    while (start > 0 && isNamePart(text.charAt(start - 1))) {
      start--;
    }
    Optional<Step> last = Here.lastBefore(replay, path, at);
    boolean inside =
        last.isPresent()
            && text.substring(
                        last.get().slice().end() < start ? last.get().slice().end() : start, start)
                    .indexOf(';')
                < 0;
    Catalog catalog =
        last.map(s -> inside ? replay.before(s) : replay.after(s)).orElse(replay.end());
    int from = inside ? last.get().slice().start() : start;
    int end = inside ? Math.max(at, last.get().slice().end()) : at;
    var asked =
        new Asked(
            catalog,
            text.substring(from, end),
            start - from,
            new Span(start, at),
            text.substring(start, at),
            live == null ? null : live.contents().catalog());
    return asked.ranked();
  }

  /** What hovering over a proposal would say; keywords and schemas have nothing to say. */
  public static Optional<String> documentation(
      Replay replay, String path, int offset, String label, Kind kind) {
    return SILENT.contains(kind) ? Optional.empty() : Hover.ofName(replay, path, offset, label);
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }

  /** One request: a statement, and where in it the word begins that is to be completed. */
  private record Asked(
      Catalog catalog,
      String statement,
      int start,
      Span replaces,
      String prefix,
      @Nullable Catalog live) {

    /** A detail with what a real database says to it. */
    private String marked(String detail, Predicate<Catalog> isThere) {
      return live == null ? detail : detail + (isThere.test(live) ? " · live" : " · not live");
    }

    private static @Nullable Relation relation(Catalog there, Relation ours) {
      return there.relationEntry(ours.schema(), ours.name()) instanceof Relation theirs
          ? theirs
          : null;
    }

    private static boolean hasColumn(Catalog there, Relation owner, Column column) {
      Relation theirs = relation(there, owner);
      return theirs != null && theirs.column(column.name()) != null;
    }

    List<Item> ranked() {
      var found = new LinkedHashMap<String, Item>();
      Words before = Words.of(statement.substring(0, start));
      Meanings meanings = new Meanings(Words.of(statement), List.of(catalog));
      int dot = before.count() - 1;
      if (before.isSymbol(dot, ".")) {
        qualified(meanings, before.path(dot - 1), found);
        return capped(found);
      }
      Set<String> expected = Parser.expectations(statement, start);
      boolean name = expected.contains("<name>") || expected.contains("<expression>");
      Words.Word previous = before.get(dot);
      String lead = previous == null ? "" : previous.name().toLowerCase(Locale.ROOT);
      boolean relationFirst = RELATION_WORDS.contains(lead);
      byLead(lead, before, name, found);
      if (name && relationFirst) {
        relations(found);
      }
      if (expected.contains("<type>") && !relationFirst) {
        types(found);
      }
      if (name && !relationFirst) {
        columns(meanings, found);
      }
      expected.stream()
          .filter(w -> !w.startsWith("<"))
          .sorted()
          .forEach(w -> put(found, w, Kind.KEYWORD, "", w));
      if (dot < 0) {
        Snippets.ALL.forEach(s -> put(found, s.label(), Kind.SNIPPET, s.about(), s.text()));
      }
      if (name && !relationFirst) {
        relations(found);
      }
      if (name) {
        schemas(found);
      }
      if (expected.contains("<expression>")) {
        functions(found);
      }
      return capped(found);
    }

    /** What the word before the cursor asks for. */
    private void byLead(String lead, Words before, boolean name, Map<String, Item> found) {
      switch (lead) {
        case "on", "join" -> joins(before, found);
        case "extension" ->
            ExtensionManifests.names()
                .forEach(n -> put(found, n, Kind.EXTENSION, "extension", Names.quote(n)));
        case "to", "role", "user" -> {
          if (name) {
            roles(found);
          }
        }
        default -> {}
      }
    }

    private void joins(Words before, Map<String, Item> found) {
      var relations = new ArrayList<Relation>();
      Meanings.places(catalog, List.of("")).forEach(s -> relations.addAll(catalog.relations(s)));
      var joins = new ArrayList<>(Joins.conditions(before, catalog));
      joins.addAll(Joins.tables(before, catalog, relations));
      joins.forEach(j -> put(found, j.text(), Kind.CONDITION, j.constraint(), j.text()));
    }

    private List<Item> capped(Map<String, Item> found) {
      return found.values().stream().limit(LIMIT).toList();
    }

    private void put(
        Map<String, Item> found, String label, Kind kind, String detail, String insertText) {
      if (label.regionMatches(true, 0, prefix, 0, prefix.length())) {
        found.putIfAbsent(kind + " " + label, new Item(label, kind, detail, insertText, replaces));
      }
    }

    private void qualified(Meanings meanings, List<String> path, Map<String, Item> found) {
      Relation relation = path.isEmpty() ? null : meanings.qualifier(catalog, path);
      if (relation != null) {
        relation.columns().forEach(c -> column(found, relation, c));
      }
      if (path.size() == 1) {
        catalog.relations(path.get(0)).forEach(r -> relation(found, r));
        types(found, path.get(0));
        routines(found, path.get(0));
      }
    }

    private void columns(Meanings meanings, Map<String, Item> found) {
      for (Relation relation : meanings.relations(catalog)) {
        relation.columns().forEach(c -> column(found, relation, c));
      }
    }

    private void column(Map<String, Item> found, Relation owner, Column column) {
      String type = owner.name() + "." + column.name() + DocumentSymbols.type(column);
      String detail = owner.id() <= 0 ? type : marked(type, c -> hasColumn(c, owner, column));
      put(found, column.name(), Kind.COLUMN, detail, Names.quote(column.name()));
    }

    private void relations(Map<String, Item> found) {
      for (String schema : Meanings.places(catalog, List.of(""))) {
        catalog.relations(schema).forEach(r -> relation(found, r));
      }
    }

    private void relation(Map<String, Item> found, Relation relation) {
      if (relation.kind() != Relation.Kind.COMPOSITE) {
        Kind kind = relation.isView() ? Kind.VIEW : Kind.TABLE;
        String words = relation.kindWords() + " " + relation.schema() + "." + relation.name();
        String detail = marked(words, c -> relation(c, relation) != null);
        put(found, relation.name(), kind, detail, Names.quote(relation.name()));
      }
    }

    private void types(Map<String, Item> found) {
      Meanings.places(catalog, List.of("")).forEach(schema -> types(found, schema));
      for (String name : Builtins.typeNames()) {
        if (!name.startsWith("_") && !name.startsWith("pg_")) {
          put(found, name, Kind.TYPE, "type", name);
        }
      }
    }

    private void types(Map<String, Item> found, String schema) {
      for (Catalog.Entry entry : catalog.scan(Space.TYPE, schema)) {
        if (entry.value() instanceof PgType type) {
          String detail = type.kind().name().toLowerCase(Locale.ROOT);
          put(found, type.name(), Kind.TYPE, detail, Names.quote(type.name()));
        }
      }
    }

    private void functions(Map<String, Item> found) {
      Meanings.places(catalog, List.of("")).forEach(schema -> routines(found, schema));
      if (!prefix.isEmpty()) {
        new TreeSet<>(Builtins.functionNames())
            .forEach(name -> put(found, name, Kind.FUNCTION, "pg_catalog", name));
      }
    }

    private void routines(Map<String, Item> found, String schema) {
      for (Catalog.Entry entry : catalog.scan(Space.ROUTINE, schema)) {
        if (entry.value() instanceof Overloads overloads) {
          for (Routine routine : overloads.routines()) {
            String insert = Names.quote(routine.name());
            String detail =
                marked(
                    Hover.routine(routine),
                    c ->
                        c.routines(routine.schema(), routine.name()).stream()
                            .anyMatch(r -> r.hasInputs(routine.inputTypes())));
            put(found, routine.name(), Kind.FUNCTION, detail, insert);
          }
        }
      }
    }

    private void schemas(Map<String, Item> found) {
      put(found, "public", Kind.SCHEMA, "schema", "public");
      for (Catalog.Entry entry : catalog.scan(Space.SCHEMA, "")) {
        if (entry.value() instanceof SchemaObject schema) {
          put(found, schema.name(), Kind.SCHEMA, "schema", Names.quote(schema.name()));
        }
      }
    }

    private void roles(Map<String, Item> found) {
      for (Catalog.Entry entry : catalog.scan(Space.ROLE, "")) {
        Key key = entry.key();
        put(found, key.name(), Kind.ROLE, "role", Names.quote(key.name()));
      }
      List.of("public", "current_user", "postgres")
          .forEach(r -> put(found, r, Kind.ROLE, "role", r));
    }
  }
}
