package dev.migrationlens.catalog;

import dev.migrationlens.catalog.CastRule.Context;
import dev.migrationlens.sql.SqlType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's rules for choosing between functions or operators that all accept the arguments:
 * first most exact matches, then most preferred types, then the category that the unknown literals
 * seem to be of.
 */
final class CandidateChoice {

  /** A function or operator with what it takes for each argument of this call. */
  record Candidate(
      @Nullable FunctionSignature function,
      List<SqlType> types,
      SqlType result,
      int place,
      boolean expanded,
      int defaulted,
      boolean ambiguous) {

    Candidate madeAmbiguous() {
      return new Candidate(function, types, result, place, expanded, defaulted, true);
    }
  }

  private CandidateChoice() {}

  /** The chosen one, or null where PostgreSQL cannot choose. All types must be known. */
  static @Nullable Candidate choose(
      TypeWorld world, List<SqlType> arguments, List<Candidate> candidates) {
    var bases = new ArrayList<SqlType>();
    for (SqlType argument : arguments) {
      bases.add(argument.isUnknown() ? argument : Coercions.base(world, argument));
    }
    List<Candidate> left = best(candidates, candidate -> exact(bases, candidate));
    if (left.size() > 1) {
      left = best(left, candidate -> exactOrPreferred(world, bases, candidate));
    }
    if (left.size() == 1) {
      return left.getFirst();
    }
    int unknown = Collections.frequency(bases, SqlType.UNKNOWN);
    if (unknown == 0) {
      return null;
    }
    left = byCategory(world, bases, left);
    if (left.size() == 1) {
      return left.getFirst();
    }
    return unknown < bases.size() ? assumeAlike(world, bases, left) : null;
  }

  private static List<Candidate> best(List<Candidate> from, ToIntFunction<Candidate> score) {
    int highest = from.stream().mapToInt(score).max().orElse(0);
    return from.stream().filter(candidate -> score.applyAsInt(candidate) == highest).toList();
  }

  private static int exact(List<SqlType> bases, Candidate candidate) {
    int count = 0;
    for (int i = 0; i < bases.size(); i++) {
      count += !bases.get(i).isUnknown() && bases.get(i).equals(candidate.types().get(i)) ? 1 : 0;
    }
    return count;
  }

  private static int exactOrPreferred(TypeWorld world, List<SqlType> bases, Candidate candidate) {
    int count = 0;
    for (int i = 0; i < bases.size(); i++) {
      SqlType argument = bases.get(i);
      SqlType type = candidate.types().get(i);
      if (!argument.isUnknown()
          && (argument.equals(type)
              || (Coercions.isPreferred(world, type)
                  && Coercions.category(world, type) == Coercions.category(world, argument)))) {
        count++;
      }
    }
    return count;
  }

  /** What the unknown literal at a place should be: a category, and whether only preferred. */
  private record Slot(char category, boolean preferred) {}

  private static List<Candidate> byCategory(
      TypeWorld world, List<SqlType> bases, List<Candidate> candidates) {
    var slots = new ArrayList<@Nullable Slot>();
    for (int i = 0; i < bases.size(); i++) {
      Slot slot = bases.get(i).isUnknown() ? slot(world, i, candidates) : null;
      if (slot == null && bases.get(i).isUnknown()) {
        return candidates;
      }
      slots.add(slot);
    }
    var kept = candidates.stream().filter(candidate -> fits(world, slots, candidate)).toList();
    return kept.isEmpty() ? candidates : kept;
  }

  /** Null where the candidates disagree and none takes a string. */
  private static @Nullable Slot slot(TypeWorld world, int place, List<Candidate> candidates) {
    char category = 0;
    boolean preferred = false;
    boolean conflict = false;
    for (Candidate candidate : candidates) {
      SqlType type = candidate.types().get(place);
      char its = Coercions.category(world, type);
      boolean itsPreferred = Coercions.isPreferred(world, type);
      if (category == 0 || (its != category && its == 'S')) {
        category = its;
        preferred = itsPreferred;
      } else if (its == category) {
        preferred |= itsPreferred;
      } else {
        conflict = true;
      }
    }
    return conflict && category != 'S' ? null : new Slot(category, preferred);
  }

  private static boolean fits(TypeWorld world, List<@Nullable Slot> slots, Candidate candidate) {
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      SqlType type = candidate.types().get(i);
      if (slot != null
          && (Coercions.category(world, type) != slot.category()
              || (slot.preferred() && !Coercions.isPreferred(world, type)))) {
        return false;
      }
    }
    return true;
  }

  /** When all known arguments are of one type, the unknown ones are taken to be of it too. */
  private static @Nullable Candidate assumeAlike(
      TypeWorld world, List<SqlType> bases, List<Candidate> candidates) {
    List<SqlType> known = bases.stream().filter(type -> !type.isUnknown()).distinct().toList();
    if (known.size() != 1) {
      return null;
    }
    var alike = Collections.nCopies(bases.size(), known.getFirst());
    var left =
        candidates.stream()
            .filter(
                candidate ->
                    Coercions.coercible(world, alike, candidate.types(), Context.IMPLICIT)
                        == Certainty.YES)
            .toList();
    return left.size() == 1 ? left.getFirst() : null;
  }
}
