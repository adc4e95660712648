package dev.migrationlens.rules;

import dev.migrationlens.lint.RuleTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class ProceduralOutsideDoTest {

  @Test
  void aHandlerBehindAStatementThatIsRight() {
    RuleTest.check(
        "procedural-outside-do",
        """
        create table notes (id int primary key);
        --@0+84 error[procedural-outside-do] 42601: `exception` is PL/pgSQL, which PostgreSQL takes only inside a function or a DO block
        exception when others then raise notice 'x';
        --> Wrap it in a DO block
        DO $$
        BEGIN
        create table notes (id int primary key);
        exception when others then raise notice 'x';
        END
        $$;
        """);
  }
}
