package dev.migrationlens.catalog;

import dev.migrationlens.catalog.CastRule.Context;
import dev.migrationlens.catalog.FunctionSignature.Kind;
import dev.migrationlens.catalog.FunctionSignature.Parameter;
import dev.migrationlens.catalog.FunctionSignature.Volatility;
import dev.migrationlens.sql.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads single lines of the fact resources. Their form is described in the queries that write them
 * (test resources {@code facts/*.sql}): in a type {@code _x} is an array, {@code ~x} lies in the
 * extension's own schema, {@code ext~x} in that of another extension, {@code s.x} in schema s.
 */
record FactReader(String ownSchema, UnaryOperator<String> schemaOf) {
  static final FactReader BUILT_IN = new FactReader("pg_catalog", name -> "pg_catalog");

  FunctionSignature function(String line) {
    String[] fields = line.split("\t", -1);
    String code = fields[1];
    boolean variadic = fields[2].contains("*");
    return new FunctionSignature(
        schema(fields[0]),
        name(fields[0]),
        kind(code.charAt(0)),
        parameters(fields[2].replace("*", "")),
        Integer.parseInt(fields[3]),
        variadic,
        type(fields[4]),
        code.charAt(3) == 'r',
        fields.length > 5 ? parameters(fields[5]) : List.of(),
        volatility(code.charAt(1)),
        code.charAt(2) == 's',
        code.length() > 4 ? Integer.parseInt(code, 4, code.length(), 10) : 0);
  }

  private static Kind kind(char letter) {
    return switch (letter) {
      case 'p' -> Kind.PROCEDURE;
      case 'a' -> Kind.AGGREGATE;
      case 'o' -> Kind.ORDERED_SET_AGGREGATE;
      case 'w' -> Kind.WINDOW;
      default -> Kind.FUNCTION;
    };
  }

  private static Volatility volatility(char letter) {
    return switch (letter) {
      case 'i' -> Volatility.IMMUTABLE;
      case 's' -> Volatility.STABLE;
      default -> Volatility.VOLATILE;
    };
  }

  private List<Parameter> parameters(String list) {
    var parameters = new ArrayList<Parameter>();
    for (String item : items(list)) {
      int colon = item.indexOf(':');
      parameters.add(
          new Parameter(
              colon < 0 ? "" : item.substring(0, colon), type(item.substring(colon + 1))));
    }
    return parameters;
  }

  /** Types are separated by commas, the modifiers of one by semicolons. */
  private static List<String> items(String list) {
    return list.isEmpty() ? List.of() : List.of(list.split(","));
  }

  TypeFacts typeFacts(String line) {
    String[] fields = line.split("\t", -1);
    var kind =
        switch (fields[1]) {
          case "c" -> TypeFacts.Kind.COMPOSITE;
          case "d" -> TypeFacts.Kind.DOMAIN;
          case "e" -> TypeFacts.Kind.ENUM;
          case "p" -> TypeFacts.Kind.PSEUDO;
          case "r" -> TypeFacts.Kind.RANGE;
          case "m" -> TypeFacts.Kind.MULTIRANGE;
          default -> TypeFacts.Kind.BASE;
        };
    boolean related = fields.length > 4 && kind != TypeFacts.Kind.ENUM;
    return new TypeFacts(
        new SqlType(schema(fields[0]), name(fields[0]), List.of(), false),
        kind,
        fields[2].charAt(0),
        fields[3].charAt(0) == 'p',
        related ? type(fields[4]) : null,
        fields[3].charAt(1) == 'c',
        fields[3].charAt(2) == 'm');
  }

  /** The labels of an enum, nothing for other types. */
  List<String> labels(String line) {
    String[] fields = line.split("\t", -1);
    return fields[1].equals("e") && fields.length > 4 ? items(fields[4]) : List.of();
  }

  OperatorSignature operator(String line) {
    String[] fields = line.split("\t", -1);
    // A symbol holds no dot, but a schema before it may.
    @Nullable SqlType left = fields[1].isEmpty() ? null : type(fields[1]);
    return new OperatorSignature(
        schema(fields[0]), name(fields[0]), left, type(fields[2]), type(fields[3]));
  }

  CastRule cast(String line) {
    String[] fields = line.split("\t", -1);
    var context =
        switch (fields[2].charAt(0)) {
          case 'i' -> Context.IMPLICIT;
          case 'a' -> Context.ASSIGNMENT;
          default -> Context.EXPLICIT;
        };
    var method =
        switch (fields[2].charAt(1)) {
          case 'b' -> CastRule.Method.BINARY;
          case 'i' -> CastRule.Method.INOUT;
          default -> CastRule.Method.FUNCTION;
        };
    return new CastRule(type(fields[0]), type(fields[1]), context, method);
  }

  OperatorClass operatorClass(String line) {
    String[] fields = line.split("\t", -1);
    var others = new ArrayList<SqlType>();
    for (String other : items(fields.length > 5 ? fields[5] : "")) {
      others.add(type(other));
    }
    return new OperatorClass(
        schema(fields[1]),
        fields[0],
        name(fields[1]),
        type(fields[2]),
        fields[3],
        fields[4].equals("d"),
        others);
  }

  BuiltinRelation relation(String line) {
    String[] fields = line.split("\t", -1);
    var columns = new ArrayList<BuiltinRelation.Column>();
    for (String item : items(fields[2])) {
      int colon = item.indexOf(':');
      String type = item.substring(colon + 1);
      boolean byDefault = type.endsWith("=");
      type = byDefault ? type.substring(0, type.length() - 1) : type;
      boolean notNull = type.endsWith("!");
      type = notNull ? type.substring(0, type.length() - 1) : type;
      columns.add(
          new BuiltinRelation.Column(item.substring(0, colon), type(type), notNull, byDefault));
    }
    return new BuiltinRelation(schema(fields[0]), name(fields[0]), fields[1].charAt(0), columns);
  }

  /** The schema of an object: its own where one is written. */
  private String schema(String written) {
    int dot = dot(written);
    return dot < 0 ? ownSchema : written.substring(0, dot);
  }

  private static String name(String written) {
    return written.substring(dot(written) + 1);
  }

  private static int dot(String written) {
    return written.lastIndexOf('.');
  }

  SqlType type(String written) {
    boolean array = written.startsWith("_");
    String rest = array ? written.substring(1) : written;
    int parenthesis = rest.indexOf('(');
    List<String> modifiers = List.of();
    if (parenthesis >= 0) {
      modifiers = List.of(rest.substring(parenthesis + 1, rest.length() - 1).split(";"));
      rest = rest.substring(0, parenthesis);
    }
    int tilde = rest.indexOf('~');
    int dot = dot(rest);
    if (tilde >= 0) {
      String schema = tilde == 0 ? ownSchema : schemaOf.apply(rest.substring(0, tilde));
      return new SqlType(schema, rest.substring(tilde + 1), modifiers, array);
    }
    return new SqlType(
        dot < 0 ? null : rest.substring(0, dot), rest.substring(dot + 1), modifiers, array);
  }
}
