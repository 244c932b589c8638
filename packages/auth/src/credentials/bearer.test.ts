import { describe, expect, it } from "vitest";
import { readBearerToken } from "./bearer.ts";

const token = "aaa.bbb.ccc";

describe("reads the one bearer token", () => {
  it.each([`Bearer ${token}`, `bearer ${token}`, `BEARER ${token}`, `bEaReR ${token}`, `Bearer   ${token}`])(
    "of %j: the scheme's case does not matter, and spaces may be several",
    (authorization) => {
      expect(readBearerToken(authorization)).toEqual({ kind: "token", token });
    },
  );

  it("of a field handed over as a list of one", () => {
    expect(readBearerToken([`Bearer ${token}`])).toEqual({ kind: "token", token });
  });

  it.each(["a", "a=", "a==", "a-._~+/9"])("of every form RFC 6750 knows: %s", (opaque) => {
    expect(readBearerToken(`Bearer ${opaque}`)).toEqual({ kind: "token", token: opaque });
  });
});

it.each([undefined, []])("takes %j for the absence of a credential", (authorization) => {
  expect(readBearerToken(authorization)).toEqual({ kind: "absent" });
});

describe("refuses what is not one bearer token, instead of ignoring it", () => {
  it.each([
    ["", "authorization_not_bearer"],
    [` Bearer ${token}`, "authorization_not_bearer"],
    [`Bearer ${token} `, "authorization_malformed"],
    ["   ", "authorization_not_bearer"],
    [token, "authorization_not_bearer"],
    ["Basic aGFuYWtvOnNlY3JldA==", "authorization_not_bearer"],
    [`DPoP ${token}`, "authorization_not_bearer"],
    [`Bearer${token}`, "authorization_not_bearer"],
    [`Bearer\t${token}`, "authorization_not_bearer"],
    [`Bearer:${token}`, "authorization_not_bearer"],
    [`Token Bearer ${token}`, "authorization_not_bearer"],
    [`ＢＥＡＲＥＲ ${token}`, "authorization_not_bearer"],
    ["Bearer", "authorization_malformed"],
    ["Bearer ", "authorization_malformed"],
    [`Bearer ${token} ${token}`, "authorization_malformed"],
    [`Bearer Bearer ${token}`, "authorization_malformed"],
    [`Bearer "${token}"`, "authorization_malformed"],
    [`Bearer ${token}\n`, "authorization_malformed"],
    [`Bearer ${token};realm=x`, "authorization_malformed"],
    [`Bearer =${token}`, "authorization_malformed"],
    [`Bearer ${token}\0`, "authorization_malformed"],
    [`Bearer ${token}, Bearer ${token}`, "authorization_ambiguous"],
    [`Basic x, Bearer ${token}`, "authorization_ambiguous"],
    [`Bearer ${token},`, "authorization_ambiguous"],
    [[`Bearer ${token}`, `Bearer ${token}`], "authorization_ambiguous"],
    [[`Bearer ${token}`, "Basic x"], "authorization_ambiguous"],
    [["", `Bearer ${token}`], "authorization_ambiguous"],
  ] as const)("%j", (authorization, reason) => {
    expect(readBearerToken(authorization)).toEqual({ kind: "malformed", reason });
  });
});
