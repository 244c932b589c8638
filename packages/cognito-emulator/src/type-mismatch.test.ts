import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../test/account-pool.ts";

const list = "Start of list found where not expected";
const structure = "Start of structure or map found where not expected.";

describe("A member of another JSON type than the model's is refused in AWS's words", () => {
  let account: AccountPool;
  beforeAll(async () => {
    account = await openAccountPool();
  });
  afterAll(() => account.close());

  const named = (Value: unknown) => ({ Username: "a", UserAttributes: [{ Name: "custom:role", Value }] });

  it.each([
    ["SignUp", named(1), "NUMBER_VALUE can not be converted to a String"],
    ["SignUp", named(true), "TRUE_VALUE can not be converted to a String"],
    ["SignUp", named(false), "FALSE_VALUE can not be converted to a String"],
    ["SignUp", named([]), list],
    ["SignUp", named({}), structure],
    ["SignUp", { Username: "a", UserAttributes: "x" }, "Expected list or null"],
    ["SignUp", { Username: "a", Password: 12_345_678 }, "NUMBER_VALUE can not be converted to a String"],
    ["InitiateAuth", { AuthFlow: 1 }, "NUMBER_VALUE can not be converted to a String"],
    ["InitiateAuth", { AuthFlow: ["CUSTOM_AUTH"] }, list],
  ])("%s: %j", async (operation, body, message) => {
    expect(await account.call(operation, body)).toEqual({ __type: "SerializationException", message });
  });

  it.each([
    ["ListUsers", { Limit: "1" }, "STRING_VALUE can not be converted to an Integer"],
    ["ListUsers", { Limit: true }, "TRUE_VALUE can not be converted to an Integer"],
    ["UpdateUserPool", { Policies: "strict" }, "Expected null"],
    ["UpdateUserPool", { EmailConfiguration: { From: 1 } }, "NUMBER_VALUE can not be converted to a String"],
  ])("%s, of an administrator: %j", async (operation, body, message) => {
    expect(await account.administer(operation, body)).toEqual({ __type: "SerializationException", message });
  });

  it("Before any limit is looked at, and only where something was sent", async () => {
    const mixed = { Limit: "1", PaginationToken: "" };
    expect(await account.administer("ListUsers", mixed)).toMatchObject({ __type: "SerializationException" });
    expect(await account.call("SignUp", { Username: null })).toMatchObject({
      message: expect.stringContaining("Member must not be null"),
    });
  });
});
