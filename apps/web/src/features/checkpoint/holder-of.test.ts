import { can, recent, scope } from "@sekisho/auth/policy";
import type { Me } from "@sekisho/contract/auth";
import { expect, it } from "vitest";
import { holderOf } from "./holder-of.ts";
import { administration } from "./page-policies.ts";

const hanako: Me = {
  kind: "user",
  sub: "7f3d1c52",
  username: "hanako",
  role: "user",
  groups: ["user"],
  scopes: ["items/read"],
  permissions: ["read", "write"],
  token_use: "access",
  signed_in_at: "2026-11-26T09:00:00.000Z",
  expires_at: "2026-11-26T09:15:00.000Z",
};

it("shows the pages for administrators to administrators alone", () => {
  expect(can(holderOf({ ...hanako, role: "admin" }), administration)).toBe(true);
  expect(can(holderOf(hanako), administration)).toBe(false);
  expect(can(holderOf({ ...hanako, role: null }), administration)).toBe(false);
});

it("offers nothing while it is not known who is signed in", () => {
  expect(can(holderOf(undefined), administration)).toBe(false);
});

it("measures scopes and the time of the sign-in as the API does", () => {
  const now = Date.parse("2026-11-26T09:05:00.000Z") / 1000;
  expect(can(holderOf(hanako), scope("items/read"), now)).toBe(true);
  expect(can(holderOf(hanako), scope("items/write"), now)).toBe(false);
  expect(can(holderOf(hanako), recent(300), now)).toBe(true);
  expect(can(holderOf(hanako), recent(299), now)).toBe(false);
  expect(can(holderOf({ ...hanako, signed_in_at: null }), recent(300), now)).toBe(false);
});
