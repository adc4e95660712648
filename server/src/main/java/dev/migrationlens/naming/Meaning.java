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
import dev.migrationlens.text.Span;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a name stands for: an object of one catalog, and the relation it belongs to, if any. {@code
 * span} is the name itself, in its statement.
 */
public record Meaning(CatalogObject object, @Nullable Relation owner, Catalog catalog, Span span) {

  /** What stays while names change. */
  public record Identity(String kind, long id, String name) {}

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
      default -> new Identity("?", 0, object.toString());
    };
  }

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
      default -> Optional.empty();
    };
  }
}
