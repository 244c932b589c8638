import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createEmulator, createTestPool } from "@sekisho/cognito-emulator";
import { connected, createOwner, findPostgres, startPostgres } from "@sekisho/db/testing";

// How long a token counts at one instance after it was taken back through another, over two processes on one PostgreSQL.
// node bench/revocation.mjs [rounds]

/** @typedef {Awaited<ReturnType<typeof signedIn>>} Person */

const rounds = Number(process.argv[2] ?? 100);
const bin = await findPostgres();
if (bin === null) throw new Error("No PostgreSQL server is installed on this machine.");
const [postgres, emulator] = await Promise.all([startPostgres(bin), createEmulator({ port: 0 })]);
const pool = await createTestPool(emulator, { groups: ["user", "admin"] });
const databaseUrl = await createOwner(postgres, "landlord");
const superuser = await connected(postgres.urlOf("sekisho", "landlord"));
const [a, b] = await Promise.all([startInstance(), startInstance()]);
const { accessToken: adminToken } = await signedIn("admin");

/** @type {Record<string, (person: Person) => Promise<unknown>>} */
const ways = {
  "through the other instance: a notice follows": async ({ username }) => {
    const answer = await fetch(new URL("/trpc/admin.users.signOut", a.url), {
      method: "POST",
      headers: { authorization: `Bearer ${adminToken}`, "content-type": "application/json" },
      body: JSON.stringify({ username }),
    });
    if (answer.status !== 200) throw new Error(`The first instance answered ${answer.status}.`);
  },
  "a row that no notice speaks of: polling only": ({ sub }) =>
    superuser.query(
      "insert into revocations (issuer, subject, issued_up_to, made_by) values ($1, $2, $3, 'bench')",
      [pool.issuer, sub, Math.floor(Date.now() / 1000) + 1],
    ),
};

try {
  console.log(
    `${rounds} rounds each; milliseconds from the answer to the first refusal of the other instance`,
  );
  for (const [way, takeBack] of Object.entries(ways)) {
    const delays = [];
    for (let round = 0; round < rounds; round++) delays.push(await measure(takeBack));
    report(way, delays);
  }
} finally {
  for (const { child } of [a, b]) {
    child.kill("SIGKILL");
    await once(child, "exit");
  }
  await superuser.end();
  await Promise.all([emulator.close(), postgres.stop()]);
}

/** @param {(person: Person) => Promise<unknown>} takeBack */
async function measure(takeBack) {
  const person = await signedIn("user");
  const before = await statusFor(person.accessToken);
  if (before !== 200)
    throw new Error(`The second instance answered ${before} before anything was taken back.`);
  await pause(Math.random() * 1_000); // each round meets the other's looks at another moment
  await takeBack(person);
  const answered = performance.now();
  while ((await statusFor(person.accessToken)) !== 401);
  return performance.now() - answered;
}

/** @param {string} token */
async function statusFor(token) {
  const answer = await fetch(new URL("/api/v1/protected", b.url), {
    headers: { authorization: `Bearer ${token}` },
  });
  await answer.body?.cancel();
  return answer.status;
}

/** @param {"user" | "admin"} role */
async function signedIn(role) {
  const person = await pool.addUser({ groups: [role] });
  return { ...person, ...(await pool.signIn(person)) };
}

/** @param {string} way @param {readonly number[]} delays */
function report(way, delays) {
  const sorted = delays.toSorted((one, other) => one - other);
  const at = (/** @type {number} */ share) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.toFixed(1);
  console.log(`${way}: median ${at(0.5)}, 95th percentile ${at(0.95)}, longest ${at(1)}`);
}

async function startInstance() {
  const child = spawn(process.execPath, [fileURLToPath(new URL("../dist/main.js", import.meta.url))], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      PATH: process.env["PATH"],
      ENVIRONMENT: "staging",
      PORT: "0",
      RATE_LIMIT_MAX: "0",
      DATABASE_URL: databaseUrl,
      COGNITO_REGION: pool.region,
      COGNITO_USER_POOL_ID: pool.userPoolId,
      COGNITO_APP_CLIENT_ID: pool.clientId,
      COGNITO_ENDPOINT: pool.endpoint,
      COGNITO_JWKS_URL: pool.jwksUrl,
      COGNITO_ISSUER: pool.issuer,
    },
  });
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    const { message, url } = JSON.parse(line);
    if (message === "started") {
      child.stdout.resume(); // its log is not read any further, and must not fill up
      return { child, url };
    }
  }
  throw new Error("An instance ended before it listened.");
}
