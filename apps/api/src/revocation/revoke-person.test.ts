import { afterAll, beforeAll, expect, it } from "vitest";
import { codeOf } from "../../test/code-of.ts";
import { cognitoEnvOf, startWorld, type World } from "../../test/world.ts";
import { createIdentity } from "../identity/identity.ts";
import { revokePerson } from "./revoke-person.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

it("takes back the caller's own token although the pool, whose clock is ahead, tells nobody the time", async () => {
  world.advancePool(30);
  const { accessToken, sub } = await world.signedIn();
  const { auth } = await world.contextOf(accessToken);
  if (auth.kind !== "signed-in") throw new Error("the token is not good");
  const silent = createIdentity({ ...cognitoEnvOf(world.pool), endpoint: "http://127.0.0.1:9" });
  const { principal } = auth;
  await revokePerson({ identity: silent, revocations: world.revocations, principal }, sub);
  expect(await codeOf((await world.as(accessToken)).auth.me())).toBe("token_validation_failed");
  silent.close();
});
