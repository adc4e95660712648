package dev.migrationlens.write;

import dev.migrationlens.catalog.Grant;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.chain.Platform;
import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.Names;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.ast.GrantStatement;
import dev.migrationlens.syntax.ast.GrantStatement.Privilege;
import dev.migrationlens.syntax.ast.GrantStatement.Privileges;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.ObjectStatement;
import dev.migrationlens.syntax.ast.ObjectStatement.Target;
import dev.migrationlens.text.Span;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Undoes comments and privileges, in the words of the statement that gave them. */
final class UndoWords {
  private static final Pattern FROM =
      Pattern.compile("(?i)\\s(?:to|from)\\s(?!.*\\s(?:to|from)\\s)", Pattern.DOTALL);

  private static final Set<String> SERVED = Set.of("anon", "authenticated", "service_role");

  private final Inverses all;

  UndoWords(Inverses all) {
    this.all = all;
  }

  void undo() {
    Step step = all.step();
    var parsed = step.parsed();
    if (parsed == null) {
      return;
    }
    boolean own = all.passage().onlyOwn(step);
    switch (parsed.statement()) {
      case ObjectStatement.Comment comment when !comment.label() -> {
        if (!own || isMet(comment.target())) {
          comment(comment);
        }
      }
      case Privileges privileges
          when own && privileges.targets().stream().noneMatch(this::isMet) -> {}
      case Privileges privileges when privileges.grant() -> granted(privileges);
      case Privileges privileges -> revoked(privileges);
      case GrantStatement.Membership membership -> exchanged(membership.grant());
      case GrantStatement.DefaultPrivileges defaults -> exchanged(defaults.change().grant());
      default -> {}
    }
  }

  /** Whether the file found it there, even if it made it anew. */
  private boolean isMet(Target target) {
    ObjectName name = target.on() == null ? target.name() : target.on();
    var relation = Found.relation(all.before(), name);
    if (!target.kind().isRoutine()) {
      return relation.isPresent() && all.passage().met(relation.get().id());
    }
    return Found.places(all.before(), name).stream()
        .flatMap(schema -> all.before().routines(schema, name.name()).stream())
        .anyMatch(r -> all.passage().met(r.id()));
  }

  private void comment(ObjectStatement.Comment comment) {
    String head = new Span(0, comment.target().end()).of(all.step().text());
    String old =
        all.step().writes().keySet().stream()
            .filter(k -> k.space() == Space.COMMENT)
            .map(k -> all.before().get(k))
            .filter(NamedObject.class::isInstance)
            .map(o -> Names.literal(((NamedObject) o).detail()))
            .findFirst()
            .orElse("null");
    all.change(head + " is " + old + ";");
  }

  private void granted(Privileges given) {
    List<Key> keys = grants();
    boolean had = !keys.isEmpty() && keys.stream().allMatch(k -> had(k, given));
    if (given.allInSchema() || byDefault(given)) {
      all.note("Not undone, since who had what is not known: " + Untraced.line(all.step()));
    } else if (!had) {
      exchanged(true);
    }
  }

  /** On Supabase, these may use whatever is made in public. */
  private boolean byDefault(Privileges given) {
    return all.passage().spot().chain().platform() == Platform.SUPABASE
        && given.kind() != ObjectKind.SCHEMA
        && given.roles().stream().anyMatch(r -> SERVED.contains(r.text()));
  }

  private List<Key> grants() {
    return all.step().writes().keySet().stream().filter(k -> k.space() == Space.GRANT).toList();
  }

  private boolean had(Key key, Privileges given) {
    return all.before().get(key) instanceof Grant grant
        && given.privileges().stream().allMatch(p -> had(grant, p));
  }

  private static boolean had(Grant grant, Privilege privilege) {
    return grant.privileges().contains(privilege.name())
        || (!privilege.columns().isEmpty()
            && grant.privileges().stream().anyMatch(p -> p.startsWith(privilege.name() + " ")));
  }

  private void revoked(Privileges taken) {
    boolean had = !taken.allInSchema() && grants().stream().anyMatch(k -> had(k, taken));
    boolean isDefault =
        taken.kind().isRoutine()
            && !taken.allInSchema()
            && taken.roles().stream().map(Ident::text).allMatch("public"::equals);
    if (isDefault) {
      String text =
          exchangedText("grant").replaceFirst("(?i)grant\\s+all(\\s+privileges)?", "grant execute");
      all.change(text + ";");
    } else if (had) {
      exchanged(false);
    } else {
      all.note("Not undone, since who had what is not known: " + Untraced.line(all.step()));
    }
  }

  /** GRANT … TO becomes REVOKE … FROM, or the reverse. */
  private void exchanged(boolean given) {
    all.change(exchangedText(given ? "revoke" : "grant") + ";");
  }

  private String exchangedText(String verb) {
    String text =
        all.step()
            .text()
            .replaceFirst("(?i)\\s+with\\s+(grant|admin)\\s+option\\s*$", "")
            .replaceFirst("(?i)\\s+(cascade|restrict)\\s*$", "");
    String turned = text.replaceFirst("(?i)\\b(grant|revoke)\\b", verb);
    Matcher to = FROM.matcher(turned);
    String word = verb.equals("grant") ? " to " : " from ";
    return to.find() ? turned.substring(0, to.start()) + word + turned.substring(to.end()) : turned;
  }
}
