package dev.migrationlens.live;

import dev.migrationlens.catalog.Origin;

/** Who made an object, by the system catalog it is in and its number there. */
interface Provenance {
  Origin of(String catalog, long oid);
}
