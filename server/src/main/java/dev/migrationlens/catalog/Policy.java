package dev.migrationlens.catalog;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A row-level security policy; {@code command} is lower case, {@code all} for every one. */
public record Policy(
    long id,
    String name,
    boolean permissive,
    String command,
    List<String> roles,
    @Nullable String using,
    @Nullable String withCheck,
    Origin origin)
    implements CatalogObject {
  public Policy {
    roles = List.copyOf(roles);
  }

  /** The same with its conditions in other words. */
  public Policy saying(UnaryOperator<String> telling) {
    return new Policy(
        id,
        name,
        permissive,
        command,
        roles,
        using == null ? null : telling.apply(using),
        withCheck == null ? null : telling.apply(withCheck),
        origin);
  }
}
