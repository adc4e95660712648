package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;

/** A column that names a key and is none. */
final class UnenforcedReference implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "unenforced-reference",
          Severity.WARNING,
          Topic.INTEGRITY,
          "A column is named after a key, but there is no foreign key",
          """
          Other tables have a foreign key on the column of this name; here nothing keeps the value true, and rows
          stay behind when what they belong to is deleted.
          """,
          """
          create table tenants (id int primary key);
          create table users (id int primary key, tenant_id int references tenants (id) on delete cascade);
          create table orders (id int primary key, tenant_id int references tenants (id) on delete cascade);
          create table limits (id int primary key, tenant_id int);
          --                                       ^^^^^^^^^ warning[unenforced-reference]: nothing keeps `tenant_id` true: 2 other tables reference `tenants` by it
          --? Reference tenants
          create table tenants (id int primary key);
          create table users (id int primary key, tenant_id int references tenants (id) on delete cascade);
          create table orders (id int primary key, tenant_id int references tenants (id) on delete cascade);
          create table limits (id int primary key, tenant_id int references tenants (id) on delete cascade);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    for (References.Loose loose : References.loose(schema)) {
      if (References.fits(loose)) {
        schema.report(
            loose.column().origin(),
            "nothing keeps `" + loose.column().name() + "` true: " + References.evidence(loose),
            References.cure(schema, loose));
      }
    }
  }
}
