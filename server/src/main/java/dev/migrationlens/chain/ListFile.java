package dev.migrationlens.chain;

/** The file in which a tool lists its migrations, where their names do not say the order. */
public record ListFile(String path, String text) {}
