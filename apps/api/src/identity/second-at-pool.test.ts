import { createEmulator, createTestPool, type Emulator, type TestPool } from "@sekisho/cognito-emulator";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type FailingPool, startFailingPool } from "../../test/failing-pool.ts";
import { cognitoEnvOf } from "../../test/world.ts";
import { createIdentity, type Identity } from "./identity.ts";

const aheadSeconds = 50;

let emulator: Emulator;
let pool: TestPool;
let way: FailingPool;
let identity: Identity;
const secondThere = Math.floor(Date.now() / 1_000);
/** Neither goes on: a test is not to hang on the turn of a second. */
const poolClock = { now: () => secondThere * 1_000 };
/** The API's own is ahead by almost as much as a token's date may be. */
const clock = { now: () => (secondThere + aheadSeconds) * 1_000 };

beforeAll(async () => {
  emulator = await createEmulator({ port: 0, clock: poolClock });
  pool = await createTestPool(emulator);
  way = await startFailingPool(pool.endpoint);
});
beforeEach(() => {
  way.operations.length = 0;
  identity = createIdentity({ ...cognitoEnvOf(pool), endpoint: way.endpoint }, clock);
});
afterAll(async () => {
  await way.stop();
  await emulator.close();
});

describe("the pool's second, asked for first of all", () => {
  it("is the pool's and not our own, although the pool had not been asked for anything", async () => {
    expect(await identity.secondAtPool()).toBe(secondThere);
    expect(way.operations).toEqual(["GetUser"]);
    identity.close();
  });

  it("is asked for once: any answer tells it, a refusal too", async () => {
    await identity.login({ username: "nobody", password: "wrong" }).catch(() => undefined);
    expect(await identity.secondAtPool()).toBe(secondThere);
    expect(await identity.secondAtPool()).toBe(secondThere);
    expect(way.operations).toEqual(["InitiateAuth"]);
    identity.close();
  });

  it("is our own while the pool does not answer, nor whatever answers in its place", async () => {
    way.fail("GetUser");
    expect(await identity.secondAtPool()).toBe(secondThere + aheadSeconds);
    way.fail(null);
    expect(await identity.secondAtPool()).toBe(secondThere);
    identity.close();
  });
});
