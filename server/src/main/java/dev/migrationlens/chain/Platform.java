package dev.migrationlens.chain;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the database holds before the first migration, beside PostgreSQL itself. */
public enum Platform {
  NONE,
  SUPABASE;

  private static final List<String> SIGNS =
      List.of(
          "auth.uid()",
          "auth.jwt()",
          "auth.role()",
          "auth.users",
          "storage.objects",
          "storage.buckets",
          "supabase_realtime",
          "to authenticated",
          "to anon",
          "service_role");

  /** A chain that makes these itself does not find them there. */
  private static final Pattern OWN =
      Pattern.compile(
          "create\\s+(schema\\s+(if\\s+not\\s+exists\\s+)?\"?auth\\b"
              + "|role\\s+\"?(anon|authenticated|service_role)\\b"
              + "|(or\\s+replace\\s+)?function\\s+\"?auth\"?\\.)",
          Pattern.CASE_INSENSITIVE);

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a chain's texts give away. */
  static Platform of(List<String> texts) {
    Platform found = NONE;
    for (String text : texts) {
      if (found == NONE && usesSupabase(text)) {
        found = SUPABASE;
      }
      if (mentionsOwn(text) && OWN.matcher(text).find()) {
        return NONE;
      }
    }
    return found;
  }

  private static boolean usesSupabase(String text) {
    return SIGNS.stream().anyMatch(s -> says(text, s));
  }

  private static boolean mentionsOwn(String text) {
    return text.contains("auth")
        || text.contains("AUTH")
        || text.contains("anon")
        || text.contains("ANON");
  }

  /** Whether a text has these words, in the usual ways of writing them. */
  private static boolean says(String text, String lower) {
    return hasWord(text, lower)
        || hasWord(text, lower.toUpperCase(Locale.ROOT))
        || hasWord(text, upperFirst(lower));
  }

  /** Whether the words stand by themselves: {@code INTO anonymous} grants nothing to anon. */
  private static boolean hasWord(String text, String word) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (!isNamePart(text, at - 1) && !isNamePart(text, at + word.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNamePart(String text, int at) {
    return at >= 0
        && at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_');
  }

  /** {@code TO authenticated}: the usual mixture of a keyword and a name. */
  private static String upperFirst(String lower) {
    int space = lower.indexOf(' ');
    return space < 0
        ? lower
        : lower.substring(0, space).toUpperCase(Locale.ROOT) + lower.substring(space);
  }
}
