import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { LoginInput, LogoutInput, NewPasswordInput, RefreshInput } from "./session.ts";
import { ListPeopleInput, PersonInput, SetRoleInput } from "./users.ts";

const session = "s".repeat(20);

/** Every text that a caller may send beyond item names, in an input that is otherwise good. */
const fields: readonly (readonly [string, z.ZodType, (text: string) => object])[] = [
  ["the username of a login", LoginInput, (text) => ({ username: text, password: "p" })],
  [
    "the username of a new password",
    NewPasswordInput,
    (text) => ({ username: text, new_password: "p", session }),
  ],
  [
    "the session of a challenge",
    NewPasswordInput,
    (text) => ({ username: "akari", new_password: "p", session: session + text }),
  ],
  ["a refresh token", RefreshInput, (text) => ({ refresh_token: text })],
  ["the refresh token of a logout", LogoutInput, (text) => ({ refresh_token: text })],
  ["a person", PersonInput, (text) => ({ username: text })],
  ["a person who gets a role", SetRoleInput, (text) => ({ username: text, role: null })],
  ["a search", ListPeopleInput, (text) => ({ search: text })],
  ["a cursor", ListPeopleInput, (text) => ({ cursor: text })],
];

const passwords: typeof fields = [
  ["a password", LoginInput, (text) => ({ username: "akari", password: text })],
  ["a new password", NewPasswordInput, (text) => ({ username: "akari", new_password: text, session })],
];

describe("text that is not well-formed Unicode", () => {
  it.each([...fields, ...passwords])("is refused as %s", (_what, schema, inputWith) => {
    expect(schema.safeParse(inputWith("a👜b")).success).toBe(true);
    for (const text of ["a\ud800", "\udc00b"]) expect(schema.safeParse(inputWith(text)).success).toBe(false);
  });
});

describe("control characters", () => {
  it.each(fields)("are refused in %s", (_what, schema, inputWith) => {
    for (const text of ["a\u0000b", "a\nb", "a\u0085b"])
      expect(schema.safeParse(inputWith(text)).success).toBe(false);
  });

  it.each(passwords)("may stand in %s", (_what, schema, inputWith) => {
    expect(schema.safeParse(inputWith("a\tb")).success).toBe(true);
  });
});
