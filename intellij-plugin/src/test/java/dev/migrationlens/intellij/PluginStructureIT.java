package dev.migrationlens.intellij;

import static org.assertj.core.api.Assertions.assertThat;

import com.intellij.ide.plugins.PluginDescriptorLoader;
import com.intellij.openapi.util.BuildNumber;
import com.jetbrains.plugin.structure.base.plugin.PluginCreationFail;
import com.jetbrains.plugin.structure.base.plugin.PluginCreationResult;
import com.jetbrains.plugin.structure.base.plugin.PluginCreationSuccess;
import com.jetbrains.plugin.structure.intellij.plugin.IdePlugin;
import com.jetbrains.plugin.structure.intellij.plugin.IdePluginManager;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What JetBrains' own library and the platform's own loader say of the ZIP. */
class PluginStructureIT {
  @TempDir private Path temporary;

  private static PluginCreationResult<IdePlugin> examined(Path plugin) {
    return IdePluginManager.createManager().createPlugin(plugin);
  }

  @Test
  void theZipHoldsThePluginAndTheServerApart() throws IOException {
    try (var zip = new ZipFile(UnpackedPlugin.zip().toFile())) {
      assertThat(zip.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName))
          .satisfiesExactlyInAnyOrder(
              lib -> assertThat(lib).matches("migration-lens/lib/migration-lens-intellij-.*\\.jar"),
              server -> assertThat(server).isEqualTo("migration-lens/server/migration-lens.jar"));
    }
  }

  @Test
  void theLibraryHasNothingToSay() {
    PluginCreationResult<IdePlugin> result = examined(UnpackedPlugin.zip());
    assertThat(result).isInstanceOf(PluginCreationSuccess.class);
    var success = (PluginCreationSuccess<IdePlugin>) result;
    assertThat(success.getWarnings()).isEmpty();
    assertThat(success.getUnacceptableWarnings()).isEmpty();
    assertThat(success.getPlugin().getPluginName()).isEqualTo("Migration Lens");
    assertThat(success.getPlugin().getSinceBuild()).hasToString("242.0");
    assertThat(success.getPlugin().getUntilBuild()).isNull();
  }

  /** Shows that the library would have spoken. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          (?s)<description>.{200,}</description>\\s*<change | <change             | false
          </idea-plugin>                                    | ''                  | false
          since-build="242"                                 | since-build="242.*" | true
          (?s)<depends>.*</depends>                         | ''                  | true
          """)
  void theLibraryObjects(String part, String replacement, boolean succeeds) throws IOException {
    PluginCreationResult<IdePlugin> result = examined(changed(part, replacement));
    if (result instanceof PluginCreationSuccess<IdePlugin> success) {
      assertThat(success.getUnacceptableWarnings()).isNotEmpty();
    }
    assertThat(result)
        .isInstanceOf(succeeds ? PluginCreationSuccess.class : PluginCreationFail.class);
  }

  /** The plugin's jar, a plugin by itself, with another plugin.xml. */
  private Path changed(String part, String replacement) throws IOException {
    Path jar = UnpackedPlugin.onlyJar(UnpackedPlugin.into(temporary).folder().resolve("lib"));
    try (var content = FileSystems.newFileSystem(jar)) {
      Path descriptor = content.getPath("META-INF/plugin.xml");
      String before = Files.readString(descriptor);
      String after = before.replaceFirst(part, replacement);
      assertThat(after).isNotEqualTo(before);
      Files.writeString(descriptor, after);
    }
    return jar;
  }

  @Test
  void thePlatformLoadsIt() throws IOException {
    var descriptor =
        PluginDescriptorLoader.loadDescriptorFromArtifact(
            UnpackedPlugin.zip(), BuildNumber.fromString("IU-243.21565.1"));
    assertThat(descriptor).isNotNull();
    assertThat(descriptor.getPluginId().getIdString()).isEqualTo("dev.migrationlens");
    assertThat(descriptor.getName()).isEqualTo("Migration Lens");
    assertThat(descriptor.getSinceBuild()).isEqualTo("242");
  }
}
