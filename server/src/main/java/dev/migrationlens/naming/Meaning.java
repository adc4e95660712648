package dev.migrationlens.naming;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.ExtensionObject;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.SchemaObject;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.text.Span;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a name stands for: an object of one catalog, and the relation it belongs to, if any. {@code
 * span} is the name itself, in its statement.
 */
public record Meaning(CatalogObject object, @Nullable Relation owner, Catalog catalog, Span span)
    implements Sense {

  /** What stays while names change. */
  public record Identity(String kind, long id, String name) {}

  Meaning at(Span other) {
    return new Meaning(object, owner, catalog, other);
  }

  /** The relation that it belongs to. */
  Meaning ofOwner() {
    return owner == null ? this : new Meaning(owner, null, catalog, span);
  }

  public Identity identity() {
    long owned = owner == null ? 0 : owner.id();
    return switch (object) {
      case Relation r -> new Identity("relation", r.id(), "");
      case Index i -> new Identity("relation", i.id(), "");
      case Column c -> new Identity("column " + c.number(), owned, "");
      case TableConstraint c -> new Identity("constraint", owned, c.name());
      case Policy p -> new Identity("policy", owned, p.name());
      case Trigger t -> new Identity("trigger", owned, t.name());
      case PgType t -> new Identity("type", t.id(), t.id() == 0 ? t.name() : "");
      case Routine r -> new Identity("routine", r.id(), r.id() == 0 ? r.name() : "");
      case SchemaObject s -> new Identity("schema", 0, s.name());
      case ExtensionObject e -> new Identity("extension", 0, e.name());
      case NamedObject n -> new Identity("named", 0, n.name());
      case DomainRule d -> new Identity("domain constraint", d.type().id(), name());
      case Attribute a -> new Identity("attribute " + a.column().number(), a.type().id(), "");
      case Parameter p -> new Identity("parameter", p.routine().id(), p.name());
      default -> new Identity("?", 0, object.toString());
    };
  }

  /** Whether statements about objects of a kind may mean this. */
  boolean isA(ObjectKind kind) {
    return switch (object) {
      case Relation r -> kind.isRelation() || kind == ObjectKind.TYPE;
      case Index i -> kind == ObjectKind.INDEX;
      case Column c -> kind == ObjectKind.COLUMN;
      case TableConstraint c -> kind == ObjectKind.CONSTRAINT;
      case Policy p -> kind == ObjectKind.POLICY;
      case Trigger t -> kind == ObjectKind.TRIGGER;
      case PgType t -> kind == ObjectKind.TYPE || kind == ObjectKind.DOMAIN;
      case Routine r -> kind.isRoutine();
      case SchemaObject s -> kind == ObjectKind.SCHEMA;
      case ExtensionObject e -> kind == ObjectKind.EXTENSION;
      case NamedObject n -> kind == ObjectKind.ROLE || kind == ObjectKind.PUBLICATION;
      default -> false;
    };
  }

  @Override
  public String name() {
    return switch (object) {
      case Relation r -> r.name();
      case Index i -> i.name();
      case Column c -> c.name();
      case TableConstraint c -> c.name();
      case Policy p -> p.name();
      case Trigger t -> t.name();
      case PgType t -> t.name();
      case Routine r -> r.name();
      case SchemaObject s -> s.name();
      case ExtensionObject e -> e.name();
      case NamedObject n -> n.name();
      case DomainRule d -> d.constraint().name();
      case Attribute a -> a.column().name();
      case Parameter p -> p.name();
      default -> "";
    };
  }

  public Optional<Origin> origin() {
    return switch (object) {
      case Relation r -> Optional.of(r.origin());
      case Index i -> Optional.of(i.origin());
      case Column c -> Optional.of(c.origin());
      case TableConstraint c -> Optional.of(c.origin());
      case Policy p -> Optional.of(p.origin());
      case Trigger t -> Optional.of(t.origin());
      case PgType t -> Optional.of(t.origin());
      case Routine r -> Optional.of(r.origin());
      case SchemaObject s -> Optional.of(s.origin());
      case ExtensionObject e -> Optional.of(e.origin());
      case NamedObject n -> Optional.of(n.origin());
      case DomainRule d -> Optional.of(d.constraint().origin());
      case Attribute a -> Optional.of(a.column().origin());
      case Parameter p -> Optional.of(p.routine().origin());
      default -> Optional.empty();
    };
  }
}
