import { createPublicKey } from "node:crypto";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createEmulator, createTestPool } from "../index.ts";
import { keysFrom } from "./keys-from.ts";

describe("A folder of keys", () => {
  let parent: string;
  let folder: string;
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), "cognito-emulator-"));
    folder = join(parent, "keys");
  });
  afterEach(() => rm(parent, { recursive: true, force: true }));

  /** The moduli of a new pool's published keys: what a key is told by, whatever its kid. */
  const publishedBy = async ({ jwksUrl }: { jwksUrl: string }): Promise<string[]> => {
    const { keys } = (await (await fetch(jwksUrl)).json()) as { keys: { n: string }[] }; // RFC 7517
    return keys.map(({ n }) => n);
  };

  it("gives the pools of the next emulator the keys that those of the last one had", async () => {
    const published: string[][] = [];
    for (let run = 0; run < 2; run++) {
      const emulator = await createEmulator({ keyFolder: folder });
      published.push(await publishedBy(await createTestPool(emulator)));
      await emulator.close();
    }
    expect(new Set(published.flat())).toHaveLength(2);
    expect(await readdir(folder)).toHaveLength(2);
  });

  it("serves no emulator that keeps its pools, whose keys would come to be another pool's", async () => {
    const options = { keyFolder: folder, dataDir: join(parent, "data") };
    const published: string[][] = [];
    for (let run = 0; run < 2; run++) {
      const emulator = await createEmulator(options);
      published.push(await publishedBy(await createTestPool(emulator)));
      await emulator.close();
    }
    expect(published.flat()).toHaveLength(4);
    expect(new Set(published.flat())).toHaveLength(4);
  });

  it("gives no key twice to one emulator, neither to pools made at once nor by a rotation", async () => {
    const emulator = await createEmulator({ keyFolder: folder });
    const pools = await Promise.all([createTestPool(emulator), createTestPool(emulator)]);
    await pools[0]?.rotateKeys();
    const published = (await Promise.all(pools.map(publishedBy))).flat();
    expect(published).toHaveLength(6);
    expect(new Set(published)).toHaveLength(6);
    await emulator.close();
  });

  it("is read by its owner only, and gives the same whole key to all who find it empty at the same time", async () => {
    const made = await Promise.all([keysFrom(folder)(), keysFrom(folder)(), keysFrom(folder)()]);
    expect(await readdir(folder)).toEqual(["0.pem"]);
    expect((await stat(join(folder, "0.pem"))).mode & 0o777).toBe(0o600);
    expect(new Set([...made, await keysFrom(folder)()])).toHaveLength(1);
    expect(createPublicKey(made[0]).asymmetricKeyDetails).toMatchObject({ modulusLength: 2048 });
  });

  it("is not repaired: a file that holds something else is named, and nothing is made over it", async () => {
    await keysFrom(folder)();
    await writeFile(join(folder, "0.pem"), "half");
    await expect(keysFrom(folder)()).rejects.toMatchObject({
      fault: "data-unreadable",
      message: expect.stringContaining("0.pem"),
    });
  });
});
