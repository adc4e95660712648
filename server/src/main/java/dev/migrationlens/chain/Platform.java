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
    return SIGNS.stream().anyMatch(s -> containsIgnoringCase(text, s));
  }

  private static boolean mentionsOwn(String text) {
    return containsIgnoringCase(text, "auth") || containsIgnoringCase(text, "anon");
  }

  private static boolean containsIgnoringCase(String text, String lower) {
    if (text.contains(lower)) {
      return true;
    }
    String upper = lower.toUpperCase(Locale.ROOT);
    return text.contains(upper) || (text.contains("TO ") && text.contains(upperFirst(lower)));
  }

  /** {@code TO authenticated}: the usual mixture of a keyword and a name. */
  private static String upperFirst(String lower) {
    int space = lower.indexOf(' ');
    return space < 0
        ? lower
        : lower.substring(0, space).toUpperCase(Locale.ROOT) + lower.substring(space);
  }
}
