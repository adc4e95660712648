package dev.migrationlens.naming;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.TableConstraint;

/** A constraint of a domain. */
public record DomainRule(PgType type, TableConstraint constraint) implements CatalogObject {}
