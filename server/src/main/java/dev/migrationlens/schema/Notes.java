package dev.migrationlens.schema;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.Statistics;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.schema.Difference.Aspect;
import dev.migrationlens.sql.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is settled about objects beside their form: comments and owners. A chain knows what it says
 * itself; what a dashboard adds is no difference to it.
 */
public final class Notes {
  static final String COMMENT = "comment";
  static final String OWNER = "owner";

  /** What is in no schema. */
  private static final Set<Thing.Kind> GLOBAL =
      Set.of(
          Thing.Kind.SCHEMA,
          Thing.Kind.EXTENSION,
          Thing.Kind.LANGUAGE,
          Thing.Kind.FOREIGN_DATA_WRAPPER,
          Thing.Kind.SERVER,
          Thing.Kind.ACCESS_METHOD,
          Thing.Kind.PUBLICATION,
          Thing.Kind.SUBSCRIPTION,
          Thing.Kind.EVENT_TRIGGER);

  private Notes() {}

  /** What COMMENT ON says of an object now; {@code owner} is the table it belongs to. */
  public static Optional<String> comment(
      Catalog catalog, @Nullable Relation owner, CatalogObject object) {
    return Optional.ofNullable(Thing.of(owner, object)).flatMap(t -> comment(catalog, t));
  }

  static Optional<String> comment(Catalog catalog, Thing thing) {
    Relation table = thing.table();
    boolean ownAge =
        table == null || thing.kind() == Thing.Kind.COLUMN || thing.kind() == Thing.Kind.CONSTRAINT;
    int made = ownAge ? thing.origin().step() : table.origin().step();
    for (String kind : kinds(thing)) {
      for (String name : names(thing)) {
        // A comment that is older than the object was said of one that is gone.
        if (catalog.get(new Key(Space.COMMENT, kind, name)) instanceof NamedObject comment
            && (made < 0 || comment.origin().step() >= made)) {
          return Optional.of(comment.detail());
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> kinds(Thing thing) {
    return switch (thing.kind()) {
      case TABLE, VIEW, SEQUENCE ->
          List.of(target((Relation) thing.object()).toUpperCase(Locale.ROOT).replace(' ', '_'));
      case TYPE -> List.of("TYPE", "DOMAIN");
      case ROUTINE -> List.of("FUNCTION", "PROCEDURE", "ROUTINE", "AGGREGATE");
      case SCHEMA, EXTENSION, COLUMN, CONSTRAINT, INDEX, TRIGGER, POLICY ->
          List.of(thing.kind().name());
      case LANGUAGE,
          FOREIGN_DATA_WRAPPER,
          SERVER,
          COLLATION,
          TEXT_SEARCH_PARSER,
          TEXT_SEARCH_TEMPLATE,
          TEXT_SEARCH_DICTIONARY,
          TEXT_SEARCH_CONFIGURATION,
          CONVERSION,
          ACCESS_METHOD,
          STATISTICS,
          RULE,
          PUBLICATION,
          EVENT_TRIGGER ->
          List.of(thing.kind().name());
      // These are named by their types or methods too, and a subscription is not everybody's to
      // see.
      case OPERATOR, OPERATOR_CLASS, OPERATOR_FAMILY, CAST, SUBSCRIPTION, PUBLISHED -> List.of();
    };
  }

  private static String target(Relation relation) {
    return relation.kind().words();
  }

  /** As chains may have written it, with and without schema. */
  private static List<String> names(Thing thing) {
    Relation table = thing.table();
    if (table == null && GLOBAL.contains(thing.kind())) {
      return List.of(Names.quote(thing.name()));
    }
    if (thing.object() instanceof Routine routine) {
      String plain = Names.quote(routine.schema()) + "." + Names.quote(routine.name());
      return List.of(routine.called(), plain, Names.quote(routine.name()));
    }
    if (thing.object() instanceof NamedObject && table == null) {
      // Of the public schema it may be named without it.
      return List.of(thing.name(), "public." + thing.name());
    }
    if (table != null && thing.kind() != Thing.Kind.INDEX) {
      String part = "." + Names.quote(thing.name());
      String name = Names.quote(table.name());
      return List.of(Names.quote(table.schema()) + "." + name + part, name + part);
    }
    String name = Names.quote(simple(thing));
    return List.of(Names.quote(schema(thing)) + "." + name, name);
  }

  private static String simple(Thing thing) {
    return switch (thing.object()) {
      case Relation relation -> relation.name();
      case PgType type -> type.name();
      case Routine routine -> routine.name();
      case Statistics statistics -> statistics.name();
      default -> thing.name();
    };
  }

  private static String schema(Thing thing) {
    Relation table = thing.table();
    return switch (thing.object()) {
      case Relation relation -> relation.schema();
      case PgType type -> type.schema();
      case Routine routine -> routine.schema();
      case Statistics statistics -> statistics.schema();
      default -> table == null ? "public" : table.schema();
    };
  }

  static void compare(List<Aspect> found, Catalog left, Thing mine, Catalog right, Thing theirs) {
    Optional<String> said = comment(left, mine);
    Optional<String> other = comment(right, theirs);
    boolean chains = !isRead(mine) && !isRead(theirs);
    boolean known =
        (said.isPresent() || chains || isRead(mine))
            && (other.isPresent() || chains || isRead(theirs));
    // Of what an extension says of itself a running database tells nothing.
    boolean usual = mine.kind() == Thing.Kind.EXTENSION && (said.isEmpty() || other.isEmpty());
    if (known && !usual && !said.equals(other)) {
      found.add(new Aspect(COMMENT, quoted(said), quoted(other)));
    }
    if (mine.object() instanceof Relation relation && theirs.object() instanceof Relation partner) {
      String owner = relation.traits().owner();
      String another = partner.traits().owner();
      if (owner != null && another != null && !owner.equals(another)) {
        found.add(new Aspect(OWNER, "`" + owner + "`", "`" + another + "`"));
      }
    }
    Privileges.compare(found, left, mine, right, theirs);
  }

  private static boolean isRead(Thing thing) {
    Relation table = thing.table();
    return (table == null ? thing.origin() : table.origin()).step() < 0;
  }

  private static String quoted(Optional<String> comment) {
    return comment.map(Names::literal).orElse("none");
  }

  /** The statements that settle it as the second side has it. */
  static List<String> statements(Difference.Changed changed, Catalog right) {
    var sql = new ArrayList<String>();
    for (Aspect aspect : changed.aspects()) {
      Thing thing = changed.right();
      if (aspect.what().equals(COMMENT)) {
        sql.add(commentOn(thing, comment(right, thing).map(Names::literal).orElse("null")));
      } else if (aspect.what().equals(OWNER)) {
        Relation relation = (Relation) thing.object();
        String owner = Names.quote(String.valueOf(relation.traits().owner()));
        sql.add("alter " + target(relation) + " " + thing.name() + " owner to " + owner);
      } else if (aspect.what().startsWith(Privileges.ASPECT)) {
        sql.addAll(Privileges.statements(thing, aspect));
      }
    }
    return sql;
  }

  /** The statement that says of a new object what is said of it; nothing where nothing is. */
  static String statement(Catalog catalog, Thing thing) {
    return comment(catalog, thing).map(c -> commentOn(thing, Names.literal(c))).orElse("");
  }

  /** What is said of the attributes of a composite type and of the checks of a domain. */
  static List<String> ofParts(Catalog catalog, PgType type) {
    String name = Names.quote(type.schema()) + "." + Names.quote(type.name());
    var sql = new ArrayList<String>();
    for (Column attribute : type.attributes()) {
      String part = name + "." + Names.quote(attribute.name());
      said(catalog, "COLUMN", part).ifPresent(c -> sql.add("comment on column " + part + c));
    }
    for (TableConstraint check : type.constraints()) {
      String own = Names.quote(check.name());
      said(catalog, "DOMAIN_CONSTRAINT", name + "." + own)
          .ifPresent(c -> sql.add("comment on constraint " + own + " on domain " + name + c));
    }
    return sql;
  }

  private static Optional<String> said(Catalog catalog, String kind, String name) {
    return Optional.ofNullable((NamedObject) catalog.get(new Key(Space.COMMENT, kind, name)))
        .map(comment -> " is " + Names.literal(comment.detail()));
  }

  private static String commentOn(Thing thing, String text) {
    Relation table = thing.table();
    String of = table == null ? "" : Ddl.name(table.schema(), table.name());
    String name = Names.quote(thing.name());
    String target =
        switch (thing.kind()) {
          case TABLE, VIEW, SEQUENCE -> target((Relation) thing.object()) + " " + thing.name();
          case COLUMN -> "column " + of + "." + name;
          case CONSTRAINT, TRIGGER, POLICY, RULE -> thing.kind().word() + " " + name + " on " + of;
          case INDEX -> "index " + Ddl.name(schema(thing), thing.name());
          case TYPE ->
              (((PgType) thing.object()).kind() == PgType.Kind.DOMAIN ? "domain " : "type ")
                  + thing.name();
          case ROUTINE -> ((Routine) thing.object()).kind().words() + " " + thing.name();
          case SCHEMA,
              EXTENSION,
              PUBLICATION,
              PUBLISHED,
              EVENT_TRIGGER,
              LANGUAGE,
              FOREIGN_DATA_WRAPPER,
              SERVER,
              ACCESS_METHOD,
              SUBSCRIPTION ->
              Creations.words(thing) + " " + name;
          case COLLATION,
              CONVERSION,
              TEXT_SEARCH_PARSER,
              TEXT_SEARCH_TEMPLATE,
              TEXT_SEARCH_DICTIONARY,
              TEXT_SEARCH_CONFIGURATION,
              STATISTICS,
              OPERATOR,
              OPERATOR_CLASS,
              OPERATOR_FAMILY,
              CAST ->
              Creations.words(thing) + " " + thing.name();
        };
    return "comment on " + target + " is " + text;
  }
}
