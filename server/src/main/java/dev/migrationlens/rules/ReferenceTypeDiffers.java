package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.sql.SqlType;

/** A column that names a key and cannot hold it. */
final class ReferenceTypeDiffers implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "reference-type-differs",
          Severity.WARNING,
          Topic.INTEGRITY,
          "A column is named after a key, but has another type",
          """
          The column cannot have a foreign key, and comparing it with the key needs a cast, which no index serves.
          Give it the key's type and the reference that other tables have.
          """,
          """
          create table customers (id uuid primary key);
          create table users (id int primary key, customer_id uuid references customers (id));
          create table orders (id int primary key, customer_id uuid references customers (id));
          create table insights (id int primary key, "customerId" varchar(50));
          --                                         ^^^^^^^^^^^^ warning[reference-type-differs]: `customerId` is a `character varying(50)`, and the key of `customers` a `uuid`: 2 other tables reference `customers` by it
          --? Reference customers
          create table customers (id uuid primary key);
          create table users (id int primary key, customer_id uuid references customers (id));
          create table orders (id int primary key, customer_id uuid references customers (id));
          create table insights (id int primary key, "customerId" uuid references customers (id));
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    for (References.Loose loose : References.loose(schema)) {
      SqlType type = loose.column().type();
      SqlType key = loose.habit().key().type();
      if (!References.fits(loose) && type != null && key != null) {
        schema.report(
            loose.column().origin(),
            "`"
                + loose.column().name()
                + "` is a `"
                + type.shortFormat()
                + "`, and the key of `"
                + References.name(loose.habit())
                + "` a `"
                + key.shortFormat()
                + "`: "
                + References.evidence(loose),
            References.cure(schema, loose));
      }
    }
  }
}
