package dev.migrationlens.ide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.naming.Chain;
import dev.migrationlens.naming.Words;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinsTest {
  private static final String TABLES =
      "create table users (id int primary key);"
          + "create table posts (id int primary key, author int references users);"
          + "create table \"Pairs\" (a int, b int, foreign key (a) references posts,"
          + " foreign key (b) references users);";

  @Test
  void conditionsAlongForeignKeys() {
    assertThat(conditions("select * from users u join posts as p on <|>"))
        .containsExactly("p.author = u.id");
    assertThat(conditions("select * from posts join users on <|>"))
        .containsExactly("users.id = posts.author");
    assertThat(
            conditions("select * from users u join posts p on p.author = u.id join \"Pairs\" on "))
        .containsExactly("\"Pairs\".a = p.id", "\"Pairs\".b = u.id");
  }

  @Test
  void noneElsewhere() {
    assertThat(conditions("create index on ")).isEmpty();
    assertThat(conditions("select * from users join posts on true and ")).isEmpty();
  }

  @Test
  void tablesWithTheirConditions() {
    Chain chain = Chain.of(TABLES, "select * from users u join <|>");
    assertThat(Completion.at(chain.replay(), chain.path(), chain.offset()))
        .extracting(Completion.Item::insertText)
        .startsWith("posts on posts.author = u.id", "\"Pairs\" on \"Pairs\".b = u.id");
  }

  @Test
  void theyAreProposedFirst() {
    Chain chain = Chain.of(TABLES, "select * from users u join posts p on <|>");
    assertThat(Completion.at(chain.replay(), chain.path(), chain.offset()).get(0))
        .extracting(Completion.Item::label, Completion.Item::detail)
        .containsExactly("p.author = u.id", "posts_author_fkey");
  }

  private static List<String> conditions(String query) {
    Words before = Words.of(query.replace("<|>", ""));
    return Joins.conditions(before, Chain.of(TABLES).replay().end()).stream()
        .map(Joins.Proposal::text)
        .toList();
  }
}
