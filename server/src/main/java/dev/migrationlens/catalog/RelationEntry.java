package dev.migrationlens.catalog;

/** What shares the name space of tables: relations and indexes. */
public sealed interface RelationEntry extends CatalogObject permits Relation, Index {
  long id();

  String schema();

  String name();

  Origin origin();

  /** {@code table}, {@code view}, {@code index} … as PostgreSQL's messages say it. */
  String kindWords();
}
