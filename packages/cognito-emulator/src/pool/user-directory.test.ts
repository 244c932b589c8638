import { describe, expect, it } from "vitest";
import { blankUser } from "./create-user.ts";
import { PoolIdentity } from "./pool-settings.ts";
import type { User } from "./user.ts";
import { UserDirectory } from "./user-directory.ts";

const identity = PoolIdentity.parse({ AliasAttributes: ["email"] });
const password = { salt: "aa", verifier: "bb", setAt: 1 };
const device = (key: string) => ({
  key,
  name: null,
  salt: "aa",
  verifier: "bb",
  remembered: true,
  createdAt: 1,
  updatedAt: 1,
  lastAuthenticatedAt: 1,
});

const person = (username: string): User => ({
  ...blankUser(
    {
      username,
      sub: `sub-of-${username}`,
      attributes: { email: `${username}@example.com` },
      status: "CONFIRMED",
    },
    1,
  ),
  password: { ...password },
  groups: ["admin", "staff", "guest"],
  devices: [device("one"), device("two")],
  codes: { "sign-up": { code: "123456", sentTo: "x", expiresAt: 9, wrongGuesses: 0 } },
});

/** Everybody, written whole: what the text has to be, however little of it was made anew. */
const whole = (users: UserDirectory) => JSON.stringify(users.all());

/** A directory of three whose text was asked for already, and one of them. */
function asked() {
  const users = new UserDirectory(identity, ["hanako", "taro", "yui"].map(person));
  const user = users.find("taro");
  if (!user) throw new Error("Taro is missing.");
  return { users, user, before: users.text() };
}

const changes: [string, (user: User) => unknown][] = [
  ["a member that is set", (user) => (user.enabled = false)],
  ["a member inside that is set", (user) => (user.mfa.preferred = "EMAIL_OTP")],
  ["a member deep inside a list", (user) => ((user.devices.at(1) ?? device("")).remembered = false)],
  ["a count", (user) => (user.codes["sign-up"] ?? { wrongGuesses: 0 }).wrongGuesses++],
  ["a new member", (user) => (user.attributes["custom:role"] = "admin")],
  ["a member that is deleted", (user) => delete user.attributes["email"]],
  ["a member deep inside that is deleted", (user) => delete user.codes["sign-up"]],
  ["a member that is defined", (user) => Object.defineProperty(user, "status", { value: "RESET_REQUIRED" })],
  ["a member that Reflect sets", (user) => Reflect.set(user.attributes, "name", "Taro")],
  ["members that are assigned at once", (user) => Object.assign(user.attributes, { name: "Taro" })],
  ["something pushed", (user) => user.groups.push("new")],
  ["something popped", (user) => user.groups.pop()],
  ["something shifted", (user) => user.devices.shift()],
  ["something unshifted", (user) => user.devices.unshift(device("zero"))],
  ["something spliced", (user) => user.groups.splice(1, 1, "new", "newer")],
  ["a list that is sorted", (user) => user.groups.sort().reverse()],
  ["a list that is filled", (user) => user.groups.fill("same")],
  ["a list that is copied within", (user) => user.groups.copyWithin(0, 1)],
  ["a list that is cut short", (user) => (user.groups.length = 1)],
  [
    "a list that another replaces",
    (user) => (user.devices = user.devices.filter(({ key }) => key !== "one")),
  ],
  ["something moved within him", (user) => (user.passwordHistory = [user.password ?? password, password])],
  [
    "something found by iterating",
    (user) => {
      for (const each of user.devices) each.updatedAt = 2;
    },
  ],
  ["something behind a spread copy", (user) => ({ ...user }.mfa.offeredSecret = "ff")],
  [
    "something behind a descriptor",
    (user) => Object.getOwnPropertyDescriptors(user).mfa.value?.enabled.push("EMAIL_OTP"),
  ],
];

describe("The text of all users", () => {
  it.each(changes)("tells of %s", (_, change) => {
    const { users, user, before } = asked();
    const twin = person("taro");
    change(user);
    change(twin);
    expect(users.text()).not.toBe(before);
    expect(users.text()).toBe(whole(users));
    expect(user).toEqual(twin);
  });

  it("tells of what is changed later, through an object that was put in before", () => {
    const { users, user } = asked();
    user.password = { ...password, salt: "cc" };
    const held = user.password;
    users.text();
    held.salt = "dd";
    expect(users.text()).toContain('"salt":"dd"');
  });

  it("tells of a change that comes after a wait, made through something held since before it", async () => {
    const { users, user } = asked();
    const [held] = user.devices;
    const waited = Promise.resolve().then(() => {
      if (held) held.remembered = false;
    });
    users.text();
    await waited;
    expect(users.text()).toBe(whole(users));
    expect(user.devices).toMatchObject([{ remembered: false }, { remembered: true }]);
  });

  it("tells of a change through something that was taken out and put back", () => {
    const { users, user } = asked();
    const [held] = user.devices.splice(0, 1);
    users.text();
    if (held) user.devices.push(held);
    expect(user.devices[1]).toBe(held);
    users.text();
    if (held) held.name = "phone";
    expect(users.text()).toBe(whole(users));
    expect(users.text()).toContain('"phone"');
  });

  it("tells of who comes, who goes, and in what order", () => {
    const { users, user, before } = asked();
    users.add(person("jiro"));
    expect(users.text()).toBe(whole(users));
    users.remove(user);
    expect(users.text()).toBe(whole(users));
    expect(users.all().map(({ username }) => username)).toEqual(["hanako", "yui", "jiro"]);
    users.add(person("taro"));
    expect(users.text()).toBe(whole(users));
    expect(users.text()).not.toBe(before);
  });

  it("tells of the change of somebody who has just come, and of what he came with", () => {
    const { users } = asked();
    const user = users.add(person("jiro"));
    users.text();
    user.devices.push(device("three"));
    user.attributes["name"] = "Jiro";
    expect(users.text()).toBe(whole(users));
    expect(users.text()).toContain('"Jiro"');
  });
});

describe("A user of the directory", () => {
  it("is the same whoever asks, and so is all he holds", () => {
    const { users, user } = asked();
    expect(users.find("sub-of-taro")).toBe(user);
    expect(users.all()[1]).toBe(user);
    expect(user.devices[0]).toBe(user.devices[0]);
    expect(user.devices.includes(user.devices[1] ?? device(""))).toBe(true);
    expect(users.find("taro", { besides: user })).toBeUndefined();
  });

  it("cannot be changed through what he was made from: that would change nobody, so it throws", () => {
    const { users } = asked();
    const draft = person("jiro");
    const user = users.add(draft);
    expect(() => (draft.enabled = false)).toThrow(TypeError);
    expect(() => draft.groups.push("admin")).toThrow(TypeError);
    const code = { code: "654321", sentTo: "y", expiresAt: 9, wrongGuesses: 0 };
    user.codes["verify-email"] = code;
    expect(() => code.wrongGuesses++).toThrow(TypeError);
    expect(users.text()).toBe(whole(users));
  });

  it("shares nothing with another: what is copied from one to the other changes by itself", () => {
    const { users, user } = asked();
    const other = users.find("yui");
    if (!other?.password || !user.password) throw new Error("Somebody has no password.");
    other.password = user.password;
    users.text();
    other.password.salt = "ee";
    expect(user.password.salt).toBe("aa");
    user.password.salt = "ff";
    expect(users.text()).toBe(whole(users));
    expect(other.password.salt).toBe("ee");
  });
});
