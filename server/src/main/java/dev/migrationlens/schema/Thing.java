package dev.migrationlens.schema;

import dev.migrationlens.catalog.CastObject;
import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.ExtensionObject;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.OperatorObject;
import dev.migrationlens.catalog.OperatorSignature;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.SchemaObject;
import dev.migrationlens.catalog.Statistics;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.sql.Names;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.SqlType;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One object of a schema and the table it belongs to, if it does. */
public record Thing(Kind kind, String name, @Nullable Relation table, CatalogObject object) {

  /** What sort of object, in the order in which they are made. */
  public enum Kind {
    SCHEMA("schema"),
    EXTENSION("extension"),
    LANGUAGE("language"),
    FOREIGN_DATA_WRAPPER("foreign-data wrapper"),
    SERVER("server"),
    COLLATION("collation"),
    TEXT_SEARCH_PARSER("text search parser"),
    TEXT_SEARCH_TEMPLATE("text search template"),
    TEXT_SEARCH_DICTIONARY("text search dictionary"),
    TEXT_SEARCH_CONFIGURATION("text search configuration"),
    TYPE("type"),
    SEQUENCE("sequence"),
    TABLE("table"),
    COLUMN("column"),
    VIEW("view"),
    ROUTINE("function"),
    CONVERSION("conversion"),
    ACCESS_METHOD("access method"),
    OPERATOR("operator"),
    OPERATOR_FAMILY("operator family"),
    OPERATOR_CLASS("operator class"),
    CAST("cast"),
    STATISTICS("statistics object"),
    CONSTRAINT("constraint"),
    INDEX("index"),
    TRIGGER("trigger"),
    POLICY("policy"),
    RULE("rule"),
    PUBLICATION("publication"),
    PUBLISHED("published table"),
    SUBSCRIPTION("subscription"),
    EVENT_TRIGGER("event trigger");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  static Thing of(SchemaObject schema) {
    return new Thing(Kind.SCHEMA, schema.name(), null, schema);
  }

  static Thing of(ExtensionObject extension) {
    return new Thing(Kind.EXTENSION, extension.name(), null, extension);
  }

  static Thing of(PgType type) {
    return new Thing(Kind.TYPE, Ddl.name(type.schema(), type.name()), null, type);
  }

  static Thing of(Relation relation) {
    Kind kind =
        relation.kind() == Relation.Kind.SEQUENCE
            ? Kind.SEQUENCE
            : relation.isView() ? Kind.VIEW : Kind.TABLE;
    return new Thing(kind, Ddl.name(relation.schema(), relation.name()), null, relation);
  }

  static Thing of(Routine routine) {
    String types =
        routine.inputTypes().stream().map(SqlType::format).collect(Collectors.joining(", "));
    boolean anything = types.isEmpty() && routine.kind() == ObjectKind.AGGREGATE;
    String inputs = anything ? "*" : types;
    String name = Ddl.name(routine.schema(), routine.name()) + "(" + inputs + ")";
    return new Thing(Kind.ROUTINE, name, null, routine);
  }

  static Thing of(Relation table, Column column) {
    return new Thing(Kind.COLUMN, column.name(), table, column);
  }

  static Thing of(Relation table, TableConstraint constraint) {
    return new Thing(Kind.CONSTRAINT, constraint.name(), table, constraint);
  }

  static Thing of(Relation table, Index index) {
    return new Thing(Kind.INDEX, index.name(), table, index);
  }

  static Thing of(Relation table, Trigger trigger) {
    return new Thing(Kind.TRIGGER, trigger.name(), table, trigger);
  }

  static Thing of(Relation table, Policy policy) {
    return new Thing(Kind.POLICY, policy.name(), table, policy);
  }

  /** Of what has only a name. */
  static Thing of(Key key, NamedObject named) {
    Kind kind = Kind.valueOf(key.space().name());
    boolean ofMethod = kind == Kind.OPERATOR_CLASS || kind == Kind.OPERATOR_FAMILY;
    int method = ofMethod ? key.name().lastIndexOf(" using ") : key.name().length();
    String plain = key.name().substring(0, method);
    String name = key.parent().isEmpty() ? plain : Ddl.name(key.parent(), plain);
    return new Thing(kind, name + key.name().substring(method), null, named);
  }

  static Thing of(Statistics statistics) {
    String name = Ddl.name(statistics.schema(), statistics.name());
    return new Thing(Kind.STATISTICS, name, null, statistics);
  }

  static Thing of(OperatorObject operator) {
    OperatorSignature signature = operator.signature();
    String schema =
        signature.schema().equals("public") ? "" : Names.quote(signature.schema()) + ".";
    String left = signature.left() == null ? "none" : Ddl.type(signature.left());
    String name =
        "%s%s (%s, %s)".formatted(schema, signature.symbol(), left, Ddl.type(signature.right()));
    return new Thing(Kind.OPERATOR, name, null, operator);
  }

  static Thing of(CastObject cast) {
    String source = Ddl.type(cast.rule().source());
    String name = "(" + source + " as " + Ddl.type(cast.rule().target()) + ")";
    return new Thing(Kind.CAST, name, null, cast);
  }

  static Thing ofRule(Relation table, NamedObject rule) {
    return new Thing(Kind.RULE, rule.name(), table, rule);
  }

  /** A table's place in a publication has the publication's name. */
  static Thing published(Relation table, String publication, NamedObject place) {
    return new Thing(Kind.PUBLISHED, publication, table, place);
  }

  /** Null for what is not compared. */
  static @Nullable Thing of(@Nullable Relation table, CatalogObject object) {
    return switch (object) {
      case SchemaObject schema -> of(schema);
      case ExtensionObject extension -> of(extension);
      case PgType type -> of(type);
      case Relation relation -> of(relation);
      case Routine routine -> of(routine);
      case Column column when table != null -> of(table, column);
      case TableConstraint constraint when table != null -> of(table, constraint);
      case Index index when table != null -> of(table, index);
      case Trigger trigger when table != null -> of(table, trigger);
      case Policy policy when table != null -> of(table, policy);
      default -> null;
    };
  }

  /** What made it. */
  public Origin origin() {
    return switch (object) {
      case SchemaObject schema -> schema.origin();
      case ExtensionObject extension -> extension.origin();
      case PgType type -> type.origin();
      case Relation relation -> relation.origin();
      case Routine routine -> routine.origin();
      case Column column -> column.origin();
      case TableConstraint constraint -> constraint.origin();
      case Index index -> index.origin();
      case Trigger trigger -> trigger.origin();
      case Policy policy -> policy.origin();
      case NamedObject named -> named.origin();
      case Statistics statistics -> statistics.origin();
      case OperatorObject operator -> operator.origin();
      case CastObject cast -> cast.origin();
      default -> Origin.BEFORE;
    };
  }

  /** Its name, with its table's where it belongs to one. */
  public String path() {
    return table == null ? name : Ddl.name(table.schema(), table.name()) + "." + name;
  }

  @Override
  public String toString() {
    if (kind == Kind.PUBLISHED && table != null) {
      return "table `%s` in publication `%s`"
          .formatted(Ddl.name(table.schema(), table.name()), name);
    }
    String word = object instanceof Relation relation ? relation.kindWords() : kind.word();
    return word + " `" + path() + "`";
  }
}
