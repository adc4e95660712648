package dev.migrationlens.catalog;

/** The place of one object in the database: a name in a space, under its parent. */
public record Key(Space space, String parent, String name) {

  public static Key of(Space space, String name) {
    return new Key(space, "", name);
  }

  public static Key of(Space space, long parent, String name) {
    return new Key(space, Long.toString(parent), name);
  }

  public static Key relation(String schema, String name) {
    return new Key(Space.RELATION, schema, name);
  }

  public static Key id(long id) {
    return new Key(Space.ID, "", Long.toString(id));
  }

  /** The same name elsewhere. */
  public Key under(String otherParent) {
    return new Key(space, otherParent, name);
  }

  public Key named(String otherName) {
    return new Key(space, parent, otherName);
  }
}
