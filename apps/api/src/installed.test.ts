import { expect, it } from "vitest";
import { assertInstalled } from "./installed.ts";

it("tells at the start that a package is missing which is loaded later", () => {
  expect(() => assertInstalled("@aws-sdk/client-cognito-identity-provider")).not.toThrow();
  expect(() => assertInstalled("@fastify/nothing-of-the-kind")).toThrow(
    expect.objectContaining({ code: "MODULE_NOT_FOUND" }),
  );
});
