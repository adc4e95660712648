package dev.migrationlens.sql;

import java.util.Locale;

/** The kinds of object that DROP, COMMENT, GRANT and ALTER name, in PostgreSQL's words. */
public enum ObjectKind {
  TABLE,
  VIEW,
  MATERIALIZED_VIEW,
  FOREIGN_TABLE,
  SEQUENCE,
  INDEX,
  COLUMN,
  CONSTRAINT,
  DOMAIN_CONSTRAINT,
  TYPE,
  DOMAIN,
  FUNCTION,
  PROCEDURE,
  ROUTINE,
  AGGREGATE,
  OPERATOR,
  OPERATOR_CLASS,
  OPERATOR_FAMILY,
  CAST,
  TRANSFORM,
  TRIGGER,
  EVENT_TRIGGER,
  RULE,
  POLICY,
  SCHEMA,
  EXTENSION,
  ROLE,
  DATABASE,
  TABLESPACE,
  LANGUAGE,
  COLLATION,
  CONVERSION,
  STATISTICS,
  PUBLICATION,
  SUBSCRIPTION,
  SERVER,
  FOREIGN_DATA_WRAPPER,
  USER_MAPPING,
  ACCESS_METHOD,
  TEXT_SEARCH_CONFIGURATION,
  TEXT_SEARCH_DICTIONARY,
  TEXT_SEARCH_PARSER,
  TEXT_SEARCH_TEMPLATE,
  LARGE_OBJECT,
  PARAMETER;

  /** As a message says it: {@code materialized view}. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  public boolean isRelation() {
    return ordinal() <= INDEX.ordinal();
  }

  public boolean isRoutine() {
    return this == FUNCTION || this == PROCEDURE || this == ROUTINE || this == AGGREGATE;
  }
}
