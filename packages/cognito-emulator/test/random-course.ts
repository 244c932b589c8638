import type { Emulator, TestPool } from "../src/index.ts";
import { type Scene, speakersTo, steps } from "./random-steps.ts";

const people = ["hanako", "taro", "yui"];
const groups = ["admin", "user", "guest"];
/**
 * These happen alone: who has a token of somebody gone, or whose password was reset, is told so in words that AWS keeps for
 * other operations.
 */
const endings = ["AdminResetUserPassword", "AdminDeleteUser", "DeleteUser"];
const others = Object.keys(steps).filter((name) => !endings.includes(name));
const stranger = { AccessToken: "none", DeviceKey: "ap-northeast-1_0" };

const signIn = ["InitiateAuth", "ConfirmDevice"];
/**
 * What one and the same person does in a row: steps that would seldom meet what they need, were each drawn alone. A course
 * begins with all of them and all endings, each by one of the people who can; after that they are drawn.
 */
const journeys = [
  ["SignUp", "ConfirmSignUp", ...signIn],
  ["ForgotPassword", "ConfirmForgotPassword", ...signIn],
  [...signIn, "UpdateUserAttributes", "VerifyUserAttribute"],
  ["AdminCreateUser", "AdminEnableUser", "AdminSetUserPassword", ...signIn],
  ["SignUp", "ResendConfirmationCode", "AdminConfirmSignUp", ...signIn],
];
const beginners = ["hanako", "hanako", "hanako", "taro", "yui"];

/** Somebody who does one thing after another to the people of a pool, as the numbers are drawn. */
export function startCourse(emulator: Emulator, pool: TestPool, draw: (below: number) => number) {
  const one = <Value>(of: readonly Value[]): Value => {
    const drawn = of[draw(of.length)];
    if (drawn === undefined) throw new Error("There is nothing to draw from.");
    return drawn;
  };
  const { call, administer } = speakersTo(emulator.url, pool);
  const snapshots = [emulator.control.snapshot()];
  const tokens = new Map<string, typeof stranger>();
  const done = new Set<string>();

  const scene = (Username = one(people)): Scene => {
    const known = tokens.get(Username) ?? stranger;
    const group = one(groups);
    return { call, administer, pool, Username, ...known, group, drawn: draw(8) };
  };
  const take = async (name: string, at: Scene) => {
    const speak = /^Admin|Group$/.test(name) ? administer : call;
    const answer = await speak(name, steps[name]?.(at) ?? {});
    if ("__type" in answer) return;
    done.add(name);
    if (endings.includes(name)) tokens.delete(at.Username);
    const result = answer["AuthenticationResult"] as
      | { AccessToken: string; NewDeviceMetadata?: { DeviceKey: string } }
      | undefined; // of InitiateAuth
    if (!result) return;
    const { DeviceKey } = result.NewDeviceMetadata ?? stranger;
    tokens.set(at.Username, { AccessToken: result.AccessToken, DeviceKey });
  };
  const undealt: string[] = [];
  /** One of the steps that others may be under way beside: each has its turn before one comes again. */
  const deal = (): readonly string[] => {
    if (undealt.length === 0) undealt.push(...others);
    return undealt.splice(draw(undealt.length), 1);
  };
  /** Somebody comes, or comes back, and does one thing more, so that much of what follows has somebody to happen to. */
  const travel = async (journey: readonly string[], at: Scene) => {
    for (const name of [...journey, ...deal()]) await take(name, { ...at, ...tokens.get(at.Username) });
  };
  const begun = journeys.map((journey, turn) => [journey, beginners[turn]] as const);
  const unended = endings.map((ending, turn) => [ending, people[turn]] as const);
  const step = async ([name = ""]: readonly string[]) => await take(name, scene());
  const goBack = async () => {
    await emulator.control.restore(one(snapshots));
    tokens.clear();
  };
  return {
    /** The operations that were answered with something else than a refusal. */
    done,
    /** One thing, or several at once; resolves when they are answered. */
    async go(): Promise<void> {
      const [journey, beginner] = begun.shift() ?? [];
      if (journey) return await travel(journey, { ...scene(beginner), drawn: 1 });
      const [ending, last] = unended.shift() ?? [];
      if (ending) return await take(ending, scene(last));
      const kind = draw(24);
      if (kind === 0) snapshots.push(emulator.control.snapshot());
      else if (kind === 1) await goBack();
      else if (kind < 10) await travel(one(journeys), scene());
      else if (kind < 16) await Promise.all([step(deal()), step(deal()), step(deal()), step(deal())]);
      else if (kind < 18) await step([one(endings)]);
      else await step(deal());
    },
  };
}
