package dev.migrationlens.effect;

import dev.migrationlens.catalog.Builtins;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Setting;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.RoleStatement;
import dev.migrationlens.syntax.ast.SessionStatement;
import dev.migrationlens.text.Span;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** SET and its like, prepared statements, cursors, and roles. */
final class Sessions {
  private static final Pattern DISCARD_ALL = Pattern.compile("(?i)^discard\\s+all\\b");

  private Sessions() {}

  static void apply(Evaluation e, SessionStatement statement) {
    switch (statement) {
      case SessionStatement.Set set -> set(e, set);
      case SessionStatement.SetRole role -> {
        if (role.role() != null) {
          Lookup.role(e, role.role());
        }
      }
      case SessionStatement.Prepare prepare -> PreparedStatements.prepare(e, prepare);
      case SessionStatement.Prepared prepared -> PreparedStatements.use(e, prepared);
      case SessionStatement.DeclareCursor cursor -> {
        if (!cursor.hold() && Transactions.state(e).equals("none") && !e.inRoutine()) {
          Transactions.needsBlock(e, "DECLARE CURSOR without HOLD", cursor);
        }
        Queries.outputs(e, cursor.query(), Scope.TOP, new Uses());
      }
      case SessionStatement.SetTransaction set -> {}
      case SessionStatement.Show show -> setting(e, show.name(), show);
      case SessionStatement.UseCursor use -> {}
      case SessionStatement.Other other -> {
        if (DISCARD_ALL.matcher(e.text).find()) {
          Transactions.refuseInBlock(e, "DISCARD ALL", other);
          PreparedStatements.discardAll(e);
        }
      }
    }
  }

  private static void set(Evaluation e, SessionStatement.Set set) {
    if (set.name().equals("search_path")) {
      if (!LocalSettings.set(e, set.local())) {
        return;
      }
      if (set.reset() || isDefault(set.values())) {
        reset(e);
      } else {
        e.db.put(
            LocalSettings.SEARCH_PATH,
            new Setting(LocalSettings.path(e, set.local(), set.values()), e.db.step()));
      }
      return;
    }
    if (set.reset() && set.name().equals("all")) {
      reset(e);
      return;
    }
    if (set.name().equals("role") || set.name().equals("session_authorization")) {
      Ownership.givenByAnybody(e);
    }
    if (set.name().equals("check_function_bodies")
        || set.name().equals(TriggerRuns.REPLICATION_ROLE)) {
      bodies(e, set);
    }
    setting(e, set.name(), set);
    SettingValues.check(e, set);
  }

  private static void bodies(Evaluation e, SessionStatement.Set set) {
    Key key = Key.of(Space.SESSION, set.name());
    if (set.reset() || isDefault(set.values())) {
      e.db.remove(key);
    } else {
      e.db.put(key, new Setting(set.values(), e.db.step()));
    }
  }

  private static boolean isDefault(List<String> values) {
    return values.size() == 1 && values.get(0).equalsIgnoreCase("default");
  }

  /** Back to what a new session starts with. */
  private static void reset(Evaluation e) {
    Key initial = Key.of(Space.SESSION, "initial search_path");
    if (e.db.get(initial) instanceof Setting setting) {
      e.db.put(LocalSettings.SEARCH_PATH, setting);
    } else {
      e.db.put(LocalSettings.SEARCH_PATH, new Setting(List.of("$user", "public"), e.db.step()));
    }
  }

  static void setting(Evaluation e, String name, Node at) {
    if (name.contains(".")
        || name.equals("all")
        || name.contains(" ")
        || Builtins.setting(name.toLowerCase(Locale.ROOT)).isPresent()) {
      return;
    }
    if (List.of("session_authorization", "role", "timezone", "names", "seed", "time zone")
        .contains(name.toLowerCase(Locale.ROOT))) {
      return;
    }
    e.report(
        new Problem(
            "missing-object",
            SqlState.UNDEFINED_OBJECT,
            "there is no setting `" + name + "`",
            nameIn(e, name, at),
            new Sought(Sought.What.OTHER, null, List.of(), name, Builtins.settingNames()),
            Map.of()));
  }

  private static Span nameIn(Evaluation e, String name, Node at) {
    int index = e.source(at).toLowerCase(Locale.ROOT).indexOf(name.toLowerCase(Locale.ROOT));
    int start = at.start() + index;
    return index < 0 ? at.span() : new Span(start, start + name.length());
  }

  static void role(Evaluation e, RoleStatement statement) {
    switch (statement) {
      case RoleStatement.CreateRole create -> {
        Others.create(e, Space.ROLE, "role", create.name(), false);
        create.memberships().forEach(r -> Lookup.role(e, r));
      }
      case RoleStatement.AlterRole alter -> Lookup.role(e, alter.name());
      case RoleStatement.Configure configure -> configure(e, configure);
      case RoleStatement.Owned owned -> Ownership.apply(e, owned);
    }
  }

  /** ALTER ROLE/DATABASE … SET: new sessions see it, and tools may open one per file. */
  private static void configure(Evaluation e, RoleStatement.Configure configure) {
    if (configure.system()) {
      Transactions.refuseInBlock(e, "ALTER SYSTEM", configure);
    }
    if (configure.role() != null && !configure.role().text().equals("all")) {
      Lookup.role(e, configure.role());
    }
    var setting = configure.setting();
    if (setting != null && setting.name().equals("search_path") && setting.values() != null) {
      for (String schema : setting.values()) {
        if (e.db.schema(schema) != null && !e.searchPath().contains(schema)) {
          Uncertain.mark(e, "path", schema);
        }
      }
    }
  }
}
