package dev.migrationlens.catalog;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words PostgreSQL knows in dates, times and intervals; any other word is a mistake. */
final class DateWords {
  /** PostgreSQL looks at no more of a word. */
  private static final int LONGEST = 10;

  private static final Set<String> MOMENTS =
      words(
          """
          epoch infinity now today tomorrow yesterday allballs ad am at bc d dow doy dst h isodow
          isoyear j jd julian m mm on pm s t y z zulu
          jan january feb february mar march apr april may jun june jul july aug august sep sept
          september oct october nov november dec december
          sun sunday mon monday tue tues tuesday wed wednesday weds thu thur thurs thursday fri
          friday sat saturday
          """);

  private static final Set<String> ZONES =
      words(
          """
          acdt acsst acst act acwst adt aedt aesst aest aft akdt akst almst almt amst amt anast anat
          arst art ast awsst awst azost azot azst azt bdst bdt bnt bort bot bra brst brt bst btt
          cadt cast cct cdt cest cet cetdst chadt chast chut ckt clst clt cot cst cxt davt ddut
          easst east eat edt eest eet eetdst egst egt est fet fjst fjt fkst fkt fnst fnt galt gamt
          gest get gft gilt gmt gyt hkt hst ict idt iot irkst irkt irt ist jayt jst kdt kgst kgt
          kost krast krat kst lhdt lhst ligt lint lkt magst magt mart mawt mdt mest mesz met metdst
          mez mht mmt mpt msd msk mst must mut mvt myt ndt nft novst novt npt nut nzdt nzst nzt
          omsst omst pdt pet petst pett pgt pht pkst pkt pmdt pmst pont pst pwt pyst pyt ret sadt
          sast sct sgt taht tft tjt tkt tmt tot trut tvt uct ulast ulat ut utc uyst uyt uzst uzt
          vet vlast vlat volt vut wadt wakt wast wat wdt wet wetdst wft wgst wgt xjt yakst yakt yapt
          yekst yekt cuba egypt eire factory gb greenwich hongkong iceland iran israel jamaica japan
          kwajalein libya navajo nz poland portugal prc roc rok singapore turkey universal posix
          posixrules localtime
          """);

  private static final Set<String> UNITS =
      words(
          """
          ago c cent centuries century d day days dec decade decades decs h hour hours hr hrs
          infinity m microseconds mil millennia millennium mils min mins minute minutes mon mons
          month months ms msec milliseconds msecs p qtr quarter s sec second seconds secs t timezone
          us usec usecs w week weeks y year years yr yrs
          """);

  private static final Pattern WORD = Pattern.compile("[a-z]+");

  /** What may stand before the word, so that nothing else is found wrong first. */
  private static final Pattern DAY_AND_CLOCK =
      Pattern.compile(
          "(?:[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
              + "(?:[t ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?"
              + "(?:[+-](?:0[0-9]|1[0-2]))?)?)?[ {\\[\"]*");

  private static final Pattern CLOCK =
      Pattern.compile("(?:(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)?[ {\\[\"]*");

  private static final Pattern AMOUNTS = Pattern.compile("(?:[+-]?[0-9]{1,5} ?[a-z]* ?)*");

  private DateWords() {}

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  /** Whether the first thing wrong with a text certainly is a word that PostgreSQL knows not. */
  static boolean strange(String type, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.matches("[{}\\[\\] ]+")) {
      return true;
    }
    boolean interval = type.equals("interval");
    Pattern before =
        interval ? AMOUNTS : type.equals("time") || type.equals("timetz") ? CLOCK : DAY_AND_CLOCK;
    Matcher word = WORD.matcher(lower);
    while (word.find()) {
      String known = word.group().substring(0, Math.min(LONGEST, word.group().length()));
      if (!isKnown(known, interval)) {
        // With more behind it, it may be part of a time zone's name.
        boolean last = lower.substring(word.end()).matches("[\\]}\" ]*");
        return last && before.matcher(lower.substring(0, word.start())).matches();
      }
    }
    return false;
  }

  private static boolean isKnown(String word, boolean interval) {
    return interval
        ? UNITS.stream().anyMatch(u -> cut(u).equals(word))
        : MOMENTS.contains(word) || ZONES.contains(word);
  }

  private static String cut(String word) {
    return word.substring(0, Math.min(LONGEST, word.length()));
  }
}
