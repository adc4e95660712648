package dev.migrationlens.rules;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a name's last word is one thing or many, as far as its letters tell. */
final class Plurals {
  private static final int SHORTEST = 3;

  /** What can be counted: of other words nobody can say whether they are one thing or many. */
  private static final Set<String> COUNTABLE =
      Set.of(
          ("account activity address agent alert answer app application appointment "
                  + "article asset attachment author badge batch booking brand campaign category "
                  + "channel client code column comment company contact contract conversation "
                  + "coupon course credential customer deal delivery department deployment device "
                  + "discount document domain driver email employee entry event expense feature "
                  + "field file folder friend game goal group guest identity image integration "
                  + "invitation invite invoice issue item job key label language lead lesson level "
                  + "like line link list listing location manager member membership menu message "
                  + "milestone module note notification offer option order organization owner page "
                  + "parameter participant partner passenger patient payment permission person "
                  + "phone photo plan player post prefix preference price product profile project "
                  + "property provider purchase question rating reaction receipt record region "
                  + "relation reminder report request reservation resource response restaurant "
                  + "result review reward role room route rule sale schedule score script season "
                  + "secret section segment seller server service session setting shipment shop "
                  + "site skill source station step store student subscriber subscription supplier "
                  + "tag task team template tenant term test thread ticket timepoint token tool "
                  + "topic transaction transfer trip type unit upload user vehicle vendor venue "
                  + "version video visit visitor voucher wallet warehouse webhook widget wish "
                  + "workflow workspace")
              .split(" "));

  private static final Pattern LAST = Pattern.compile("([A-Za-z][a-z]*|[A-Z]+)$");
  private static final Pattern SINGULAR_S = Pattern.compile(".*(ss|us|is|as|os)");
  private static final Pattern HISSING = Pattern.compile(".*(s|x|z|ch|sh)");
  private static final Pattern CONSONANT_Y = Pattern.compile(".*[^aeiou]y");

  private Plurals() {}

  /** Both ways; of a word that may be of either kind nothing is said. */
  static List<Convention.Way> ways() {
    return List.of(
        new Convention.Way(
            "plural",
            n -> !isSingular(n),
            n -> COUNTABLE.contains(last(n)) ? "singular" : "",
            Plurals::pluralOf),
        new Convention.Way(
            "singular",
            n -> !isPlural(n),
            n -> COUNTABLE.contains(last(singularOf(n))) ? "plural" : "",
            Plurals::singularOf));
  }

  private static String last(String name) {
    Matcher last = LAST.matcher(name);
    String word = last.find() ? last.group().toLowerCase(Locale.ROOT) : "";
    return word.length() < SHORTEST ? "" : word;
  }

  private static boolean isSingular(String name) {
    String word = last(name);
    return !word.isEmpty() && !word.endsWith("s");
  }

  private static boolean isPlural(String name) {
    String word = last(name);
    return word.endsWith("s") && !SINGULAR_S.matcher(word).matches();
  }

  static String pluralOf(String name) {
    String word = last(name);
    String start = name.substring(0, name.length() - word.length());
    String own = name.substring(start.length());
    if (CONSONANT_Y.matcher(word).matches()) {
      return start + own.substring(0, own.length() - 1) + "ies";
    }
    return name + (HISSING.matcher(word).matches() ? "es" : "s");
  }

  static String singularOf(String name) {
    String word = last(name);
    int cut = name.length();
    if (word.endsWith("ies")) {
      return name.substring(0, cut - 3) + "y";
    }
    boolean es =
        word.endsWith("es") && HISSING.matcher(word.substring(0, word.length() - 2)).matches();
    return name.substring(0, cut - (es && !word.endsWith("ses") ? 2 : 1));
  }
}
