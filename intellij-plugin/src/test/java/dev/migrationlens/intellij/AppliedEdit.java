package dev.migrationlens.intellij;

import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CreateFile;
import org.eclipse.lsp4j.DeleteFile;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.RenameFile;
import org.eclipse.lsp4j.ResourceOperation;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Does to files what an editor does with a workspace edit. */
final class AppliedEdit {
  private AppliedEdit() {}

  static void apply(WorkspaceEdit edit) throws IOException {
    List<Either<TextDocumentEdit, ResourceOperation>> changes =
        requireNonNullElse(edit.getDocumentChanges(), List.of());
    for (Either<TextDocumentEdit, ResourceOperation> change : changes) {
      if (change.isLeft()) {
        TextDocumentEdit document = change.getLeft();
        var edits = new ArrayList<TextEdit>();
        document.getEdits().forEach(either -> edits.add(either.getLeft()));
        write(path(document.getTextDocument().getUri()), edits);
      } else {
        apply(change.getRight());
      }
    }
    Map<String, List<TextEdit>> plain = requireNonNullElse(edit.getChanges(), Map.of());
    for (Map.Entry<String, List<TextEdit>> change : plain.entrySet()) {
      write(path(change.getKey()), change.getValue());
    }
  }

  private static void apply(ResourceOperation operation) throws IOException {
    switch (operation) {
      case RenameFile rename -> Files.move(path(rename.getOldUri()), path(rename.getNewUri()));
      case CreateFile create -> Files.createFile(path(create.getUri()));
      case DeleteFile delete -> Files.delete(path(delete.getUri()));
      default -> throw new AssertionError("Unknown operation " + operation.getKind());
    }
  }

  private static void write(Path file, List<TextEdit> edits) throws IOException {
    String text = Files.readString(file);
    var fromTheEnd = new ArrayList<>(edits);
    fromTheEnd.sort(
        Comparator.comparing(
                (TextEdit edit) -> edit.getRange().getStart(),
                Comparator.comparingInt(Position::getLine).thenComparingInt(Position::getCharacter))
            .reversed());
    for (TextEdit edit : fromTheEnd) {
      int start = offset(text, edit.getRange().getStart());
      int end = offset(text, edit.getRange().getEnd());
      text = text.substring(0, start) + edit.getNewText() + text.substring(end);
    }
    Files.writeString(file, text);
  }

  private static int offset(String text, Position position) {
    int line = 0;
    for (int i = 0; i < position.getLine(); i++) {
      line = text.indexOf('\n', line) + 1;
    }
    return line + position.getCharacter();
  }

  private static Path path(String uri) {
    return Path.of(URI.create(uri));
  }
}
