package dev.migrationlens.workspace;

import dev.migrationlens.catalog.PackedStart;
import dev.migrationlens.catalog.StartPacking;
import dev.migrationlens.chain.Chain;
import dev.migrationlens.chain.Platform;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.sql.PgVersion;
import dev.migrationlens.syntax.StatementSplitter;
import dev.migrationlens.text.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Databases as they are before a chain's first statement, to be replayed in. */
public final class Beginnings {
  private static final AtomicReference<@Nullable CompletableFuture<Replay>> PREPARED =
      new AtomicReference<>();

  private static final List<String> SUPABASE_PATH = List.of("$user", "public", "extensions");
  private static final String PACKED = "supabase.start";

  /** Some of everything that files are full of. */
  private static final String USUAL =
      """
      create table a (
        id bigint generated always as identity primary key,
        b text not null default 'b' check (b <> ''),
        c timestamptz default now(),
        d jsonb default '{}'::jsonb,
        e uuid default gen_random_uuid() references auth.users (id) on delete cascade
      );
      create index on a (b, c);
      alter table a enable row level security, add column if not exists f numeric(12, 2);
      create policy "p" on a for select to authenticated using (auth.uid() = e);
      comment on table a is 'a';
      create function g(h bigint) returns text language plpgsql as $$
      declare i text;
      begin
        select b into i from a where id = h;
        if i is null then
          raise exception 'none: %', h;
        end if;
        return i;
      end
      $$;
      insert into a (b, f) values ('b', 1.5);
      create view j as select k.id, l.b from a k join a l on l.id = k.id where k.f > 1;
      grant select on a to authenticated;
      """;

  private Beginnings() {}

  /**
   * Makes the largest beginning now, on another processor, and then does what is usual once, at
   * which Java is slow the first time: an editor takes as long to say which files it is about.
   */
  public static void prepare() {
    var prepared = new CompletableFuture<Replay>();
    PREPARED.set(prepared);
    Runnable task =
        () -> {
          prepared.completeAsync(() -> of(Platform.SUPABASE, PgVersion.NEWEST), Runnable::run);
          of(Platform.SUPABASE, PgVersion.NEWEST).update(List.of(prelude("usual.sql", USUAL)));
        };
    var thread = new Thread(task, "migration-lens-beginning");
    thread.setDaemon(true);
    thread.start();
  }

  static Replay of(Chain chain, Config config) {
    Replay replay = prepared(chain.platform(), config.postgres());
    if (!chain.bookkeeping().isBlank()) {
      replay.precede(prelude("bookkeeping.sql", chain.bookkeeping()));
    }
    return replay;
  }

  private static Replay prepared(Platform platform, PgVersion version) {
    boolean fits = platform == Platform.SUPABASE && version.equals(PgVersion.NEWEST);
    CompletableFuture<Replay> prepared = fits ? PREPARED.getAndSet(null) : null;
    return prepared == null ? of(platform, version) : prepared.join();
  }

  private static Replay of(Platform platform, PgVersion version) {
    if (platform != Platform.SUPABASE) {
      return new Replay(new Replay.Setup(version, List.of(), List.of("$user", "public")));
    }
    Optional<byte[]> packed = Resource.find(Beginnings.class, PACKED);
    return packed.isEmpty()
        ? replayed(version)
        : new Replay(
            new Replay.Setup(version, List.of(), SUPABASE_PATH, PackedStart.read(packed.get())));
  }

  static Replay replayed(PgVersion version) {
    var prelude = List.of(prelude("supabase.sql", Resource.text(Beginnings.class, "supabase.sql")));
    return new Replay(new Replay.Setup(version, prelude, SUPABASE_PATH));
  }

  /** What Supabase's SQL makes, as the build lays it beside the classes. */
  static byte[] packed(PgVersion version) {
    return StartPacking.write(replayed(version).start());
  }

  /** Run by the build: {@code folder} is that of all classes. */
  public static void main(String[] folder) throws IOException {
    String beside = Beginnings.class.getPackageName().replace('.', '/');
    Files.write(Path.of(folder[0], beside, PACKED), packed(PgVersion.NEWEST));
  }

  private static Migration prelude(String name, String sql) {
    return new Migration(
        "<" + name + ">",
        "",
        sql,
        StatementSplitter.split(sql),
        List.of(),
        Migration.TransactionMode.AUTOCOMMIT,
        Migration.Runner.PSQL);
  }
}
