package dev.migrationlens.effect;

import dev.migrationlens.catalog.Builtins;
import dev.migrationlens.catalog.CastObject;
import dev.migrationlens.catalog.CastRule;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.OperatorClass;
import dev.migrationlens.catalog.OperatorClasses;
import dev.migrationlens.catalog.OperatorSignature;
import dev.migrationlens.catalog.Operators;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.RelationEntry;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.TypeFacts;
import dev.migrationlens.catalog.TypeWorld;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Types, casts and operators as one statement sees them: PostgreSQL's own and the chain's. */
final class Types implements TypeWorld {
  private final Evaluation e;

  Types(Evaluation e) {
    this.e = e;
  }

  /**
   * The type that a written name means; UNSURE where unknown, after saying so when it is certain.
   */
  SqlType resolve(TypeName written) {
    SqlType found = find(written);
    if (written.percent() != TypeName.Percent.NONE) {
      Declarations.requireSource(e, written);
    }
    if (found == null) {
      reportMissing(written);
      return SqlType.UNSURE;
    }
    requireSimpleModifiers(written);
    return found;
  }

  private void requireSimpleModifiers(TypeName written) {
    for (Expr modifier : written.modifiers()) {
      boolean simple =
          switch (modifier) {
            case Expr.Literal literal ->
                literal.kind() != Expr.LiteralKind.TRUE && literal.kind() != Expr.LiteralKind.FALSE;
            case Expr.Call call -> false;
            case Expr.Cast cast -> false;
            case Expr.Case choice -> false;
            default -> true;
          };
      if (!simple) {
        e.error(
            "syntax-error",
            SqlState.SYNTAX_ERROR,
            "type modifiers must be simple constants or identifiers",
            modifier);
        return;
      }
    }
  }

  /** Like {@link #resolve}, but null where there is no such type, and without a word. */
  @Nullable SqlType find(TypeName written) {
    if (written.percent() != TypeName.Percent.NONE) {
      return percent(written);
    }
    SqlType base = named(written.name());
    if (base == null) {
      return null;
    }
    if (base.isUnsure()) {
      return base;
    }
    List<String> modifiers = base.is("interval") ? interval(written) : modifiers(written);
    SqlType typed = modifiers.isEmpty() ? base : base.withModifiers(modifiers);
    return written.dimensions() > 0 ? typed.asArray() : typed;
  }

  private static List<String> modifiers(TypeName written) {
    var values = new ArrayList<String>();
    for (Expr modifier : written.modifiers()) {
      values.add(modifier(modifier));
    }
    return values;
  }

  /** A number, a text, or a word such as the point of {@code geometry(Point, 4326)}. */
  private static String modifier(Expr modifier) {
    return switch (modifier) {
      case Expr.Literal literal -> literal.value();
      case Expr.ColumnRef ref when !ref.star() && ref.parts().size() == 1 ->
          ref.parts().get(0).text();
      default -> "?";
    };
  }

  /** The fields of an interval are words; the precision of its seconds is the number among them. */
  private List<String> interval(TypeName written) {
    return written.modifiers().isEmpty()
        ? SqlType.intervalModifiers(e.source(written))
        : modifiers(written);
  }

  private SqlType percent(TypeName written) {
    List<Ident> parts = written.name().parts();
    if (written.percent() == TypeName.Percent.ROW) {
      return Lookup.entry(e, written.name()) instanceof Relation row
          ? SqlType.of(row.schema(), row.name())
          : SqlType.UNSURE;
    }
    if (parts.size() < 2) {
      return SqlType.UNSURE;
    }
    var table = new ObjectName(parts.subList(0, parts.size() - 1));
    if (!(Lookup.entry(e, table) instanceof Relation relation)) {
      return SqlType.UNSURE;
    }
    Column column = relation.column(written.name().name());
    return column == null || column.type() == null ? SqlType.UNSURE : column.type();
  }

  private @Nullable SqlType named(ObjectName name) {
    if (name.schema() != null) {
      return inSchema(name.schema().text(), name.name());
    }
    for (String schema : Lookup.visible(e)) {
      SqlType found = inSchema(schema, name.name());
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The type of this name in this schema, a table's row type and an array's {@code _name} too. */
  @Nullable SqlType inSchema(String schema, String name) {
    if (schema.equals("pg_catalog")) {
      String plain = name.startsWith("_") ? name.substring(1) : name;
      if (Builtins.type(name).isPresent() || Builtins.type(plain).isPresent()) {
        return SqlType.of(name);
      }
    }
    PgType own = e.db.type(schema, name);
    if (own != null) {
      e.relyOn(own.origin());
      return SqlType.of(schema, name);
    }
    RelationEntry row = e.db.relationEntry(schema, name);
    if (row instanceof Relation relation && relation.kind() != Relation.Kind.SEQUENCE) {
      e.relyOn(relation.origin());
      return SqlType.of(schema, name);
    }
    if (name.startsWith("_") && name.length() > 1) {
      SqlType element = inSchema(schema, name.substring(1));
      return element == null ? null : element.asArray();
    }
    return null;
  }

  private void reportMissing(TypeName written) {
    ObjectName name = written.name();
    if (written.percent() != TypeName.Percent.NONE || name.parts().size() > 2) {
      return;
    }
    if (name.schema() != null && Lookup.isMissingSchema(e, name.schema().text())) {
      Lookup.reportMissingSchema(e, name.schema());
      return;
    }
    if (Lookup.mayExist(e, "type", name)) {
      return;
    }
    e.report(
        new Problem(
            "missing-type",
            SqlState.UNDEFINED_OBJECT,
            "type `" + name.qualified() + "` does not exist",
            name.span(),
            new Sought(
                Sought.What.TYPE,
                name.schema() == null ? null : name.schema().text(),
                Lookup.places(e, name),
                name.name(),
                List.of()),
            Map.of()));
  }

  /** The chain's own type behind a SqlType (arrays: of the element), or null. */
  @Nullable PgType own(SqlType type) {
    return type.builtIn() ? null : e.db.type(type.qualifiedName().schema(), type.name());
  }

  /** What a domain is made of, down to a type that is no domain. */
  SqlType base(SqlType type) {
    SqlType at = type;
    for (int i = 0; i < 16; i++) {
      PgType own = at.array() ? null : own(at);
      if (own == null || own.kind() != PgType.Kind.DOMAIN || own.base() == null) {
        return at;
      }
      at = own.base();
    }
    return at;
  }

  @Override
  public @Nullable TypeFacts facts(SqlType type) {
    if (type.builtIn()) {
      return Builtins.types().facts(type);
    }
    PgType own = own(type);
    if (own == null) {
      boolean row =
          e.db.relationEntry(type.qualifiedName().schema(), type.name()) instanceof Relation;
      return row ? TypeFacts.composite(type.bare()) : null;
    }
    return switch (own.kind()) {
      case ENUM -> TypeFacts.enumeration(type.bare());
      case COMPOSITE -> TypeFacts.composite(type.bare());
      case DOMAIN -> domain(type.bare(), own);
      case RANGE -> own.base() == null ? null : TypeFacts.range(type.bare(), own.base());
      case BASE -> own.facts();
      case SHELL -> null;
    };
  }

  private @Nullable TypeFacts domain(SqlType type, PgType own) {
    if (own.base() == null) {
      return null;
    }
    if (own.base().array()) {
      return TypeFacts.domain(type, own.base(), 'A', false);
    }
    TypeFacts base = facts(own.base().bare());
    return base == null
        ? null
        : TypeFacts.domain(type, own.base(), base.category(), base.collatable());
  }

  @Override
  public @Nullable CastRule cast(SqlType source, SqlType target) {
    CastRule builtIn = Builtins.types().cast(source, target);
    if (builtIn != null) {
      return builtIn;
    }
    Key key = Key.of(Space.CAST, source.bare() + " as " + target.bare());
    return e.db.get(key) instanceof CastObject own ? own.rule() : null;
  }

  @Override
  public List<OperatorSignature> operators(String symbol) {
    var all = new ArrayList<>(Builtins.types().operators(symbol));
    for (String schema : e.searchPath()) {
      if (e.db.get(new Key(Space.OPERATOR, schema, symbol)) instanceof Operators own) {
        all.addAll(own.signatures());
      }
    }
    return all;
  }

  /** Whether the chain made operators of this symbol, or casts, that could change a choice. */
  boolean addsOperators(String symbol) {
    for (String schema : e.searchPath()) {
      if (e.db.get(new Key(Space.OPERATOR, schema, symbol)) != null) {
        return true;
      }
    }
    return !e.db.scan(Space.CAST, "").isEmpty();
  }

  @Override
  public List<OperatorClass> operatorClasses(String method) {
    List<OperatorClass> builtIn = Builtins.types().operatorClasses(method);
    if (e.db.get(OperatorClasses.key(method)) instanceof OperatorClasses own) {
      var all = new ArrayList<>(builtIn);
      all.addAll(own.classes());
      return all;
    }
    return builtIn;
  }

  @Override
  public @Nullable List<String> labels(SqlType type) {
    PgType own = own(type);
    return own == null || own.labels().isEmpty()
        ? null
        : own.labels().stream().map(PgType.Label::text).toList();
  }
}
