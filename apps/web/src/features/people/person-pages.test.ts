import type { Person } from "@sekisho/contract/users";
import { expect, it } from "vitest";
import { changePerson, findPerson, removePerson } from "./person-pages.ts";

const person = (username: string): Person => ({
  username,
  sub: `sub of ${username}`,
  email: null,
  email_verified: false,
  role: "user",
  status: "CONFIRMED",
  enabled: true,
  created_at: "2026-01-01T00:00:00.000Z",
});

const loaded = {
  pages: [
    { people: [person("a")], next_cursor: "n" },
    { people: [person("b"), person("c")], next_cursor: null },
  ],
  pageParams: [null, "n"],
};

it("changes one person and nobody else", () => {
  const changed = changePerson(loaded, "b", { role: null, enabled: false });
  expect(findPerson(changed, "b")).toMatchObject({ role: null, enabled: false });
  expect(findPerson(changed, "a")).toEqual(person("a"));
  expect(findPerson(loaded, "b")).toEqual(person("b"));
});

it("takes one person off the list and nobody else", () => {
  const left = removePerson(loaded, "b");
  expect(left?.pages.map(({ people }) => people.map(({ username }) => username))).toEqual([["a"], ["c"]]);
  expect(findPerson(loaded, "b")).toEqual(person("b"));
  expect(removePerson(undefined, "b")).toBeUndefined();
});

it("does nothing for somebody who is not on the screen, or before there is a list", () => {
  expect(changePerson(loaded, "z", { enabled: false })).toEqual(loaded);
  expect(changePerson(undefined, "a", { enabled: false })).toBeUndefined();
});
