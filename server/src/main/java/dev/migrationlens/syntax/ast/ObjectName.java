package dev.migrationlens.syntax.ast;

import dev.migrationlens.sql.QualifiedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A name of one to three parts, the last being the object's own. */
public record ObjectName(List<Ident> parts) implements Node {
  public ObjectName {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a name has at least one part");
    }
  }

  public Ident last() {
    return parts.get(parts.size() - 1);
  }

  public String name() {
    return last().text();
  }

  public @Nullable Ident schema() {
    return parts.size() > 1 ? parts.get(parts.size() - 2) : null;
  }

  public QualifiedName qualified() {
    Ident schema = schema();
    return new QualifiedName(schema == null ? null : schema.text(), name());
  }

  @Override
  public int start() {
    return parts.get(0).start();
  }

  @Override
  public int end() {
    return last().end();
  }
}
