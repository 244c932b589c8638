import { describe, expect, it } from "vitest";
import { noMfa } from "../mfa/user-mfa.ts";
import type { User } from "../pool/user.ts";
import { parseUserFilter } from "./user-filter.ts";

const user: User = {
  username: "hanako",
  sub: "0b0e2f6e-0000-4000-8000-000000000000",
  attributes: { email: "hanako@example.com", name: 'Hanako "H" \\ Yamada', "custom:role": "admin" },
  status: "CONFIRMED",
  enabled: true,
  password: null,
  passwordHistory: [],
  devices: [],
  groups: [],
  createdAt: 0,
  updatedAt: 0,
  codes: {},
  pendingEmail: null,
  pendingPhone: null,
  mfa: noMfa(),
  passkeys: [],
  pendingPasskey: null,
  signedOutAt: null,
  signOuts: 0,
};

describe("the filter of ListUsers", () => {
  it.each([
    ['email = "hanako@example.com"', true],
    ['email="hanako@example.com"', true],
    ['  email  ^=  "hana"  ', true],
    ['email = "hana"', false],
    ['email ^= "example.com"', false],
    ['username = "HANAKO"', false],
    ['cognito:user_status = "Confirmed"', true],
    ['status = "Enabled"', true],
    ['status = "enabled"', false],
    ['name = "Hanako \\"H\\" \\\\ Yamada"', true],
    ['family_name ^= ""', false],
    ["", true],
  ])("lets %s be %s", (filter, expected) => {
    expect(parseUserFilter(filter)(user)).toBe(expected);
  });

  it("lets everybody pass when there is none", () => {
    expect(parseUserFilter(undefined)(user)).toBe(true);
  });

  it.each(["email", 'email = "a" or email = "b"', "email = 'a'", 'email ~ "a"', 'email = "a""'])(
    "cannot read %s",
    (filter) => {
      expect(() => parseUserFilter(filter)).toThrow("Error while parsing filter");
    },
  );

  it.each(["custom:role", "locale", "cognito:status", "constructor"])("does not search %s", (attribute) => {
    expect(() => parseUserFilter(`${attribute} = "x"`)).toThrow(`Invalid search attribute: ${attribute}`);
  });
});
