import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf } from "../../../test/code-of.ts";
import { startWorld, type World } from "../../../test/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const signOutWith = async (token: string) => (await world.as(token)).auth.signOut();
const meOf = async (token: string) => (await world.as(token)).auth.me();

describe("auth.signOut", () => {
  it("takes back every access token of the caller's sign-in, renewed ones too, and of no other", async () => {
    const person = await world.signedIn(null);
    const elsewhere = await world.pool.signIn(person);
    const renewed = await world.identity.refresh(person.refreshToken);
    expect(await signOutWith(renewed.access_token)).toBeNull();
    for (const token of [person.accessToken, renewed.access_token])
      expect(await codeOf(meOf(token))).toBe("token_validation_failed");
    expect(await codeOf(meOf(elsewhere.accessToken))).toBe("answered");
  });

  it("lets the same person sign in again at once", async () => {
    const person = await world.signedIn(null);
    await signOutWith(person.accessToken);
    const { accessToken } = await world.pool.signIn(person);
    expect(await meOf(accessToken)).toMatchObject({ sub: person.sub });
  });

  it("is in the audit trail, in their own name", async () => {
    const person = await world.signedIn();
    await signOutWith(person.accessToken);
    const { events } = await world.db.audit.list({ limit: 1, action: "session.ended" });
    expect(events).toMatchObject([{ actor_sub: person.sub, outcome: "allowed", target: null }]);
  });

  it("is nothing for a machine, which has no sign-in, and leaves it as it is", async () => {
    const token = await world.machineToken();
    expect(await codeOf(signOutWith(token))).toBe("conflict");
    expect(await codeOf(meOf(token))).toBe("answered");
  });
});
