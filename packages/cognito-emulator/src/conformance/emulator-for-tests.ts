import { afterAll, beforeAll } from "vitest";
import { createEmulator, type Emulator } from "../index.ts";
import { present } from "./local-pool.ts";

/**
 * An emulator for all tests of a `describe`: it starts before the first of them and ends after the last. Its address
 * is known only in between, and reading it earlier throws.
 */
export function emulatorForTests(): Pick<Emulator, "url"> {
  let emulator: Emulator | undefined;
  beforeAll(async () => {
    emulator = await createEmulator({ dataDir: null });
  });
  afterAll(() => emulator?.close());
  return {
    get url() {
      return present(emulator).url;
    },
  };
}
