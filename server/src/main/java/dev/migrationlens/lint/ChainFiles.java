package dev.migrationlens.lint;

import java.util.List;
import java.util.Optional;

/** What cures may do with the chain's files, whose names only their migration tool understands. */
public interface ChainFiles {
  /** The cure that makes a file run right after another, every mention of it included. */
  Optional<Fix> runAfter(String path, String other);

  /** The cure that lets two files run at each other's places, every mention of them included. */
  Optional<Fix> exchanged(String path, String other);

  /** The cure that gives a file another name, which keeps its place, every mention included. */
  Optional<Fix> renamed(String path, String newName);

  /** New migrations at the end of the chain, in order; empty where the tool does not allow it. */
  Optional<List<FileChange>> added(List<Draft> drafts);

  /** Lines that let a migration run outside a transaction, for this tool; empty where it cannot. */
  Optional<String> noTransactionMarker();

  /** Whether it is known that the file was applied to a database. */
  boolean applied(String path);

  /** A chain whose names nobody understands. */
  ChainFiles NONE =
      new ChainFiles() {
        @Override
        public Optional<Fix> runAfter(String path, String other) {
          return Optional.empty();
        }

        @Override
        public Optional<Fix> exchanged(String path, String other) {
          return Optional.empty();
        }

        @Override
        public Optional<Fix> renamed(String path, String newName) {
          return Optional.empty();
        }

        @Override
        public Optional<List<FileChange>> added(List<Draft> drafts) {
          return Optional.empty();
        }

        @Override
        public Optional<String> noTransactionMarker() {
          return Optional.empty();
        }

        @Override
        public boolean applied(String path) {
          return false;
        }
      };
}
