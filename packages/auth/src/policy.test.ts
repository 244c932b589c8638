import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { importsOf } from "../test/imports-of.ts";
import * as index from "./index.ts";
import * as policy from "./policy.ts";

const fileOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const reach = importsOf(fileOf("policy.ts"));

describe("the entry for browsers", () => {
  it("reaches no Node, no jose, no tRPC: nothing that is not ours but zod", () => {
    expect([...reach.packages]).toEqual(["zod"]);
  });

  it("reaches the policies and what they speak of, and no file of the verifier", () => {
    const names = [...reach.files].map((file) =>
      file.replace(fileOf("."), "").replace(/^.*\/contract\/dist\//, "contract/"),
    );
    expect(names.toSorted()).toEqual([
      "contract/role.js",
      "errors/configuration-error.ts",
      "policy.ts",
      "policy/can.ts",
      "policy/check-policy.ts",
      "policy/permissions.ts",
      "policy/policies.ts",
      "policy/refusal-of.ts",
      "token/clock-skew.ts",
    ]);
  });

  it("is an entry of the package, and says what the package itself says of policies", () => {
    const { exports } = JSON.parse(readFileSync(fileOf("../package.json"), "utf8"));
    expect(exports["./policy"]).toEqual({ types: "./dist/policy.d.ts", default: "./dist/policy.js" });
    expect(index).toMatchObject(policy);
  });
});

it("would be found out: the walk sees what the whole package reaches", () => {
  const whole = importsOf(fileOf("index.ts"));
  expect([...whole.packages]).toEqual(expect.arrayContaining(["node:", "@trpc/server", "zod"]));
  expect([...whole.files].some((file) => file.endsWith("/token/verify-token.ts"))).toBe(true);
});
