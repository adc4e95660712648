package dev.migrationlens.chain;

import dev.migrationlens.chain.Markers.Marker;
import dev.migrationlens.chain.Sections.Cutter;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** node-pg-migrate: numbers, milliseconds or time stamps first, then names in a locale's order. */
final class NodePgMigrate implements MigrationTool {
  private static final Pattern NAME = Pattern.compile("([0-9]+)[_-].*\\.sql");
  private static final Pattern LINE =
      Pattern.compile("\\s*--[\\s-]*(up|down)\\s+migration.*", Pattern.CASE_INSENSITIVE);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS", Locale.ROOT);

  @Override
  public String id() {
    return "node-pg-migrate";
  }

  @Override
  public String title() {
    return "node-pg-migrate";
  }

  @Override
  public boolean recognises(Folder folder) {
    return Layouts.most(folder, NAME)
        && folder.sqlNames().stream().noneMatch(n -> UpDownFiles.UP.matcher(n).matches())
        && folder.sample().anyMatch(t -> !Markers.of(t, "igration", LINE).isEmpty());
  }

  @Override
  public Layout layout(Folder folder) {
    List<Entry> entries = new ArrayList<>(Layouts.named(folder, NAME));
    entries.sort(order());
    return new Layout(entries, Layouts.gaps(entries));
  }

  @Override
  public Comparator<Entry> order() {
    return Comparator.comparing((Entry e) -> milliseconds(e.version()), Versions::compareNumbers)
        .thenComparing(Entry::name, LocaleOrder::compare);
  }

  private static String milliseconds(String version) {
    if (version.length() != 17) {
      return version;
    }
    try {
      LocalDateTime time = LocalDateTime.parse(version, STAMP);
      return String.valueOf(time.toInstant(ZoneOffset.UTC).toEpochMilli());
    } catch (DateTimeParseException notAStamp) {
      return version;
    }
  }

  @Override
  public Sections sections(String path, String text) {
    List<Marker> markers = Markers.of(text, "igration", LINE);
    if (markers.isEmpty()) {
      return Sections.whole(text, transaction());
    }
    var cutter = new Cutter(transaction());
    boolean startsDown = markers.get(0).word().equalsIgnoreCase("down");
    if (startsDown) {
      cutter.up(0, markers.get(0).start());
    }
    for (int i = 0; i < markers.size(); i++) {
      Marker marker = markers.get(i);
      int end = i + 1 < markers.size() ? markers.get(i + 1).start() : text.length();
      if (marker.word().equalsIgnoreCase("up")) {
        cutter.up(marker.next(), end);
      } else {
        cutter.down(marker.next(), end);
      }
    }
    return cutter.sections();
  }

  @Override
  public String bookkeeping() {
    return "create table if not exists pgmigrations (id serial primary key,"
        + " name varchar(255) not null, run_on timestamp not null);\n";
  }

  @Override
  public Undo undo(String folder, Entry entry) {
    return new Undo.Section("-- Down Migration", "", "");
  }

  @Override
  public String draft(String name, String sql) {
    return "-- Up Migration\n" + sql + "\n-- Down Migration\n";
  }
}
