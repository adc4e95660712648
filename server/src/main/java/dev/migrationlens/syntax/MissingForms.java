package dev.migrationlens.syntax;

import dev.migrationlens.syntax.Recognised.Cure;
import dev.migrationlens.syntax.ast.PolicyStatement;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TableStatement;
import dev.migrationlens.syntax.ast.TriggerStatement;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** IF NOT EXISTS, IF EXISTS and OR REPLACE where PostgreSQL has no such form. */
final class MissingForms {
  private static final List<List<String>> PHRASES =
      List.of(List.of("if", "not", "exists"), List.of("if", "exists"), List.of("or", "replace"));

  private MissingForms() {}

  /** The words in question, and the statement without them. */
  private record Form(Broken broken, List<String> phrase, int from, String without) {
    int to() {
      return from + phrase.size();
    }

    boolean is(String first, String second) {
      return phrase.get(0).equals(first) && phrase.get(1).equals(second);
    }

    /** The span of the words and the blank behind them. */
    Span span() {
      Tokens tokens = broken.tokens();
      int end = to() < tokens.count() ? tokens.start(to()) : tokens.end(to() - 1);
      return new Span(tokens.start(from), end);
    }

    Edit deletion() {
      return new Edit(span(), "");
    }

    /** All the same words behind the same word: each constraint of a list has them. */
    List<Form> all() {
      String before = broken.tokens().text(from - 1);
      var all = new ArrayList<Form>();
      for (int i = 1; i < broken.tokens().count(); i++) {
        if (stands(broken, i, phrase) && broken.tokens().text(i - 1).equalsIgnoreCase(before)) {
          all.add(new Form(broken, phrase, i, without));
        }
      }
      return all;
    }

    List<Edit> deletions() {
      return all().stream().map(Form::deletion).toList();
    }

    /** These edits and the deletions. */
    List<Edit> with(Edit... others) {
      var edits = new ArrayList<>(List.of(others));
      edits.addAll(deletions());
      return edits;
    }
  }

  static @Nullable Recognised recognise(Slice slice, int index, Broken broken) {
    Form form = broken.inBody() ? null : form(broken);
    if (form == null) {
      return null;
    }
    Tokens tokens = broken.tokens();
    var span = new Span(tokens.start(form.from), tokens.end(form.to() - 1));
    Cure cure = cure(form);
    String message = "PostgreSQL has no `" + heading(form) + '`';
    return new Recognised(
        "no-such-if-not-exists",
        span.shift(slice.start()),
        message,
        cure == null ? null : cure.shift(slice.start()),
        index,
        index);
  }

  private static @Nullable Form form(Broken broken) {
    int last = Math.min(broken.at() + 1, broken.tokens().count() - 1);
    for (int i = Math.max(1, broken.at() - 3); i <= last; i++) {
      for (List<String> phrase : PHRASES) {
        if (stands(broken, i, phrase)) {
          var form = new Form(broken, phrase, i, "");
          String without = broken.with(form.deletions());
          if (Broken.isOneStatement(without)) {
            return new Form(broken, phrase, i, without);
          }
        }
      }
    }
    return null;
  }

  private static boolean stands(Broken broken, int at, List<String> phrase) {
    for (int i = 0; i < phrase.size(); i++) {
      if (!broken.isWord(at + i, phrase.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** As much as tells what has no such form: CREATE POLICY IF NOT EXISTS. */
  private static String heading(Form form) {
    int from = form.from <= 3 ? 0 : form.from - 2;
    int to = form.is("or", "replace") ? form.to() + 1 : form.to();
    var words = new ArrayList<String>();
    for (int i = from; i < Math.min(to, form.broken.tokens().count()); i++) {
      String word = form.broken.tokens().text(i);
      boolean known = form.broken.tokens().keyword(i) != null;
      words.add(known ? word.toUpperCase(Locale.ROOT) : word);
    }
    return String.join(" ", words);
  }

  // --- cures

  private static @Nullable Cure cure(Form form) {
    Statement statement = Parser.parse(form.without).statement();
    boolean named = form.is("if", "not") && form.broken.isWord(form.from - 1, "constraint");
    Cure moved = form.is("or", "replace") ? ifNotExists(form) : named ? null : moved(form);
    if (moved != null) {
      return moved;
    }
    String drop = form.is("if", "exists") ? null : drop(form, statement);
    if (drop != null) {
      List<Edit> edits = form.with(Edit.insert(0, drop + ";\n"));
      return checked(form, "Drop it first, if it exists", true, edits);
    }
    Cure replacing = form.is("if", "not") ? orReplace(form) : null;
    return replacing != null ? replacing : guarded(form);
  }

  private static @Nullable Cure checked(Form form, String title, boolean safe, List<Edit> edits) {
    return form.broken.curedBy(edits) ? new Cure(title, safe, edits) : null;
  }

  /** The words are right but stand at the wrong place: DROP TABLE t IF EXISTS. */
  private static @Nullable Cure moved(Form form) {
    String words = form.broken.text().substring(form.span().start(), form.span().end()).strip();
    boolean safe = !form.broken.isWord(0, "alter");
    return placed(form, words, "Move `" + words.toUpperCase(Locale.ROOT) + '`', safe);
  }

  private static @Nullable Cure ifNotExists(Form form) {
    return placed(form, "IF NOT EXISTS", "Write `IF NOT EXISTS`", false);
  }

  private static @Nullable Cure placed(Form form, String words, String title, boolean safe) {
    Tokens tokens = form.broken.tokens();
    for (int i = 1; i < Math.min(8, tokens.count()); i++) {
      if (i < form.from || i > form.to()) {
        Edit insertion = Edit.insert(tokens.start(i), words + ' ');
        Cure cure = checked(form, title, safe, List.of(insertion, form.deletion()));
        if (cure != null) {
          return cure;
        }
      }
    }
    return form.is("or", "replace")
        ? checked(
            form,
            title,
            safe,
            List.of(form.deletion(), Edit.insert(tokens.start(form.to() + 1), words + ' ')))
        : null;
  }

  /** The DROP that makes room for a statement which can be said again and again. */
  private static @Nullable String drop(Form form, Statement statement) {
    String text = form.without;
    return switch (statement) {
      case PolicyStatement.CreatePolicy policy ->
          "DROP POLICY IF EXISTS "
              + policy.name().span().of(text)
              + " ON "
              + new Span(policy.table().start(), policy.table().end()).of(text);
      case TriggerStatement.CreateTrigger trigger ->
          "DROP TRIGGER IF EXISTS "
              + trigger.name().span().of(text)
              + " ON "
              + new Span(trigger.table().start(), trigger.table().end()).of(text);
      case TableStatement.Alter alter -> dropConstraint(form, alter);
      default -> null;
    };
  }

  private static @Nullable String dropConstraint(Form form, TableStatement.Alter alter) {
    Broken broken = form.broken;
    if (!broken.isWord(form.from - 1, "constraint") || form.to() >= broken.tokens().count()) {
      return null;
    }
    String table = new Span(alter.name().start(), alter.name().end()).of(form.without);
    return "ALTER TABLE " + table + " DROP CONSTRAINT IF EXISTS " + broken.tokens().text(form.to());
  }

  private static @Nullable Cure orReplace(Form form) {
    Tokens tokens = form.broken.tokens();
    Edit insertion = Edit.insert(tokens.end(0), " OR REPLACE");
    return checked(form, "Write `CREATE OR REPLACE`", true, List.of(insertion, form.deletion()));
  }

  /** A DO block that takes the error for what it is. */
  private static @Nullable Cure guarded(Form form) {
    boolean possible =
        !form.broken.isWord(1, "database")
            && !form.broken.isWord(1, "tablespace")
            && !form.broken.isWord(1, "subscription");
    if (!possible) {
      return null;
    }
    String condition = condition(form, form.is("if", "exists") ? "undefined_" : "duplicate_");
    String tag = form.broken.text().contains("$$") ? "$do$" : "$$";
    int end = form.broken.tokens().end(form.broken.tokens().count() - 1);
    List<Edit> edits =
        List.of(
            Edit.insert(0, "DO " + tag + " BEGIN\n  "),
            form.deletion(),
            Edit.insert(end, ";\nEXCEPTION WHEN " + condition + " THEN NULL;\nEND " + tag));
    return checked(form, "Guard it with a DO block", true, edits);
  }

  /** The error that the missing words would have spared. */
  private static String condition(Form form, String prefix) {
    Broken broken = form.broken;
    if (broken.isWord(form.from - 1, "column")) {
      return prefix + "column";
    }
    if (broken.isWord(1, "schema")) {
      return prefix.startsWith("undefined") ? "invalid_schema_name" : prefix + "schema";
    }
    for (String word : List.of("function", "procedure", "routine", "aggregate")) {
      if (broken.isWord(1, word)) {
        return prefix + "function";
      }
    }
    boolean alters = broken.isWord(0, "alter") && form.from > 2;
    boolean relation = broken.isWord(1, "view") || broken.isWord(1, "index");
    boolean table = broken.isWord(1, "table") && !alters;
    return prefix + (table || relation ? "table" : "object");
  }
}
