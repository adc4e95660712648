package dev.migrationlens.ide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.naming.Chain;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmbedsTest {

  @Test
  void whatIsReferencedAndWhatReferences() {
    assertThat(
            hover(
                "create table users (id int primary key);"
                    + "create table posts (id int primary key, author int references users,"
                    + " editor int references users);"
                    + "create table likes (post int references posts);"
                    + "select * from po<|>sts;"))
        .contains(
            "PostgREST embeds `users!posts_author_fkey(*)`, `users!posts_editor_fkey(*)`,"
                + " `likes(*)`");
  }

  @Test
  void nothingToEmbed() {
    assertThat(hover("create table a (id int); select * from <|>a;")).doesNotContain("embeds");
  }

  private static String hover(String text) {
    Chain chain = Chain.of(text);
    Optional<Hover.Text> hover = Hover.at(chain.replay(), chain.path(), chain.offset());
    return hover.orElseThrow().markdown();
  }
}
