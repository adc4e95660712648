package dev.migrationlens.query;

import dev.migrationlens.text.Span;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the second reader makes of a name that the first one found. An error inside a query is a
 * promise, so it is asked before one is made; an empty answer says that it could not read the text.
 */
public final class SecondOpinion {
  private SecondOpinion() {}

  /** Whether the second reader, too, sees a column or relation of this folded name. */
  public static Optional<Boolean> confirms(String queryOrExpressionText, String name) {
    return asked(
        queryOrExpressionText,
        references ->
            references.columns().stream().anyMatch(c -> c.parts().contains(name))
                || references.relations().stream().anyMatch(r -> r.name().name().equals(name)));
  }

  /** Whether the second reader sees a column or relation at this place of the text. */
  public static Optional<Boolean> confirms(String queryOrExpressionText, Span place) {
    return asked(
        queryOrExpressionText,
        references ->
            references.columns().stream().anyMatch(c -> c.span().covers(place))
                || references.relations().stream().anyMatch(r -> r.span().covers(place)));
  }

  private static Optional<Boolean> asked(String text, Function<References, Boolean> question) {
    Optional<References> query = JSqlParserReader.readQuery(text);
    return query.or(() -> JSqlParserReader.readExpression(text)).map(question);
  }
}
