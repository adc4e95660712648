package dev.migrationlens.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.migrationlens.Main;
import dev.migrationlens.testing.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(Main.class.getProtectionDomain().getCodeSource().getLocation());

  private static final List<String> FILES =
      List.of(
          "java.nio.file.Files", "java.io.File", "java.io.FileInputStream", "java.io.FileReader");

  /** What every room may use: the core of the JDK, without its databases and its windows. */
  private static final List<String> CORE =
      List.of(
          "java.io",
          "java.lang..",
          "java.math",
          "java.net..",
          "java.nio..",
          "java.security..",
          "java.text",
          "java.time..",
          "java.util..",
          "org.jspecify.annotations");

  private static final DescribedPredicate<JavaClass> PRIMITIVE =
      DescribedPredicate.describe("primitive", type -> type.getPackageName().isEmpty());

  static List<Room> rooms() {
    return Rooms.ALL;
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomLooksOnlyAtRoomsBeforeIt(Room room) {
    var allowed = new ArrayList<>(CORE);
    allowed.add(room.pattern());
    allowed.addAll(room.libraries());
    Rooms.ALL.stream()
        .filter(other -> room.mayImport().contains(other.name()))
        .forEach(other -> allowed.add(other.pattern()));
    classes()
        .that()
        .resideInAPackage(room.pattern())
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new)).or(PRIMITIVE))
        .because("the room table says so (server/src/test/java/dev/migrationlens/house/Rooms.java)")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void theTableOnlyLooksBack() {
    var before = new ArrayList<String>();
    for (var room : Rooms.ALL) {
      assertThat(before).as("rooms before %s", room.name()).containsAll(room.mayImport());
      before.add(room.name());
    }
  }

  @Test
  void everyPackageIsARoomOfTheTable() {
    var known = Rooms.ALL.stream().map(Room::name).toList();
    var rooms =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith(Rooms.BASE + "."))
            .map(name -> name.substring(Rooms.BASE.length() + 1).split("\\.")[0])
            .collect(Collectors.toSet());
    assertThat(known).containsAll(rooms);
  }

  @Test
  void noCycles() {
    slices()
        .matching(Rooms.BASE + ".(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void theTreeKnowsNoParser() {
    noClasses()
        .that()
        .resideInAPackage(Rooms.BASE + ".syntax.ast")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(Rooms.BASE + ".syntax")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void onlyTheEdgesTouchFiles() {
    noClasses()
        .that(
            not(
                resideInAnyPackage(
                    Rooms.BASE,
                    Rooms.BASE + ".workspace..",
                    Rooms.BASE + ".cli..",
                    Rooms.BASE + ".lsp..",
                    Rooms.BASE + ".live..",
                    Rooms.BASE + ".trial..")))
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "read or write files", type -> FILES.contains(type.getFullName())))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void rulesShowOnlyTheirList() {
    classes()
        .that()
        .resideInAPackage(Rooms.BASE + ".rules")
        .and()
        .doNotHaveSimpleName("Rules")
        .should()
        .notBePublic()
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void rulesKeepNoState() {
    fields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(Rooms.BASE + ".rules")
        .should()
        .beFinal()
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void everyRuleIsRegistered() {
    var list = Rooms.BASE + ".rules.Rules";
    if (!CLASSES.contain(list)) {
      return;
    }
    var named =
        CLASSES.get(list).getDirectDependenciesFromSelf().stream()
            .map(dependency -> dependency.getTargetClass().getFullName())
            .collect(Collectors.toSet());
    var rules =
        CLASSES.stream()
            .filter(type -> type.getPackageName().equals(Rooms.BASE + ".rules"))
            .filter(type -> type.isAssignableTo(Rooms.BASE + ".lint.Rule"))
            .filter(JavaClass::isTopLevelClass)
            .map(JavaClass::getFullName)
            .toList();
    assertThat(named).as("Rules.ALL").containsAll(rules);
  }

  @Test
  void theMapIsTheTable() {
    Golden.checkSection("server/ARCHITECTURE.md", "rooms", Rooms.map());
  }
}
