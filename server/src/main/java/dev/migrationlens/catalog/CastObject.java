package dev.migrationlens.catalog;

/** A cast that the chain or an extension made. */
public record CastObject(long id, CastRule rule, Origin origin) implements CatalogObject {
  public static Key key(CastRule rule) {
    return Key.of(Space.CAST, rule.source() + " as " + rule.target());
  }
}
