package dev.migrationlens.syntax;

import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.Relations.Relation;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.MaintenanceStatement.Cluster;
import dev.migrationlens.syntax.ast.MaintenanceStatement.Explain;
import dev.migrationlens.syntax.ast.MaintenanceStatement.Lock;
import dev.migrationlens.syntax.ast.MaintenanceStatement.Reindex;
import dev.migrationlens.syntax.ast.MaintenanceStatement.Vacuum;
import dev.migrationlens.syntax.ast.MaintenanceStatement.VacuumTarget;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Option;
import dev.migrationlens.syntax.ast.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** VACUUM, ANALYZE, CLUSTER, REINDEX, LOCK and EXPLAIN. */
final class MaintenanceStatements {
  private static final List<String> VERBOSE = List.of("verbose");
  private static final List<String> ANALYZE_OPTIONS =
      List.of("verbose", "skip_locked", "buffer_usage_limit");
  private static final List<String> REINDEX_OPTIONS =
      List.of("verbose", "tablespace", "concurrently");
  private static final List<String> VACUUM_OPTIONS =
      List.of(
          "full",
          "freeze",
          "verbose",
          "analyze",
          "disable_page_skipping",
          "skip_locked",
          "index_cleanup",
          "process_main",
          "process_toast",
          "truncate",
          "parallel",
          "skip_database_stats",
          "only_database_stats",
          "buffer_usage_limit");
  private static final List<String> EXPLAIN_OPTIONS =
      List.of(
          "analyze",
          "verbose",
          "costs",
          "settings",
          "generic_plan",
          "buffers",
          "serialize",
          "wal",
          "timing",
          "summary",
          "memory",
          "format");

  private MaintenanceStatements() {}

  /** VACUUM, at its first word. */
  static Statement vacuum(TokenCursor c) {
    int start = c.start();
    c.expect("vacuum");
    List<Option> options = new ArrayList<>();
    if (c.atSymbol('(')) {
      options.addAll(Options.utility(c, VACUUM_OPTIONS));
    } else {
      acceptFlag(c, options, "full");
      acceptFlag(c, options, "freeze");
      acceptFlag(c, options, "verbose");
      if (!acceptFlag(c, options, "analyze")) {
        acceptFlag(c, options, "analyse");
      }
    }
    return new Vacuum(true, options, targets(c), start, c.previousEnd());
  }

  private static boolean acceptFlag(TokenCursor c, List<Option> options, String word) {
    int start = c.start();
    return c.accept(word) && options.add(Options.option(c, word, null, start));
  }

  /** ANALYZE, at its first word. */
  static Statement analyze(TokenCursor c) {
    int start = c.start();
    c.expectAny("analyze", "analyse");
    List<Option> options = new ArrayList<>();
    if (c.atSymbol('(')) {
      options.addAll(Options.utility(c, ANALYZE_OPTIONS));
    } else {
      acceptFlag(c, options, "verbose");
    }
    return new Vacuum(false, options, targets(c), start, c.previousEnd());
  }

  private static List<VacuumTarget> targets(TokenCursor c) {
    return c.at("only") || c.atColumnId()
        ? Clauses.list(c, MaintenanceStatements::target)
        : List.of();
  }

  private static VacuumTarget target(TokenCursor c) {
    int start = c.start();
    Relation relation = Relations.relation(c);
    if (relation.only() || c.previousEnd() > relation.name().end()) {
      c.needs(18, "VACUUM or ANALYZE with ONLY or *", start);
    }
    return new VacuumTarget(relation.name(), Clauses.optionalColumns(c));
  }

  /** CLUSTER, at its first word. */
  static Statement cluster(TokenCursor c) {
    int start = c.start();
    c.expect("cluster");
    boolean options = c.atSymbol('(');
    if (options) {
      Options.utility(c, VERBOSE);
      c.needs(14, "CLUSTER (options)", start);
    } else {
      c.accept("verbose");
    }
    if (!c.atColumnId()) {
      if (options) {
        c.needs(17, "CLUSTER (options) without a table", start);
      }
      return new Cluster(null, null, start, c.previousEnd());
    }
    ObjectName first = c.qualifiedName();
    if (!options && first.parts().size() == 1 && c.accept("on")) {
      return new Cluster(c.qualifiedName(), first.last(), start, c.previousEnd());
    }
    @Nullable Ident index = c.accept("using") ? c.columnId() : null;
    return new Cluster(first, index, start, c.previousEnd());
  }

  /** REINDEX, at its first word. */
  static Statement reindex(TokenCursor c) {
    int start = c.start();
    c.expect("reindex");
    if (c.atSymbol('(')) {
      Options.utility(c, REINDEX_OPTIONS);
    }
    String what = c.expectAny("index", "table", "schema", "database", "system");
    boolean concurrently = c.accept("concurrently");
    return switch (what) {
      case "index" -> reindex(c, ObjectKind.INDEX, c.qualifiedName(), concurrently, start);
      case "table" -> reindex(c, ObjectKind.TABLE, c.qualifiedName(), concurrently, start);
      case "schema" -> reindex(c, ObjectKind.SCHEMA, plain(c), concurrently, start);
      default -> {
        @Nullable ObjectName name = c.atColumnId() ? plain(c) : null;
        if (name == null) {
          c.needs(16, "REINDEX DATABASE or SYSTEM without a name", start);
        }
        yield reindex(c, ObjectKind.DATABASE, name, concurrently, start);
      }
    };
  }

  private static ObjectName plain(TokenCursor c) {
    return new ObjectName(List.of(c.columnId()));
  }

  private static Statement reindex(
      TokenCursor c, ObjectKind kind, @Nullable ObjectName name, boolean concurrently, int start) {
    return new Reindex(kind, name, concurrently, start, c.previousEnd());
  }

  /** LOCK, at its first word. */
  static Statement lock(TokenCursor c) {
    int start = c.start();
    c.expect("lock");
    c.accept("table");
    List<ObjectName> tables = Clauses.list(c, Relations::name);
    String mode = "ACCESS EXCLUSIVE";
    if (c.accept("in")) {
      mode = mode(c).toUpperCase(Locale.ROOT);
      c.expect("mode");
    }
    boolean nowait = c.accept("nowait");
    return new Lock(tables, mode, nowait, start, c.previousEnd());
  }

  private static String mode(TokenCursor c) {
    if (c.accept("access")) {
      return "access " + c.expectAny("share", "exclusive");
    }
    if (c.accept("row")) {
      return "row " + c.expectAny("share", "exclusive");
    }
    if (c.accept("exclusive")) {
      return "exclusive";
    }
    c.expect("share");
    if (c.accept("update")) {
      c.expect("exclusive");
      return "share update exclusive";
    }
    if (c.accept("row")) {
      c.expect("exclusive");
      return "share row exclusive";
    }
    return "share";
  }

  /** EXPLAIN, at its first word. */
  static Statement explain(TokenCursor c) {
    int start = c.start();
    c.expect("explain");
    boolean analyze = false;
    if (optionsAhead(c)) {
      for (Option option : Options.utility(c, EXPLAIN_OPTIONS)) {
        boolean word = option.name().equals("analyze") || option.name().equals("analyse");
        analyze = word ? isOn(option.value()) : analyze;
      }
    } else {
      analyze = c.accept("analyze") || c.accept("analyse");
      c.accept("verbose");
    }
    return new Explain(explained(c), analyze, start, c.previousEnd());
  }

  private static boolean isOn(@Nullable String value) {
    return value == null || !List.of("false", "off", "0", "no").contains(value);
  }

  /** Whether the parenthesis holds options; otherwise it begins a query. */
  private static boolean optionsAhead(TokenCursor c) {
    if (!c.atSymbol('(') || (c.peekAt(1, "values") && c.peekSymbol(2, '('))) {
      return false;
    }
    return !c.peekSymbol(1, '(')
        && !c.peekAt(1, "select")
        && !c.peekAt(1, "table")
        && !c.peekAt(1, "with");
  }

  private static Statement explained(TokenCursor c) {
    if (c.at("create")) {
      return CreateStatements.filled(c);
    }
    if (c.at("declare")) {
      return SessionStatements.declare(c);
    }
    if (c.at("execute")) {
      return SessionStatements.execute(c);
    }
    return c.at("refresh") ? ViewStatements.refresh(c) : DmlStatements.preparable(c);
  }
}
