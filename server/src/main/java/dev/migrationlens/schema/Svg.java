package dev.migrationlens.schema;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tables as boxes in columns of about equal height, foreign keys as lines between them. */
public final class Svg {
  private static final int WIDTH = 260;
  private static final int GAP = 70;
  private static final int LINE = 18;

  private final Map<Long, int[]> corners = new HashMap<>();
  private final StringBuilder out = new StringBuilder();

  private Svg() {}

  public static String of(Contents contents) {
    var svg = new Svg();
    svg.write(contents.tables());
    return svg.out.toString();
  }

  private void write(List<Relation> tables) {
    int columns = Math.max(1, (int) Math.ceil(Math.sqrt(tables.size() / 1.5)));
    int[] heights = new int[columns];
    Arrays.fill(heights, 20);
    for (Relation table : tables) {
      int lowest = 0;
      for (int i = 1; i < columns; i++) {
        lowest = heights[i] < heights[lowest] ? i : lowest;
      }
      corners.put(table.id(), new int[] {20 + lowest * (WIDTH + GAP), heights[lowest]});
      heights[lowest] += height(table) + 30;
    }
    int height = Arrays.stream(heights).max().orElse(20);
    out.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="monospace" font-size="12">
        <style>
        text{fill:#24292f}.type{fill:#57606a}.box{fill:none;stroke:#8c959f}.key{fill:none;stroke:#0969da;stroke-opacity:.7}
        @media(prefers-color-scheme:dark){text{fill:#e6edf3}.type{fill:#8b949e}.key{stroke:#58a6ff}}
        </style>
        """
            .formatted(20 + columns * (WIDTH + GAP), height));
    tables.forEach(this::keys);
    tables.forEach(this::box);
    out.append("</svg>\n");
  }

  private static int height(Relation table) {
    return (table.columns().size() + 1) * LINE + 12;
  }

  private void box(Relation table) {
    int[] corner = corners.getOrDefault(table.id(), new int[] {0, 0});
    int x = corner[0];
    int y = corner[1];
    out.append(
        "<rect class=\"box\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\"/>\n"
            .formatted(x, y, WIDTH, height(table)));
    text(x + 8, y + LINE, " font-weight=\"bold\"", Ddl.name(table.schema(), table.name()));
    int line = y + LINE + 6;
    for (Column column : table.columns()) {
      line += LINE;
      String type = column.type() == null ? "?" : Ddl.type(column.type());
      text(x + 8, line, "", cut(column.name(), 20));
      text(x + 155, line, " class=\"type\"", cut(type, 14));
    }
  }

  private void keys(Relation table) {
    for (TableConstraint key : table.constraints()) {
      int[] from = corners.get(table.id());
      int[] to = corners.get(key.target());
      if (key.kind() == TableConstraint.Kind.FOREIGN_KEY && from != null && to != null) {
        int y = from[1] + LINE + 2 + row(table, key) * LINE;
        boolean leftwards = to[0] < from[0];
        int start = leftwards ? from[0] : from[0] + WIDTH;
        int end = to[0] > from[0] ? to[0] : to[0] + WIDTH;
        int outwards = leftwards ? start - 50 : start + 50;
        int inwards = to[0] > from[0] ? end - 50 : end + 50;
        int target = to[1] + LINE / 2 + 4;
        out.append(
            "<path class=\"key\" d=\"M%d %d C%d %d %d %d %d %d\"><title>%s</title></path>\n"
                .formatted(
                    start, y, outwards, y, inwards, target, end, target, escaped(key.name())));
      }
    }
  }

  /** The line of the key's first column, counted from 1. */
  private static int row(Relation table, TableConstraint key) {
    List<Column> columns = table.columns();
    for (int i = 0; i < columns.size(); i++) {
      if (!key.columns().isEmpty() && columns.get(i).number() == key.columns().get(0)) {
        return i + 1;
      }
    }
    return 0;
  }

  private void text(int x, int y, String attributes, String text) {
    out.append("<text x=\"%d\" y=\"%d\"%s>".formatted(x, y, attributes));
    out.append(escaped(text)).append("</text>\n");
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
