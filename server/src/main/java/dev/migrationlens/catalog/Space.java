package dev.migrationlens.catalog;

/**
 * The name spaces of a database. A {@link Key}'s parent is given in parentheses: the schema, or the
 * id of the object it belongs to, or nothing.
 */
public enum Space {
  /** (–) {@link SchemaObject}. */
  SCHEMA,
  /** (schema) tables, views, sequences, indexes: {@link RelationEntry}. */
  RELATION,
  /** (schema) {@link PgType}; a table's row type is found through its relation. */
  TYPE,
  /** (schema) {@link Overloads}. */
  ROUTINE,
  /** (relation id) {@link Policy}. */
  POLICY,
  /** (relation id) {@link Trigger}. */
  TRIGGER,
  /** (relation id) {@link NamedObject}. */
  RULE,
  /** (relation id) the ids of its indexes, by name: {@link Key} of each. */
  INDEX_OF,
  /** (relation id) the relations that inherit from it: {@link Key} of each. */
  CHILD,
  /** (relation id) what its partitions hold, by their ids: {@link PartitionBound}. */
  BOUND,
  /** (object id) what cannot live without it: {@link Dependency}. */
  DEPENDENT,
  /** (object id) what it stands on, by the words of the dependency: {@link Needs}. */
  NEEDS,
  /** (schema) constraints whose relation was renamed, by name: {@link Place} of the relation. */
  CONSTRAINT,
  /** (–) where the object of an id is now: {@link Key}. */
  ID,
  /** (–) {@link ExtensionObject}. */
  EXTENSION,
  /** (–) {@link NamedObject}. */
  ROLE,
  DATABASE,
  TABLESPACE,
  LANGUAGE,
  PUBLICATION,
  SUBSCRIPTION,
  SERVER,
  FOREIGN_DATA_WRAPPER,
  EVENT_TRIGGER,
  ACCESS_METHOD,
  /** (publication) published tables, by relation id. */
  PUBLISHED,
  /** (schema) {@link NamedObject}. */
  COLLATION,
  CONVERSION,
  TEXT_SEARCH_CONFIGURATION,
  TEXT_SEARCH_DICTIONARY,
  TEXT_SEARCH_PARSER,
  TEXT_SEARCH_TEMPLATE,
  /**
   * (schema) {@link NamedObject}, by name and access method; {@link OperatorClasses} under none.
   */
  OPERATOR_CLASS,
  OPERATOR_FAMILY,
  /** (schema) {@link Statistics}. */
  STATISTICS,
  /** (schema) {@link Operators}, by symbol. */
  OPERATOR,
  /** (–) {@link CastObject}, by their two types. */
  CAST,
  /** (kind) comments, by target. */
  COMMENT,
  /** (–) the statement that made the object of an id, where a block or a routine ran it. */
  SOURCE,
  /** (object) privileges: {@link Grant}. */
  GRANT,
  /** (–) settings of the session: search_path, role, transaction, prepared statements. */
  SESSION,
  /** (kind) what may or may not exist, by name or {@code *}: {@link Uncertainty}. */
  UNCERTAIN
}
