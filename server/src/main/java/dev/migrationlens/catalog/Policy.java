package dev.migrationlens.catalog;

import java.util.List;
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
}
