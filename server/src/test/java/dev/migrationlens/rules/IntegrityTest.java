package dev.migrationlens.rules;

import dev.migrationlens.lint.RuleTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What keeps data right, beyond the rules' own examples. */
@Tag("postgres")
class IntegrityTest {
  @Test
  void keysThatComeLaterCount() {
    RuleTest.check(
        "no-primary-key",
        """
        create table a (id int);
        alter table a add primary key (id);
        create table b (id int not null unique);
        create table c (id int);
        create unique index on c (id);
        create temporary table d (id int);
        create table e (id int) partition by range (id);
        --           ^ warning[no-primary-key]: rows of `e` cannot be told apart: it has no primary key and nothing unique
        create table e1 partition of e for values from (1) to (2);
        create table f (id int primary key);
        --           ^ warning[no-primary-key]: rows of `f` cannot be told apart: it has no primary key and nothing unique
        alter table f drop constraint f_pkey;
        """);
  }

  @Test
  void otherIndexesAreNoDuplicates() {
    RuleTest.check(
        "duplicate-index",
        """
        create table a (id int primary key, name text, size int);
        create index a_name on a (name);
        --           ^^^^^^ warning[duplicate-index]: `a_unique` is an index on the same columns already
        create index a_name_size on a (name, size);
        create index a_size_name on a (size, name);
        create index a_name_desc on a (name desc);
        create index a_lower on a (lower(name));
        create index a_upper on a (upper(name));
        create index a_few on a (name) where size > 3;
        create index a_hash on a using hash (name);
        create index a_with on a (name) include (size);
        create unique index a_unique on a (name);
        create index a_size on a (size);
        create index a_again on a (size asc);
        --           ^^^^^^^ warning[duplicate-index]: `a_size` is an index on the same columns already
        --? Delete this index
        create table a (id int primary key, name text, size int);
        create index a_name_size on a (name, size);
        create index a_size_name on a (size, name);
        create index a_name_desc on a (name desc);
        create index a_lower on a (lower(name));
        create index a_upper on a (upper(name));
        create index a_few on a (name) where size > 3;
        create index a_hash on a using hash (name);
        create index a_with on a (name) include (size);
        create unique index a_unique on a (name);
        create index a_size on a (size);
        create index a_again on a (size asc);
        --? Delete this index
        create table a (id int primary key, name text, size int);
        create index a_name on a (name);
        create index a_name_size on a (name, size);
        create index a_size_name on a (size, name);
        create index a_name_desc on a (name desc);
        create index a_lower on a (lower(name));
        create index a_upper on a (upper(name));
        create index a_few on a (name) where size > 3;
        create index a_hash on a using hash (name);
        create index a_with on a (name) include (size);
        create unique index a_unique on a (name);
        create index a_size on a (size);
        """);
  }

  @Test
  void anIndexThatStartsWithTheKeyServes() {
    RuleTest.check(
        "unindexed-foreign-key",
        """
        create table a (id int primary key, other int, unique (id, other));
        create table b (id int primary key references a (id));
        create table c (a_id int references a (id), size int, primary key (a_id, size));
        create table d (id int primary key, x int, y int, foreign key (x, y) references a (id, other));
        create index on d (y, x, id);
        create table e (id int primary key, size int, a_id int references a (id));
        --                                                     ^^^^^^^^^^^^^^^^^ info[unindexed-foreign-key]: no index starts with `a_id`: deleting from `a` reads all of `e`
        create index on e (size, a_id);
        --? Create the index
        create table a (id int primary key, other int, unique (id, other));
        create table b (id int primary key references a (id));
        create table c (a_id int references a (id), size int, primary key (a_id, size));
        create table d (id int primary key, x int, y int, foreign key (x, y) references a (id, other));
        create index on d (y, x, id);
        create table e (id int primary key, size int, a_id int references a (id));
        create index on e (a_id);
        create index on e (size, a_id);
        """);
  }

  @Test
  void valuesThatFitAreFine() {
    RuleTest.check(
        "check-value-too-long",
        """
        create table a (
          id int primary key,
          one varchar(4) check (one in ('form', 'list')),
          two varchar(4) check (two not in ('something')),
          three text check (three in ('something long')),
          four varchar(4) check (four <> 'something'),
          five varchar(4) default 'something',
        --@2+4 warning[check-value-too-long]: `something` has 9 characters, and `five` holds 4
          six varchar(4) default left('something', 4)
        );
        create table b (id int primary key, scope varchar(10));
        alter table b add constraint scopes check (scope = any (array['form', 'semantic_layer']::text[]));
        --                           ^^^^^^ warning[check-value-too-long]: `semantic_layer` has 14 characters, and `scope` holds 10
        create table c (id int primary key, scope varchar(10) check (scope in ('form', 'semantic_layer')));
        alter table c alter column scope type varchar(20);
        --? Make room for 9
        create table a (
          id int primary key,
          one varchar(4) check (one in ('form', 'list')),
          two varchar(4) check (two not in ('something')),
          three text check (three in ('something long')),
          four varchar(4) check (four <> 'something'),
          five varchar(9) default 'something',
          six varchar(4) default left('something', 4)
        );
        create table b (id int primary key, scope varchar(10));
        alter table b add constraint scopes check (scope = any (array['form', 'semantic_layer']::text[]));
        create table c (id int primary key, scope varchar(10) check (scope in ('form', 'semantic_layer')));
        alter table c alter column scope type varchar(20);
        --? Make room for 14
        create table a (
          id int primary key,
          one varchar(4) check (one in ('form', 'list')),
          two varchar(4) check (two not in ('something')),
          three text check (three in ('something long')),
          four varchar(4) check (four <> 'something'),
          five varchar(4) default 'something',
          six varchar(4) default left('something', 4)
        );
        create table b (id int primary key, scope varchar(14));
        alter table b add constraint scopes check (scope = any (array['form', 'semantic_layer']::text[]));
        create table c (id int primary key, scope varchar(10) check (scope in ('form', 'semantic_layer')));
        alter table c alter column scope type varchar(20);
        """);
  }

  @Test
  void oneTableIsNoHabit() {
    RuleTest.check(
        "unenforced-reference",
        """
        create table tenants (id int primary key);
        create table users (id int primary key, tenant_id int references tenants (id));
        create table orders (id int primary key, tenant_id int);
        """);
  }

  @Test
  void theReferenceIsWrittenAsThePeersDo() {
    RuleTest.check(
        "unenforced-reference",
        """
        CREATE SCHEMA app;
        CREATE TABLE app.tenants (id uuid PRIMARY KEY);
        CREATE TABLE users (id int PRIMARY KEY, tenant_id uuid REFERENCES app.tenants (id) ON DELETE CASCADE);
        CREATE TABLE orders (id int PRIMARY KEY, tenant_id uuid REFERENCES app.tenants (id) ON DELETE CASCADE);
        CREATE TABLE limits (id int PRIMARY KEY);
        ALTER TABLE limits ADD COLUMN tenant_id uuid NOT NULL;
        --                            ^^^^^^^^^ warning[unenforced-reference]: nothing keeps `tenant_id` true: 3 other tables reference `app.tenants` by it
        CREATE VIEW tenant_ids AS SELECT tenant_id FROM limits;
        CREATE TABLE later (id int PRIMARY KEY, tenant_id uuid);
        ALTER TABLE later ADD FOREIGN KEY (tenant_id) REFERENCES app.tenants (id);
        --? Reference tenants
        CREATE SCHEMA app;
        CREATE TABLE app.tenants (id uuid PRIMARY KEY);
        CREATE TABLE users (id int PRIMARY KEY, tenant_id uuid REFERENCES app.tenants (id) ON DELETE CASCADE);
        CREATE TABLE orders (id int PRIMARY KEY, tenant_id uuid REFERENCES app.tenants (id) ON DELETE CASCADE);
        CREATE TABLE limits (id int PRIMARY KEY);
        ALTER TABLE limits ADD COLUMN tenant_id uuid NOT NULL REFERENCES app.tenants (id) ON DELETE CASCADE;
        CREATE VIEW tenant_ids AS SELECT tenant_id FROM limits;
        CREATE TABLE later (id int PRIMARY KEY, tenant_id uuid);
        ALTER TABLE later ADD FOREIGN KEY (tenant_id) REFERENCES app.tenants (id);
        """);
  }

  @Test
  void aKeyOfAnotherTypeCannotBeHeld() {
    RuleTest.check(
        "reference-type-differs",
        """
        create table customers (id bigint primary key);
        create table users (id int primary key, customer_id bigint references customers (id));
        create table orders (id int primary key, customer_id bigint references customers (id));
        create table offers (id int primary key, customer_id bigint references customers (id));
        create table notes (id int primary key, customer_id int);
        create table insights (id int primary key, "customerId" varchar(50) not null);
        --                                         ^^^^^^^^^^^^ warning[reference-type-differs]: `customerId` is a `character varying(50)`, and the key of `customers` a `bigint`: 3 other tables reference `customers` by it
        --? Reference customers
        create table customers (id bigint primary key);
        create table users (id int primary key, customer_id bigint references customers (id));
        create table orders (id int primary key, customer_id bigint references customers (id));
        create table offers (id int primary key, customer_id bigint references customers (id));
        create table notes (id int primary key, customer_id int);
        create table insights (id int primary key, "customerId" bigint not null references customers (id));
        """);
  }
}
