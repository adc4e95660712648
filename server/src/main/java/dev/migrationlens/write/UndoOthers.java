package dev.migrationlens.write;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.ExtensionObject;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.SchemaObject;
import dev.migrationlens.catalog.Statistics;
import dev.migrationlens.schema.Ddl;
import dev.migrationlens.sql.Names;
import dev.migrationlens.write.Inverses.Coming;
import dev.migrationlens.write.Inverses.Going;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Undoes what a statement did to schemas, extensions, and what else has a name. */
final class UndoOthers {
  private final Inverses all;

  UndoOthers(Inverses all) {
    this.all = all;
  }

  void undo(Key key, @Nullable CatalogObject was, @Nullable CatalogObject is) {
    if (was != null && is != null) {
      return;
    }
    switch (key.space()) {
      case SCHEMA -> schema(key, was instanceof SchemaObject);
      case EXTENSION -> extension(key, was instanceof ExtensionObject old ? old : null);
      case ROLE,
          PUBLICATION,
          SUBSCRIPTION,
          SERVER,
          FOREIGN_DATA_WRAPPER,
          EVENT_TRIGGER,
          LANGUAGE,
          ACCESS_METHOD ->
          named(key, Names.quote(key.name()), was);
      case COLLATION,
          CONVERSION,
          STATISTICS,
          TEXT_SEARCH_CONFIGURATION,
          TEXT_SEARCH_DICTIONARY,
          TEXT_SEARCH_PARSER,
          TEXT_SEARCH_TEMPLATE ->
          named(key, Ddl.name(key.parent(), key.name()), was);
      case OPERATOR, OPERATOR_CLASS, OPERATOR_FAMILY, CAST ->
          all.note("Not undone: " + Untraced.line(all.step()));
      default -> {}
    }
  }

  private void schema(Key key, boolean again) {
    String name = " schema " + Names.quote(key.name()) + ";";
    if (again) {
      all.create(Coming.SCHEMA, 0, "create" + name);
    } else {
      all.drop(Going.SCHEMA, 0, "drop" + name);
    }
  }

  private void extension(Key key, @Nullable ExtensionObject again) {
    String name = " extension " + Names.quote(key.name());
    if (again == null) {
      all.drop(Going.OTHER, 0, "drop" + name + ";");
    } else {
      String schema = Names.quote(again.schema());
      all.create(Coming.OTHER, 0, "create" + name + " with schema " + schema + ";");
    }
  }

  private void named(Key key, String name, @Nullable CatalogObject was) {
    String words = key.space().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    switch (was) {
      case NamedObject old -> again(old.origin(), old.id(), words, name);
      case Statistics old -> again(old.origin(), old.id(), words, name);
      case null, default -> all.drop(Going.OTHER, 0, "drop " + words + " " + name + ";");
    }
  }

  private void again(Origin origin, long id, String words, String name) {
    Optional<String> made = all.made(origin, words);
    made.ifPresentOrElse(
        sql -> all.create(Coming.OTHER, id, sql),
        () -> all.note("%s %s has to be made again by hand.".formatted(words, name)));
  }
}
