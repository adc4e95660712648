package dev.migrationlens.effect;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.Query;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form of a query that names itself: one that does not, UNION, one that does so once. */
final class Recursion {
  private final Evaluation e;
  private final String name;

  /** Where the query names itself, as far as it may. */
  private final List<Node> references = new ArrayList<>();

  private Recursion(Evaluation e, String name) {
    this.e = e;
    this.name = name;
  }

  /** What stands around a reference. */
  private enum Place {
    PLAIN(""),
    FIRST("its first query"),
    OUTER_JOIN("the optional side of an outer join"),
    SUBQUERY("a subquery of an expression"),
    EXCEPT("INTERSECT or EXCEPT");

    private final String words;

    Place(String words) {
      this.words = words;
    }
  }

  /** Reports a form that no recursive query can have. */
  static void check(Evaluation e, Query.With with) {
    if (!with.recursive()) {
      return;
    }
    for (Query.Cte cte : with.ctes()) {
      if (!e.failed()) {
        new Recursion(e, cte.name().text()).check(cte);
      }
    }
  }

  private void check(Query.Cte cte) {
    boolean union = cte.query() instanceof Query.SetOperation set && set.operator().equals("UNION");
    if (!union) {
      query(cte.query(), Place.PLAIN);
      if (!references.isEmpty()) {
        invalid("a query that names itself is one query UNION another", cte.name());
      }
      return;
    }
    var set = (Query.SetOperation) cte.query();
    if (names(set.left()) || names(set.right())) {
      tail(set);
      query(set.left(), Place.FIRST);
      references.clear();
      query(set.right(), Place.PLAIN);
      aggregates(set.right());
    }
  }

  private boolean names(Query query) {
    var look = new Recursion(e, name);
    int before = e.problemCount();
    look.query(query, Place.PLAIN);
    boolean refused = e.problemCount() > before;
    e.takeBack(before);
    return refused || !look.references.isEmpty();
  }

  private void tail(Query.SetOperation set) {
    Query.Tail tail = set.tail();
    if (!tail.orderBy().isEmpty() || tail.limit() != null || tail.offset() != null) {
      e.error(
          "syntax-error",
          SqlState.FEATURE_NOT_SUPPORTED,
          "a query that names itself is sorted and limited where it is used",
          set);
    }
  }

  private void invalid(String message, Node at) {
    if (!e.failed()) {
      e.error("syntax-error", SqlState.INVALID_RECURSION, message, at);
    }
  }

  private void query(Query query, Place place) {
    switch (query) {
      case Query.Select select -> select(select, place);
      case Query.Values values -> {
        if (!hidden(values.with(), place)) {
          values.rows().forEach(row -> row.forEach(this::expression));
        }
      }
      case Query.SetOperation set -> {
        if (!hidden(set.with(), place)) {
          Place inside = set.operator().equals("UNION") ? place : Place.EXCEPT;
          query(set.left(), set.operator().equals("EXCEPT") ? place : inside);
          query(set.right(), inside);
        }
      }
      case Query.Modifying modifying -> {}
      case Query.Unknown unknown -> {}
    }
  }

  /** Whether WITH gives the name to another query, from here on. */
  private boolean hidden(Query.@Nullable With with, Place place) {
    if (with == null) {
      return false;
    }
    if (with.ctes().stream().anyMatch(c -> c.name().text().equals(name))) {
      return true;
    }
    with.ctes().forEach(c -> query(c.query(), place));
    return false;
  }

  private void select(Query.Select select, Place place) {
    if (hidden(select.with(), place)) {
      return;
    }
    select.from().forEach(item -> from(item, place));
    select.outputs().forEach(o -> expression(o.value()));
    if (select.where() != null) {
      expression(select.where());
    }
    if (select.having() != null) {
      expression(select.having());
    }
  }

  private void from(Query.FromItem item, Place place) {
    switch (item) {
      case Query.Relation relation -> {
        if (relation.name().schema() == null && relation.name().name().equals(name)) {
          reference(relation, place);
        }
      }
      case Query.Derived derived -> query(derived.query(), place);
      case Query.FunctionCall call -> call.calls().forEach(this::expression);
      case Query.Join join -> {
        boolean full = join.kind().equals("FULL");
        boolean leftOptional = full || join.kind().equals("RIGHT");
        boolean rightOptional = full || join.kind().equals("LEFT");
        from(join.left(), leftOptional ? Place.OUTER_JOIN : place);
        from(join.right(), rightOptional ? Place.OUTER_JOIN : place);
        if (join.on() != null) {
          expression(join.on());
        }
      }
    }
  }

  private void expression(Expr expr) {
    if (expr instanceof Expr.Subquery sub) {
      query(sub.query(), Place.SUBQUERY);
    }
    Parts.of(expr).forEach(this::expression);
  }

  private void reference(Node at, Place place) {
    if (place != Place.PLAIN) {
      invalid("`" + name + "` cannot name itself in " + place.words, at);
    } else if (!references.isEmpty()) {
      // In a query that is no UNION this is not what is wrong first, but the code is the same.
      invalid("`" + name + "` names itself more than once", at);
    }
    references.add(at);
  }

  /** The rows that go round are not gathered. */
  private void aggregates(Query query) {
    if (!(query instanceof Query.Select select)) {
      return;
    }
    var own = new Recursion(e, name);
    int before = e.problemCount();
    select.from().forEach(item -> own.from(item, Place.PLAIN));
    e.takeBack(before);
    for (Query.Output output :
        own.references.isEmpty() ? List.<Query.Output>of() : select.outputs()) {
      if (Grouping.aggregates(e, output.value())) {
        invalid(
            "the rows of `" + name + "` cannot be aggregated while they are made", output.value());
      }
    }
  }

  /**
   * Whether a column certainly has a length or precision in the first query that the second one
   * does not keep.
   */
  static boolean losesLength(Query.SetOperation set, int column, SqlType first) {
    Expr made = output(set.left(), column);
    Expr again = output(set.right(), column);
    boolean kept =
        made instanceof Expr.ColumnRef || made instanceof Expr.Cast || made instanceof Expr.ArrayOf;
    boolean computed =
        again instanceof Expr.Operator || again instanceof Expr.Call call && !call.special();
    return !first.modifiers().isEmpty() && kept && computed;
  }

  private static @Nullable Expr output(Query query, int column) {
    if (!(query instanceof Query.Select select)) {
      return null;
    }
    boolean star =
        select.outputs().stream()
            .anyMatch(
                o ->
                    (o.value() instanceof Expr.ColumnRef ref && ref.star())
                        || (o.value() instanceof Expr.Field field && field.star()));
    return star || column >= select.outputs().size() ? null : select.outputs().get(column).value();
  }
}
