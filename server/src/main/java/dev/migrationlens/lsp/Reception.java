package dev.migrationlens.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.messages.CancelParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.NotificationMessage;
import org.eclipse.lsp4j.jsonrpc.messages.RequestMessage;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseMessage;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a client says, and answers at once what is no message. Parameters stay plain JSON:
 * reading LSP4J's annotations would cost a hundred milliseconds of every start.
 */
final class Reception {
  private final MessageConsumer inward;
  private final MessageConsumer client;

  Reception(MessageConsumer inward, MessageConsumer client) {
    this.inward = inward;
    this.client = client;
  }

  void take(String body) {
    JsonElement json;
    try {
      json = JsonParser.parseString(body);
    } catch (JsonParseException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      refuse(null, ResponseErrorCode.ParseError, "this is no JSON: " + cause.getMessage());
      return;
    }
    if (!json.isJsonObject()) {
      refuse(null, ResponseErrorCode.InvalidRequest, "a message is one JSON object");
      return;
    }
    JsonObject message = json.getAsJsonObject();
    JsonPrimitive method = primitive(message, "method");
    if (method != null && method.isString()) {
      called(message, method.getAsString());
    } else if (message.has("method") || !message.has("id")) {
      refuse(id(message), ResponseErrorCode.InvalidRequest, "a message names its method");
    } else if (message.has("result") || message.has("error")) {
      answered(message);
    } else {
      refuse(id(message), ResponseErrorCode.InvalidRequest, "a request names its method");
    }
  }

  private void called(JsonObject message, String method) {
    JsonElement params = message.get("params");
    boolean named = params == null || params.isJsonNull() || params.isJsonObject();
    if (message.has("id")) {
      Either<String, Number> id = id(message);
      if (id == null) {
        refuse(null, ResponseErrorCode.InvalidRequest, "an id is a number or a string");
      } else if (!named) {
        refuse(id, ResponseErrorCode.InvalidParams, "the parameters of " + method + " have names");
      } else {
        var request = new RequestMessage();
        request.setRawId(id);
        request.setMethod(method);
        request.setParams(params);
        inward.consume(request);
      }
    } else if (method.equals("$/cancelRequest")) {
      cancelled(params);
    } else if (named) {
      var notification = new NotificationMessage();
      notification.setMethod(method);
      notification.setParams(params);
      inward.consume(notification);
    }
  }

  private void cancelled(@Nullable JsonElement params) {
    Either<String, Number> id = params instanceof JsonObject named ? id(named) : null;
    if (id != null) {
      var cancel = new CancelParams();
      cancel.setRawId(id);
      var notification = new NotificationMessage();
      notification.setMethod("$/cancelRequest");
      notification.setParams(cancel);
      inward.consume(notification);
    }
  }

  private void answered(JsonObject message) {
    Either<String, Number> id = id(message);
    if (id != null) {
      var answer = new ResponseMessage();
      answer.setRawId(id);
      if (message.get("error") instanceof JsonObject error) {
        String words = Json.text(error, "message");
        answer.setError(
            new ResponseError(
                Json.number(error, "code"), words == null ? "" : words, error.get("data")));
      } else {
        answer.setResult(message.get("result"));
      }
      inward.consume(answer);
    }
  }

  /** What is no message has no other way to be told of than an answer to nothing. */
  private void refuse(@Nullable Either<String, Number> id, ResponseErrorCode code, String words) {
    var answer = new ResponseMessage();
    answer.setRawId(id);
    answer.setError(new ResponseError(code, words, null));
    client.consume(answer);
  }

  private static @Nullable Either<String, Number> id(JsonObject message) {
    JsonPrimitive id = primitive(message, "id");
    if (id == null || id.isBoolean()) {
      return null;
    }
    return id.isString() ? Either.forLeft(id.getAsString()) : Either.forRight(id.getAsNumber());
  }

  private static @Nullable JsonPrimitive primitive(JsonObject message, String key) {
    return message.get(key) instanceof JsonPrimitive value ? value : null;
  }
}
