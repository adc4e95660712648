package dev.migrationlens.chain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The changelogs in YAML, XML or JSON that say which SQL files Liquibase runs, and in which order.
 */
final class Changelog {
  private static final Pattern NAME = Pattern.compile("(?i).*changelog.*\\.(ya?ml|xml|json)");
  private static final Pattern FILE =
      Pattern.compile("(?i)(?:classpath:|\\.{0,2}/)*([^\\s\"'<>]+\\.(?:sql|ya?ml|xml|json))\\b");
  private static final Pattern ALL = Pattern.compile("(?i)includeAll");

  private Changelog() {}

  static boolean is(String name) {
    return NAME.matcher(name).matches();
  }

  /** The entries of a folder that changelogs beside or above it name, in their order. */
  static Optional<List<Entry>> ordered(Folder folder, List<Entry> entries) {
    for (Optional<Folder> at = Optional.of(folder); at.isPresent(); at = at.get().parent()) {
      Map<String, String> logs = logs(at.get());
      if (logs.values().stream().anyMatch(text -> ALL.matcher(text).find())) {
        return Optional.empty();
      }
      List<Entry> named = named(files(logs), entries);
      if (!named.isEmpty()) {
        return Optional.of(named);
      }
    }
    return Optional.empty();
  }

  private static Map<String, String> logs(Folder folder) {
    var logs = new LinkedHashMap<String, String>();
    for (String name : folder.names()) {
      if (is(name)) {
        folder.text(name).ifPresent(text -> logs.put(name, text));
      }
    }
    return logs;
  }

  /** Every file named, in the order of the changelogs that no other of them includes. */
  private static Set<String> files(Map<String, String> logs) {
    var included = new LinkedHashSet<String>();
    logs.values().forEach(text -> mentioned(text).forEach(path -> included.add(last(path))));
    var files = new LinkedHashSet<String>();
    logs.keySet().stream()
        .filter(name -> !included.contains(name))
        .forEach(name -> expand(name, logs, new LinkedHashSet<>(), files));
    return files;
  }

  private static void expand(
      String name, Map<String, String> logs, Set<String> open, Set<String> files) {
    if (open.add(name)) {
      for (String path : mentioned(logs.getOrDefault(name, ""))) {
        if (logs.containsKey(last(path))) {
          expand(last(path), logs, open, files);
        } else {
          files.add(path);
        }
      }
    }
  }

  private static List<String> mentioned(String text) {
    return FILE.matcher(text).results().map(file -> file.group(1)).toList();
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static List<Entry> named(Set<String> files, List<Entry> entries) {
    var named = new ArrayList<Entry>();
    for (String file : files) {
      entries.stream()
          .filter(e -> !named.contains(e) && isSame("/" + e.path(), "/" + file))
          .findFirst()
          .ifPresent(named::add);
    }
    return named;
  }

  /** Either may begin further up. */
  private static boolean isSame(String path, String other) {
    return path.endsWith(other) || other.endsWith(path);
  }
}
