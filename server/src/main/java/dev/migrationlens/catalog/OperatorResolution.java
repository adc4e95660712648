package dev.migrationlens.catalog;

import dev.migrationlens.catalog.CandidateChoice.Candidate;
import dev.migrationlens.sql.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which operator of a symbol PostgreSQL applies. */
public final class OperatorResolution {
  private OperatorResolution() {}

  /** For a prefix operator the left type is null. */
  public static Resolution resolve(
      TypeWorld world, String symbol, @Nullable SqlType left, SqlType right) {
    return resolve(world, world.operators(symbol), left, right);
  }

  /** The candidates are all visible operators of the symbol, nearest schema first. */
  public static Resolution resolve(
      TypeWorld world, List<OperatorSignature> operators, @Nullable SqlType left, SqlType right) {
    SqlType second = right.bare();
    var types = left == null ? List.of(second) : List.of(left.bare(), second);
    var candidates = candidates(operators, left == null);
    if (types.stream().noneMatch(SqlType::isUnsure)) {
      Candidate exact = exact(world, candidates, types);
      if (exact != null) {
        return Polymorphism.result(world, null, types, exact.types(), exact.result());
      }
    }
    return FunctionResolution.among(world, candidates, types, false);
  }

  private static List<Candidate> candidates(List<OperatorSignature> operators, boolean prefix) {
    var schemas = new ArrayList<String>();
    var candidates = new ArrayList<Candidate>();
    var seen = new HashSet<List<SqlType>>();
    for (OperatorSignature operator : operators) {
      if (operator.prefix() != prefix) {
        continue;
      }
      if (!schemas.contains(operator.schema())) {
        schemas.add(operator.schema());
      }
      SqlType left = operator.left();
      var types =
          left == null
              ? List.of(operator.right().bare())
              : List.of(left.bare(), operator.right().bare());
      if (seen.add(types)) {
        int place = schemas.indexOf(operator.schema());
        candidates.add(
            new Candidate(null, types, operator.result().bare(), place, false, 0, false));
      }
    }
    return candidates;
  }

  /** A literal is first taken to be of the other side's type, then of the type under its domain. */
  private static @Nullable Candidate exact(
      TypeWorld world, List<Candidate> candidates, List<SqlType> types) {
    SqlType first = types.getFirst();
    SqlType last = types.getLast();
    if (types.size() == 1 || first.isUnknown() == last.isUnknown()) {
      return find(candidates, types);
    }
    SqlType known = first.isUnknown() ? last : first;
    Candidate found = find(candidates, List.of(known, known));
    if (found != null) {
      return found;
    }
    SqlType base = Coercions.base(world, known);
    return base.isUnsure() ? null : find(candidates, List.of(base, base));
  }

  private static @Nullable Candidate find(List<Candidate> candidates, List<SqlType> types) {
    for (Candidate candidate : candidates) {
      if (candidate.types().equals(types)) {
        return candidate;
      }
    }
    return null;
  }
}
