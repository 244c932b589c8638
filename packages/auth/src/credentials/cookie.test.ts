import { describe, expect, it } from "vitest";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { readTokenCookie, tokenCookie } from "./cookie.ts";

const name = "__Host-token";
const token = "aaa.bbb.ccc";

describe("reads the one cookie of the name", () => {
  it.each<[string, string | readonly string[]]>([
    ["alone", `${name}=${token}`],
    ["between others", `theme=dark; ${name}=${token}; lang=ja`],
    ["without the space after a semicolon", `theme=dark;${name}=${token};lang=ja`],
    ["with more blanks than needed", `theme=dark ;\t ${name}=${token}  ; lang=ja`],
    ["in one of several fields, as HTTP/2 splits them", ["theme=dark", `${name}=${token}`, "lang=ja"]],
    ["beside empty pairs", `;; ${name}=${token};`],
    ["beside cookies that are no pairs", `flag; ${name}=${token}; =x`],
  ])("%s", (_where, fields) => {
    expect(readTokenCookie(fields, name)).toEqual({ kind: "token", token });
  });

  it("whole, with every equals sign in it", () => {
    expect(readTokenCookie(`${name}=a=b==`, name)).toEqual({ kind: "token", token: "a=b==" });
  });

  it("as it stands: quotes and escapes are part of the value, and no token has them", () => {
    expect(readTokenCookie(`${name}="${token}"`, name)).toEqual({ kind: "token", token: `"${token}"` });
    expect(readTokenCookie(`${name}=a%2Eb`, name)).toEqual({ kind: "token", token: "a%2Eb" });
  });
});

describe("finds none", () => {
  it.each<[string, string | readonly string[] | undefined]>([
    ["without a field", undefined],
    ["in no fields", []],
    ["in an empty field", ""],
    ["of another name", `theme=${token}`],
    ["of a name in another case", `__host-token=${token}`],
    ["of a longer name", `x${name}=${token}; ${name}x=${token}`],
    ["of the name with a blank before the equals sign, which no browser sends", `${name} =${token}`],
    ["where the name is a value", `a=${name}; b="${name}=${token}"`],
    ["of the name alone", name],
  ])("%s", (_where, fields) => {
    expect(readTokenCookie(fields, name)).toEqual({ kind: "absent" });
  });
});

it("takes off spaces and tabs and nothing else: a browser sees another name behind a no-break space", () => {
  for (const blank of ["\u00a0", "\u3000", "\ufeff", "\v", "\f"]) {
    expect(readTokenCookie(`${blank}${name}=${token}`, name)).toEqual({ kind: "absent" });
    const beside = readTokenCookie(`${name}=${token}; ${blank}${name}=ddd.eee.fff`, name);
    expect(beside).toEqual({ kind: "token", token });
  }
});

it("costs no more than its length, however many blanks stand in the middle", () => {
  // Looked through from each blank anew, these would take a minute, for somebody who has not said who they are.
  const fields = `theme=a${" \t".repeat(100_000)}b; ${name}=${token}`;
  expect(readTokenCookie(fields, name)).toEqual({ kind: "token", token });
});

describe("refuses what nobody can take for one token:", () => {
  it.each<[string, string | readonly string[]]>([
    ["two of them", `${name}=${token}; ${name}=ddd.eee.fff`],
    ["the same one twice", `${name}=${token}; ${name}=${token}`],
    ["two in two fields", [`${name}=${token}`, `${name}=${token}`]],
    ["a good one and an empty one", `${name}=; ${name}=${token}`],
  ])("%s", (_what, fields) => {
    expect(readTokenCookie(fields, name)).toEqual({ kind: "malformed", reason: "cookie_ambiguous" });
  });

  it("an empty one", () => {
    expect(readTokenCookie(`${name}=`, name)).toEqual({
      kind: "malformed",
      reason: "authorization_malformed",
    });
  });
});

it("is switched on by a copy that says what was said and cannot be changed", () => {
  const allowedOrigins = ["https://app.example"];
  const source = tokenCookie({ name, allowedOrigins });
  allowedOrigins.push("https://evil.example");
  expect(source).toEqual({ name, allowedOrigins: ["https://app.example"] });
  expect(Object.isFrozen(source) && Object.isFrozen(source.allowedOrigins)).toBe(true);
});

describe("what is switched on by", () => {
  const allowedOrigins = ["https://app.example", "http://localhost:3000"];

  it.each([name, "token", "access.token", "a!#$%&'*+-.^_`|~9"])("the name %s is a cookie's", (good) => {
    expect(() => tokenCookie({ name: good, allowedOrigins })).not.toThrow();
  });

  it.each(["", " ", "to ken", "token=", "token;", "to,ken", "トークン", 'to"ken', "token\n", "a/b"])(
    "%j is refused: no cookie has such a name",
    (bad) => {
      const check = () => tokenCookie({ name: bad, allowedOrigins });
      expect(check).toThrow(ConfigurationError);
      expect(check).toThrow(/^cookie\.name: must /);
    },
  );

  it.each<[string, readonly string[]]>([
    ["none", []],
    ["everybody", ["*"]],
    ["everybody among others", ["https://app.example", "*"]],
    ["a pattern", ["https://*.example"]],
    ["a page", ["https://app.example/"]],
    ["a path", ["https://app.example/login"]],
    ["a host alone", ["app.example"]],
    ["an origin as no browser writes it", ["https://APP.example"]],
    ["the default port, which browsers leave out", ["https://app.example:443"]],
    ["pages without an origin, which any site can open", ["null"]],
    ["a file", ["file:///home"]],
    ["nothing", [""]],
  ])("allowed origins that are %s are refused", (_what, origins) => {
    const check = () => tokenCookie({ name, allowedOrigins: origins });
    expect(check).toThrow(ConfigurationError);
    expect(check).toThrow(/^cookie\.allowedOrigins: must /);
  });
});
