import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf } from "../../test/code-of.ts";
import { startWorld, type World } from "../../test/world.ts";
import { appRouter } from "../trpc/app-router.ts";

const callers = ["anonymous", "bad token", "no role", "user", "admin"] as const;
type CallerKind = (typeof callers)[number];

const in_ = "let in";
const who = "authentication_required";
const bad = "token_validation_failed";
const no = "insufficient_permissions";

/** What each gate says to each kind of caller. */
const gates = {
  everybody: { anonymous: in_, "bad token": in_, "no role": in_, user: in_, admin: in_ },
  signedIn: { anonymous: who, "bad token": bad, "no role": in_, user: in_, admin: in_ },
  users: { anonymous: who, "bad token": bad, "no role": no, user: in_, admin: in_ },
  administrators: { anonymous: who, "bad token": bad, "no role": no, user: no, admin: in_ },
} as const satisfies Record<string, Record<CallerKind, string>>;

/** Every procedure and its gate. One that is missing here fails the first test. */
const gateOf: Readonly<Record<string, keyof typeof gates>> = {
  "access.public": "everybody",
  "access.protected": "signedIn",
  "access.user": "users",
  "access.admin": "administrators",
  "admin.overview": "administrators",
  "admin.users.list": "administrators",
  "admin.users.setRole": "administrators",
  "admin.users.disable": "administrators",
  "admin.users.enable": "administrators",
  "auth.me": "signedIn",
  "items.list": "signedIn",
  "items.byId": "signedIn",
  "items.create": "signedIn",
  "items.update": "signedIn",
  "items.delete": "signedIn",
  "items.me": "signedIn",
  "profile.get": "signedIn",
  "session.login": "everybody",
  "session.newPassword": "everybody",
  "session.refresh": "everybody",
  "session.logout": "everybody",
};

type Procedure = (input?: unknown) => Promise<unknown>;

let world: World;
let tokens: Readonly<Record<CallerKind, string | undefined>>;

beforeAll(async () => {
  world = await startWorld();
  const [nobody, user, admin] = await Promise.all([
    world.signedIn(null),
    world.signedIn("user"),
    world.signedIn("admin"),
  ]);
  tokens = {
    anonymous: undefined,
    "bad token": `${user.accessToken.slice(0, -8)}AAAAAAAA`,
    "no role": nobody.accessToken,
    user: user.accessToken,
    admin: admin.accessToken,
  };
});
afterAll(() => world.stop());

describe("the gates", () => {
  it("are written down for every procedure there is", () => {
    expect(Object.keys(appRouter._def.procedures).toSorted()).toEqual(Object.keys(gateOf).toSorted());
  });

  it.each(Object.entries(gateOf))("of %s are open to: %s", async (path, gate) => {
    const answers: Record<string, string> = {};
    for (const caller of callers) {
      let node: unknown = await world.as(tokens[caller]);
      for (const name of path.split(".")) node = Reflect.get(Object(node), name);
      // No input is sent: a gate that looked at the input first would give itself away.
      const code = await codeOf((node as Procedure)()); // as: the path was taken from the router itself
      answers[caller] = [who, bad, no].includes(code) ? code : in_;
    }
    expect(answers).toEqual(gates[gate]);
  });
});
