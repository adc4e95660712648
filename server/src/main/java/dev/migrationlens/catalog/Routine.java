package dev.migrationlens.catalog;

import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function, procedure or aggregate; types are null where not known for certain. */
public record Routine(
    long id,
    String schema,
    String name,
    ObjectKind kind,
    List<Argument> arguments,
    @Nullable SqlType returns,
    boolean returnsSet,
    String language,
    Traits traits,
    Origin origin)
    implements CatalogObject {

  /** One parameter in any mode. */
  public record Argument(
      Mode mode, @Nullable String name, @Nullable SqlType type, boolean hasDefault) {
    public boolean isInput() {
      return mode == Mode.IN || mode == Mode.INOUT || mode == Mode.VARIADIC;
    }

    public boolean isOutput() {
      return mode == Mode.OUT || mode == Mode.INOUT || mode == Mode.TABLE;
    }
  }

  /** How a parameter travels. */
  public enum Mode {
    IN,
    OUT,
    INOUT,
    VARIADIC,
    TABLE
  }

  /** What rules ask about. */
  public record Traits(
      String volatility,
      boolean strict,
      boolean securityDefiner,
      @Nullable List<String> searchPath,
      @Nullable String body) {
    public static final Traits PLAIN = new Traits("volatile", false, false, null, null);
  }

  public Routine {
    arguments = List.copyOf(arguments);
  }

  public List<Argument> inputs() {
    return arguments.stream().filter(Argument::isInput).toList();
  }

  public List<Argument> outputs() {
    return arguments.stream().filter(Argument::isOutput).toList();
  }

  public Routine at(String newSchema, String newName) {
    return new Routine(
        id, newSchema, newName, kind, arguments, returns, returnsSet, language, traits, origin);
  }
}
