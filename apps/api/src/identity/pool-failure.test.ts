import {
  InternalErrorException,
  InvalidPasswordException,
  NotAuthorizedException,
  ResourceNotFoundException,
  TooManyRequestsException,
  UserNotFoundException,
} from "@aws-sdk/client-cognito-identity-provider";
import { describe, expect, it } from "vitest";
import { poolFailure } from "./pool-failure.ts";

const answer = { $metadata: {}, message: "User akari does not exist, arn:aws:iam::123" };
const refused = new NotAuthorizedException(answer);
const missing = new UserNotFoundException(answer);

describe("a failure of the pool", () => {
  it("does not tell at sign-in whether the person exists", () => {
    expect(poolFailure(missing, "sign-in").code).toBe("sign_in_failed");
    expect(poolFailure(refused, "sign-in").code).toBe("sign_in_failed");
    expect(poolFailure(missing, "sign-in").details).toEqual(poolFailure(refused, "sign-in").details);
  });

  it("is a bad token when refreshing, and a missing person when administering", () => {
    expect(poolFailure(refused, "refresh").code).toBe("token_validation_failed");
    expect(poolFailure(missing, "administration").code).toBe("not_found");
  });

  it("names the field when the password is too weak", () => {
    const failure = poolFailure(new InvalidPasswordException(answer), "sign-in");
    expect(failure).toMatchObject({
      code: "validation_failed",
      details: { fields: { new_password: "too_weak" } },
    });
  });

  it.each([
    ["rate_limited", new TooManyRequestsException(answer)],
    ["identity_provider_unavailable", new InternalErrorException(answer)],
    ["identity_provider_unavailable", Object.assign(new Error("connect"), { code: "ECONNREFUSED" })],
    ["identity_provider_unavailable", Object.assign(new Error("slow"), { name: "TimeoutError" })],
  ])("says %s with a time to come back", (code, error) => {
    const failure = poolFailure(error, "administration");
    expect(failure.code).toBe(code);
    expect(failure.retryAfterSeconds).toBeGreaterThan(0);
  });

  it.each(["InvalidParameterException", "SerializationException"])(
    "is the caller's input on every occasion when the pool says %s",
    (name) => {
      const error = Object.assign(new Error("1 validation error detected"), { name, $fault: "client" });
      for (const occasion of ["administration", "sign-in", "refresh", "sign-out"] as const)
        expect(poolFailure(error, occasion).code).toBe("validation_failed");
    },
  );

  it("takes a wrong pool, a missing permission and a bug of ours for internal errors", () => {
    expect(poolFailure(new ResourceNotFoundException(answer), "administration").code).toBe(
      "internal_server_error",
    );
    expect(poolFailure(refused, "administration").code).toBe("internal_server_error");
    expect(poolFailure(new TypeError("x is undefined"), "sign-in").code).toBe("internal_server_error");
  });

  it("is told by its status where nothing is known of its name", () => {
    const strange = (status: number) =>
      Object.assign(new Error("?"), {
        name: "BrandNewException",
        $fault: status < 500 ? "client" : "server",
        $metadata: { httpStatusCode: status },
      });
    expect(poolFailure(strange(429), "sign-in")).toMatchObject({ code: "rate_limited" });
    expect(poolFailure(strange(502), "sign-in")).toMatchObject({ code: "identity_provider_unavailable" });
    expect(poolFailure(strange(400), "sign-in")).toMatchObject({ code: "internal_server_error" });
  });

  it("repeats nothing that the pool wrote to the caller", () => {
    const { code, details, message } = poolFailure(missing, "administration");
    expect(JSON.stringify({ code, details, message })).not.toContain("akari");
  });

  it("keeps name, sentence and request id for the log, and no part of the exchange", () => {
    const spoken = {
      $metadata: { requestId: "r-1" },
      message: "refused",
      $response: { headers: {}, statusCode: 400 },
    };
    const { cause } = poolFailure(Object.assign(new NotAuthorizedException(spoken), spoken), "sign-in");
    expect(cause).toMatchObject({ name: "NotAuthorizedException", message: "refused (request r-1)" });
    expect(Object.keys(Object(cause))).toEqual(["name"]);
  });
});
