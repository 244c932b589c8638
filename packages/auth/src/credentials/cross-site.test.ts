import { describe, expect, it } from "vitest";
import { mayActWithCookie } from "./cross-site.ts";

const allowed = ["https://app.example", "http://localhost:3000"];
const unsafe = ["POST", "PUT", "PATCH", "DELETE", "CONNECT", "TRACE", "QUERY", "get", "Head", "", " GET"];

it.each(["GET", "HEAD", "OPTIONS"])(
  "lets %s act whoever asked for it: such methods change nothing, and the answer is for CORS to show",
  (method) => {
    for (const origin of [undefined, "https://evil.example", "null", ["a", "b"]]) {
      expect(mayActWithCookie({ method, origin }, allowed)).toBe(true);
    }
  },
);

describe.each(unsafe)("lets %j, which may change something, act", (method) => {
  it.each<[string, string | readonly string[]]>([
    ["an allowed page", "https://app.example"],
    ["another allowed page", "http://localhost:3000"],
    ["an allowed page, handed over as a list of one", ["https://app.example"]],
  ])("for %s", (_who, origin) => {
    expect(mayActWithCookie({ method, origin }, allowed)).toBe(true);
  });

  it.each<[string, string | readonly string[] | undefined]>([
    ["nobody, so not for a request without an Origin field", undefined],
    ["nobody, so not for an empty list of fields", []],
    ["no empty origin", ""],
    ["no page without an origin", "null"],
    ["no other site", "https://evil.example"],
    ["no subdomain", "https://evil.app.example"],
    ["no site whose name begins like an allowed one", "https://app.example.evil.example"],
    ["no site whose name ends like an allowed one", "https://evil-app.example"],
    ["no other port", "https://app.example:8443"],
    ["no other scheme", "http://app.example"],
    ["no other case", "https://APP.EXAMPLE"],
    ["no address with a slash at its end", "https://app.example/"],
    ["no blank around it", " https://app.example"],
    ["no list in one field", "https://app.example, https://evil.example"],
    ["no two fields, of which a proxy may read the other", ["https://app.example", "https://evil.example"]],
    ["no two equal fields", ["https://app.example", "https://app.example"]],
  ])("for %s", (_who, origin) => {
    expect(mayActWithCookie({ method, origin }, allowed)).toBe(false);
  });
});

it("lets nobody act where no origin is allowed", () => {
  expect(mayActWithCookie({ method: "POST", origin: "https://app.example" }, [])).toBe(false);
});
