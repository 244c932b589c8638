import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { drawFrom } from "../../test/drawn-number.ts";
import { startCourse } from "../../test/random-course.ts";
import { speakersTo, steps } from "../../test/random-steps.ts";
import { type Emulator, servicesOf } from "../emulator.ts";
import { createEmulator, createTestPool, type TestPool } from "../index.ts";
import { settingsOf } from "./pool-documents.ts";

const rounds = 60;

/** What succeeded in any of the courses. */
const done = new Set<string>();

describe("What lies on the disk after any course of operations", () => {
  let dataDir: string;
  let emulator: Emulator;
  let pool: TestPool;
  let now: number;
  const clock = { now: () => now };
  beforeEach(async () => {
    now = Date.UTC(2026, 10, 2);
    dataDir = await mkdtemp(join(tmpdir(), "cognito-emulator-"));
    emulator = await createEmulator({ dataDir: join(dataDir, "kept"), clock });
    // A function that takes its time: operations hold people over a wait, while others change them.
    const CustomMessage = async <Event>(event: Event) => {
      await setImmediate();
      return event;
    };
    pool = await createTestPool(emulator, { triggers: { CustomMessage } });
    const { administer } = speakersTo(emulator.url, pool);
    const { settings } = poolNow();
    await administer("UpdateUserPool", {
      AutoVerifiedAttributes: ["email"],
      DeviceConfiguration: { DeviceOnlyRememberedOnUserPrompt: true },
      LambdaConfig: settings.LambdaConfig,
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", "WEB_AUTHN"] } },
    });
    await administer("SetUserPoolMfaConfig", {
      MfaConfiguration: "OPTIONAL",
      SoftwareTokenMfaConfiguration: { Enabled: true },
      WebAuthnConfiguration: { RelyingPartyId: "localhost" },
    });
  });
  afterEach(async () => {
    await emulator.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const poolNow = () => servicesOf(emulator).pools.pool(pool.userPoolId);
  const read = (end: string) =>
    readFile(join(dataDir, "kept", "cognito", `${pool.userPoolId}.${end}`), "utf8");
  const onDisk = async () => [await read("json"), await read("outbox.json")];
  /** The pool written whole, from every person and message as they are now, whatever text of them was kept. */
  const whole = () => [
    JSON.stringify({ ...settingsOf(poolNow()), users: poolNow().users.all() }),
    JSON.stringify(poolNow().outbox.all()),
  ];

  /** What an administrator is told of everybody. */
  async function described(url: string) {
    const { administer } = speakersTo(url, pool);
    const everybody = await administer("ListUsers", {});
    const people = everybody["Users"] as { Username: string }[]; // AWS UserType
    const questions = ["AdminGetUser", "AdminListGroupsForUser", "AdminListDevices"];
    const asked = people.flatMap(({ Username }) => questions.map((name) => administer(name, { Username })));
    return [everybody, await administer("ListGroups", {}), ...(await Promise.all(asked))];
  }

  /** Another emulator on a copy of the folder, as a crash at this moment would leave it. */
  async function openCopy(name: string) {
    const copy = join(dataDir, name);
    await cp(join(dataDir, "kept", "cognito"), join(copy, "cognito"), { recursive: true });
    return await createEmulator({ dataDir: copy, clock });
  }

  it.each([1, 20_261_127, 3_141_592_653])(
    "is the pool as it is, and opens as such: seed %i",
    async (seed) => {
      const course = startCourse(emulator, pool, drawFrom(seed));
      for (let round = 1; round <= rounds; round += 1) {
        now += 60_000;
        await course.go();
        expect(await onDisk()).toEqual(whole());
        if (round % 30 > 0) continue;
        const copy = await openCopy(`copy-${round}`);
        expect(await described(copy.url)).toEqual(await described(emulator.url));
        await copy.close();
      }
      for (const name of course.done) done.add(name);
    },
  );
});

describe("The courses together", () => {
  it("see every step succeed: refusals change little", () => {
    expect(Object.keys(steps).filter((name) => !done.has(name))).toEqual([]);
  });
});
