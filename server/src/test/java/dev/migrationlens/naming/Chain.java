package dev.migrationlens.naming;

import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.syntax.StatementSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Files {@code 1.sql}, {@code 2.sql} …, in one of which {@code <|>} is the cursor. */
public record Chain(Replay replay, String path, int offset) {
  public static Chain of(String... files) {
    var named = new String[files.length * 2];
    for (int i = 0; i < files.length; i++) {
      named[2 * i] = (i + 1) + ".sql";
      named[2 * i + 1] = files[i];
    }
    return named(named);
  }

  static Chain of(Map<String, String> files) {
    return named(
        files.entrySet().stream()
            .flatMap(file -> Stream.of(file.getKey(), file.getValue()))
            .toArray(String[]::new));
  }

  /** Names and texts in turn. */
  public static Chain named(String... namesAndTexts) {
    var migrations = new ArrayList<Migration>();
    String path = namesAndTexts[0];
    int offset = 0;
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      String name = namesAndTexts[i];
      int cursor = namesAndTexts[i + 1].indexOf("<|>");
      String text = namesAndTexts[i + 1].replace("<|>", "");
      if (cursor >= 0) {
        path = name;
        offset = cursor;
      }
      migrations.add(
          new Migration(
              name,
              name,
              text,
              StatementSplitter.split(text),
              List.of(),
              Migration.TransactionMode.AUTOCOMMIT,
              Migration.Runner.PSQL));
    }
    return new Chain(Replay.of(migrations, Replay.Setup.PLAIN), path, offset);
  }

  /** As {@code path:text@offset}. */
  public List<String> told(List<Site> sites) {
    return sites.stream()
        .map(
            s -> s.path() + ":" + s.span().of(Here.text(replay, s.path())) + "@" + s.span().start())
        .toList();
  }
}
