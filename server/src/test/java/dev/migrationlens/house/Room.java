package dev.migrationlens.house;

import java.util.ArrayList;
import java.util.List;

/**
 * A package under {@code dev.migrationlens}: the rooms it may look at, which all come before it,
 * and the only foreign packages it may know beside {@code java.*}.
 */
record Room(
    String floor, String name, String what, List<String> mayImport, List<String> libraries) {

  Room {
    mayImport = List.copyOf(mayImport);
    libraries = List.copyOf(libraries);
  }

  static Room room(String floor, String name, String what, List<String> mayImport) {
    return new Room(floor, name, what, mayImport, List.of());
  }

  Room with(String... more) {
    return new Room(floor, name, what, mayImport, List.of(more));
  }

  /** The sub-packages of a room are part of it. */
  String pattern() {
    return Rooms.BASE + "." + name + "..";
  }

  static List<String> join(List<String> first, String... more) {
    var all = new ArrayList<>(first);
    all.addAll(List.of(more));
    return List.copyOf(all);
  }
}
