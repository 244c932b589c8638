#!/usr/bin/env node
import { readCommandLine } from "./command-line.ts";
import { createEmulator } from "./emulator.ts";
import { nodeEnv } from "./environment.ts";
import { assertLocalUse } from "./loopback-only.ts";
import { StartUpError } from "./start-up-error.ts";
import { loadFunctions } from "./triggers/load-functions.ts";

/** After this, connections that will not end are ended by force. Milliseconds. */
const longestStop = 10_000;

async function main(): Promise<void> {
  const asked = readCommandLine(process.argv.slice(2));
  if ("print" in asked) return console.log(asked.print);
  const { PORT, TLS_PORT, ISSUER, HOST, DATA_DIR, SEED, TRIGGERS } = asked.start;
  // Before anything of somebody else's runs: loading a trigger's module runs it.
  assertLocalUse(HOST, nodeEnv());
  const emulator = await createEmulator({
    port: PORT,
    tlsPort: TLS_PORT,
    issuer: ISSUER,
    host: HOST,
    dataDir: DATA_DIR,
    seed: SEED ?? null,
    triggers: TRIGGERS === null ? {} : await loadFunctions(TRIGGERS),
  });
  const stop = () => {
    setTimeout(() => process.exit(0), longestStop).unref();
    emulator.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  if (emulator.secureUrl !== null) {
    console.log(`Managed login:    ${emulator.secureUrl}`);
    console.log(`CA certificate:   ${emulator.authority?.path ?? `${emulator.url}/_local/ca.pem`}`);
  }
  // Said last: whoever waits for it may send a signal the next moment.
  console.log(`Cognito emulator: ${emulator.url}`);
  console.log(`Outbox (送信箱):  ${emulator.url}/_local`);
}

function fail(error: unknown): never {
  console.error(error instanceof StartUpError ? error.message : error);
  process.exit(1);
}

main().catch(fail);
