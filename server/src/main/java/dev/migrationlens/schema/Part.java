package dev.migrationlens.schema;

/** The parts of a script, in their order. */
enum Part {
  DROP_PARTS,
  DROP_VIEWS,
  SCHEMAS,
  /** Languages, servers, collations, text search: what stands on what every server has. */
  FOUNDATIONS,
  TYPES,
  SEQUENCES,
  ROUTINES,
  OPERATORS,
  TABLES,
  COLUMNS,
  ROUTINES_OF_TABLES,
  KEYS,
  VIEWS,
  INDEXES,
  /** Some refer to columns that only an index makes unique. */
  REFERENCES,
  TRIGGERS,
  SECURITY,
  NOTES,
  DROP_COLUMNS,
  DROP_TABLES,
  DROP_REST,
  /** Last, since they watch what scripts do. */
  EVENT_TRIGGERS;

  /** Where a new thing is made if nothing that it needs comes later. */
  static Part of(Thing.Kind kind) {
    return switch (kind) {
      case SCHEMA, EXTENSION -> SCHEMAS;
      case LANGUAGE,
          FOREIGN_DATA_WRAPPER,
          SERVER,
          ACCESS_METHOD,
          COLLATION,
          TEXT_SEARCH_PARSER,
          TEXT_SEARCH_TEMPLATE,
          TEXT_SEARCH_DICTIONARY,
          TEXT_SEARCH_CONFIGURATION ->
          FOUNDATIONS;
      case TYPE -> TYPES;
      case SEQUENCE -> SEQUENCES;
      case ROUTINE -> ROUTINES;
      case CONVERSION, OPERATOR, OPERATOR_FAMILY, OPERATOR_CLASS, CAST -> OPERATORS;
      case TABLE -> TABLES;
      case COLUMN -> COLUMNS;
      case CONSTRAINT -> KEYS;
      case VIEW -> VIEWS;
      case INDEX, STATISTICS -> INDEXES;
      case TRIGGER, RULE, PUBLICATION, SUBSCRIPTION -> TRIGGERS;
      case POLICY, PUBLISHED -> SECURITY;
      case EVENT_TRIGGER -> EVENT_TRIGGERS;
    };
  }

  /** Where an old thing goes. */
  static Part ofDrop(Thing.Kind kind) {
    return switch (kind) {
      case CONSTRAINT,
          INDEX,
          TRIGGER,
          POLICY,
          RULE,
          PUBLICATION,
          PUBLISHED,
          SUBSCRIPTION,
          STATISTICS,
          EVENT_TRIGGER ->
          DROP_PARTS;
      case VIEW -> DROP_VIEWS;
      case COLUMN -> DROP_COLUMNS;
      case TABLE -> DROP_TABLES;
      default -> DROP_REST;
    };
  }
}
