#!/usr/bin/env node
import { createEmulator } from "./emulator.ts";
import { readSettings } from "./environment.ts";
import { StartUpError } from "./start-up-error.ts";
import { loadFunctions } from "./triggers/load-functions.ts";

/** After this, connections that will not end are ended by force. Milliseconds. */
const longestStop = 10_000;

async function main(): Promise<void> {
  const { PORT, DATA_DIR, TRIGGERS } = readSettings();
  const triggers = TRIGGERS === null ? {} : await loadFunctions(TRIGGERS);
  const emulator = await createEmulator({ port: PORT, dataDir: DATA_DIR, triggers });
  const stop = () => {
    setTimeout(() => process.exit(0), longestStop).unref();
    emulator.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  // Said last: whoever waits for it may send a signal the next moment.
  console.log(`Cognito emulator: ${emulator.url}`);
  console.log(`Outbox (送信箱):  ${emulator.url}/_local`);
}

function fail(error: unknown): never {
  console.error(error instanceof StartUpError ? error.message : error);
  process.exit(1);
}

main().catch(fail);
