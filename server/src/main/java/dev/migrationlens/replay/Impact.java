package dev.migrationlens.replay;

import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Setting;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.LockMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a statement does to whoever uses the database meanwhile: which relations that were there
 * before it are locked and how, whether their rows are read or rewritten, and for how long.
 */
public record Impact(List<Touch> touches, Until until) {
  public static final Impact NONE = new Impact(List.of(), Until.STATEMENT);

  public Impact {
    touches = List.copyOf(touches);
  }

  /** Everything that a statement does to one relation: its strongest lock, its longest work. */
  public record OnRelation(Relation relation, LockMode lock, Work work) {
    private OnRelation and(Touch touch) {
      return new OnRelation(
          relation,
          lock.compareTo(touch.lock()) >= 0 ? lock : touch.lock(),
          work.compareTo(touch.work()) >= 0 ? work : touch.work());
    }
  }

  public static Impact of(Replay replay, Step step) {
    var parsed = step.parsed();
    if (parsed == null || parsed.broken()) {
      return NONE;
    }
    var scene = new Scene(replay.before(step), replay.after(step), replay.setup().version());
    Impacts.add(scene, parsed.statement());
    return new Impact(scene.touches(), Impacts.alone(parsed.statement(), until(scene)));
  }

  private static Until until(Scene scene) {
    Key key = Key.of(Space.SESSION, "transaction");
    String state =
        scene.before().get(key) instanceof Setting setting && !setting.values().isEmpty()
            ? setting.values().get(0)
            : "none";
    return switch (state) {
      case "open" -> Until.COMMIT;
      case "file" -> Until.FILE;
      case "none" -> Until.STATEMENT;
      default -> Until.UNKNOWN;
    };
  }

  /** By relation, in the order of the statement. */
  public List<OnRelation> relations() {
    Map<Long, OnRelation> all = new LinkedHashMap<>();
    for (Touch touch : touches) {
      var one = new OnRelation(touch.relation(), touch.lock(), touch.work());
      all.merge(touch.relation().id(), one, (had, more) -> had.and(touch));
    }
    return new ArrayList<>(all.values());
  }

  /** The touches of one claim. */
  public List<Touch> of(Claim claim) {
    return touches.stream().filter(t -> t.claim() == claim).toList();
  }

  public boolean has(Claim claim) {
    return touches.stream().anyMatch(t -> t.claim() == claim);
  }
}
