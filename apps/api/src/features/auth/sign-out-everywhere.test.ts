import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf } from "../../../test/code-of.ts";
import { startWorld, type World } from "../../../test/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const signOutWith = async (token: string) => (await world.as(token)).auth.signOutEverywhere();
const meOf = async (token: string) => (await world.as(token)).auth.me();

describe("auth.signOutEverywhere", () => {
  it("ends every sign-in the caller has, and nobody else's", async () => {
    const person = await world.signedIn(null);
    const elsewhere = await world.pool.signIn(person);
    const other = await world.signedIn(null);
    expect(await codeOf(meOf(elsewhere.accessToken))).toBe("answered");
    expect(await signOutWith(person.accessToken)).toBeNull();
    for (const { accessToken, refreshToken } of [person, elsewhere]) {
      expect(await codeOf(meOf(accessToken))).toBe("token_validation_failed");
      expect(await codeOf(world.identity.refresh(refreshToken))).toBe("token_validation_failed");
    }
    expect(await codeOf(meOf(other.accessToken))).toBe("answered");
  });

  it("is in the audit trail, in their own name", async () => {
    const person = await world.signedIn();
    await signOutWith(person.accessToken);
    const { events } = await world.db.audit.list({ limit: 1, action: "session.ended_everywhere" });
    expect(events).toMatchObject([{ actor_sub: person.sub, outcome: "allowed", target: null }]);
  });

  it("lets them sign in again from the next second on", async () => {
    const person = await world.signedIn();
    await signOutWith(person.accessToken);
    world.advancePool(1);
    const { accessToken } = await world.pool.signIn(person);
    expect(await meOf(accessToken)).toMatchObject({ sub: person.sub });
  });

  it("takes the access tokens back although the pool fails, and can be asked for again with another sign-in", async () => {
    const person = await world.signedIn();
    world.failPool("AdminUserGlobalSignOut");
    expect(await codeOf(signOutWith(person.accessToken))).toBe("identity_provider_unavailable");
    world.failPool(null);
    expect(await codeOf(meOf(person.accessToken))).toBe("token_validation_failed");
    world.advancePool(1);
    const again = await world.identity.refresh(person.refreshToken);
    expect(await signOutWith(again.access_token)).toBeNull();
    expect(await codeOf(world.identity.refresh(person.refreshToken))).toBe("token_validation_failed");
  });

  it("ends what the pool issued meanwhile to a sign-in that is over", async () => {
    const person = await world.signedIn();
    let meanwhile = "";
    world.beforePool("AdminUserGlobalSignOut", async () => {
      world.advancePool(1);
      meanwhile = (await world.identity.refresh(person.refreshToken)).access_token;
    });
    expect(await signOutWith(person.accessToken)).toBeNull();
    world.beforePool("AdminUserGlobalSignOut", null);
    expect(meanwhile).not.toBe("");
    expect(await codeOf(meOf(meanwhile))).toBe("token_validation_failed");
  });

  it("is nothing for a machine, which has no sign-in, and leaves it as it is", async () => {
    const token = await world.machineToken();
    expect(await codeOf(signOutWith(token))).toBe("conflict");
    expect(await codeOf(meOf(token))).toBe("answered");
  });
});
