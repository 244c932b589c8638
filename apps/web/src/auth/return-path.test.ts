import { describe, expect, it } from "vitest";
import { defaultReturnPath, returnPath, withReturnPath } from "./return-path.ts";

describe("where a sign-in leads", () => {
  it.each(["/items", "/people?search=a", "/profile#claims", "/items?next=https://example.com"])(
    "to the own path %s",
    (path) => {
      expect(returnPath(path)).toBe(path);
    },
  );

  it.each([
    "https://evil.example",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/.//evil.example",
    "/x/..//evil.example",
    "/%2e//evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    " /items",
    "items",
    "",
    "?next=/",
    "/sign-in",
    "/sign-in?next=/items",
    "/x/../new-password",
    null,
    undefined,
  ])("home, never to %j", (path) => {
    expect(returnPath(path)).toBe(defaultReturnPath);
  });

  it("is carried along the journey, and left out when it is home", () => {
    expect(withReturnPath("/sign-up", "/items?a=1&b=2")).toBe("/sign-up?next=%2Fitems%3Fa%3D1%26b%3D2");
    expect(withReturnPath("/sign-up", "//evil.example")).toBe("/sign-up");
  });
});
