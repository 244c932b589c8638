import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createEmulator } from "./index.ts";

describe("Starting the emulator", () => {
  afterEach(() => vi.unstubAllEnvs());

  it("is refused with NODE_ENV=production", async () => {
    vi.stubEnv("NODE_ENV", "production");
    await expect(createEmulator()).rejects.toMatchObject({ name: "StartUpError", fault: "production" });
  });

  it.each(["0.0.0.0", "::", "192.168.1.10", "example.com", "127.0.0.1.example.com"])(
    "is refused on %s, which other machines may reach",
    async (host) => {
      await expect(createEmulator({ host })).rejects.toMatchObject({ fault: "not-loopback" });
    },
  );

  it("names a port that is taken", async () => {
    const first = await createEmulator();
    await expect(createEmulator({ port: first.port })).rejects.toMatchObject({
      fault: "port-in-use",
      message: expect.stringContaining(String(first.port)),
    });
    await first.close();
  });

  it("answers on loopback and says that it is well", async () => {
    const emulator = await createEmulator();
    expect(emulator.url).toBe(`http://localhost:${emulator.port}`);
    expect(await (await fetch(`${emulator.url}/health`)).json()).toEqual({ status: "ok" });
    await emulator.close();
    await expect(fetch(`${emulator.url}/health`)).rejects.toThrow("fetch failed");
  });

  describe("Stopping the emulator", () => {
    it("waits for nobody who has connected and says nothing", async () => {
      const emulator = await createEmulator();
      const silent = connect(emulator.port, "127.0.0.1");
      await once(silent, "connect");
      await emulator.close();
      silent.destroy();
      await expect(fetch(`${emulator.url}/health`)).rejects.toThrow("fetch failed");
    });
  });
});
