import { access, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Witness } from "../test/acknowledged-writes.ts";
import { callOperation, signedFor } from "../test/call-operation.ts";
import { buildCli, type CliProcess, canContain, container, startCli } from "../test/cli-process.ts";

/** After how many answers each life of the process ends: early, in full traffic, and right after a restart. */
const lives = [3, 31, 1, 58];

describe("The command line program", () => {
  let DATA_DIR: string;
  let started: CliProcess[];
  beforeAll(buildCli);
  beforeEach(async () => {
    DATA_DIR = await mkdtemp(join(tmpdir(), "cognito-emulator-"));
    started = [];
  });
  afterEach(async () => {
    for (const { child, exit } of started) {
      child.kill("SIGKILL");
      await exit;
    }
    await rm(DATA_DIR, { recursive: true, force: true });
  });

  const start = (
    settings: Record<string, string> = {},
    within: readonly string[] = [],
    flags: readonly string[] = [],
  ) => {
    const cli = startCli({ PORT: "0", DATA_DIR, ...settings }, { within, flags });
    started.push(cli);
    return cli;
  };

  it.each(["SIGTERM", "SIGINT"] as const)("stops on %s with exit code 0", async (signal) => {
    const cli = start();
    await cli.url;
    cli.child.kill(signal);
    expect(await cli.exit).toBe(0);
  });

  it("keeps every write it has answered, killed again and again in the middle of things", async () => {
    const witness = new Witness();
    for (const [life, answers] of lives.entries()) {
      const { child, url, exit } = start();
      const endpoint = await url;
      if (life === 0) await witness.openPool(endpoint);
      expect(await witness.losses(endpoint)).toEqual([]);
      let heard = 0;
      const onAnswer = () => {
        heard += 1;
        if (heard === answers) child.kill("SIGKILL");
      };
      const writers = Array.from({ length: 8 }, (_, writer) => `life-${life}-writer-${writer}`);
      await Promise.all(writers.map((name) => witness.writeUntilCut(endpoint, name, onAnswer)));
      expect(await exit).toBeNull();
    }
    expect(await witness.losses(await start().url)).toEqual([]);
    expect(witness.refusals).toEqual([]);
    expect(witness.answers).toBeGreaterThanOrEqual(lives.reduce((sum, answers) => sum + answers));
  });

  it("starts with a seed file, and names the line of one it cannot use", async () => {
    const path = join(DATA_DIR, "seed.yaml");
    await writeFile(path, "version: 1\npools: [{ name: products, groups: [{ name: admin }] }]\n");
    const seeded = start({}, [], ["--seed", path]);
    const pools = await (await fetch(`${await seeded.url}/_local/api/export?format=json`)).json();
    expect(pools).toMatchObject({ pools: [{ name: "products", groups: [{ name: "admin" }] }] });
    seeded.child.kill("SIGKILL");
    await seeded.exit;
    await writeFile(path, "version: 1\npools: [{ nam: products }]\n");
    const refused = start({}, [], ["--seed", path]);
    expect(await refused.exit).toBe(1);
    expect(refused.output()).toContain(`${path}:2:`);
    const missing = start({}, [], ["--seed", join(DATA_DIR, "none.yaml")]);
    expect(await missing.exit).toBe(1);
    expect(missing.output()).toMatch(/cannot be read.*読めません/);
  });

  it("says where managed login is and whom to trust for it, and leaves both out when they are off", async () => {
    const cli = start();
    await cli.url;
    expect(cli.output()).toMatch(/^Managed login: +https:\/\/localhost:\d+$/m);
    expect(cli.output()).toContain(join(DATA_DIR, "cognito/tls/ca.pem"));
    const without = start({ TLS_PORT: "off", DATA_DIR: join(DATA_DIR, "other") });
    await without.url;
    expect(without.output()).not.toContain("https://");
  });

  it("says that a port is taken, and exits with an error", async () => {
    const first = start();
    const { port } = new URL(await first.url);
    const second = start({ PORT: port, DATA_DIR: join(DATA_DIR, "other") });
    expect(await second.exit).toBe(1);
    expect(second.output()).toBe(`Port ${port} is already in use.\n`);
  });

  it("says that the data folder is in use", async () => {
    await start().url;
    const second = start();
    expect(await second.exit).toBe(1);
    expect(second.output()).toContain("Another emulator is using the data folder");
  });

  it.skipIf(!canContain())(
    "keeps a second container out of the data folder until the first is killed",
    async () => {
      const first = start({}, container);
      await first.url;
      const second = start({}, container);
      expect(await second.exit).toBe(1);
      expect(second.output()).toContain("Another emulator is using the data folder");
      first.child.kill("SIGKILL");
      await first.exit;
      await start({}, container).url;
    },
  );

  it("runs a trigger from the file that deploys as the Lambda function", async () => {
    await writeFile(
      join(DATA_DIR, "confirm.mjs"),
      "export const handler = async (event) => ({ ...event, response: { autoConfirmUser: true } });",
    );
    const TRIGGERS = join(DATA_DIR, "triggers.json");
    await writeFile(TRIGGERS, JSON.stringify({ confirm: "./confirm.mjs" }));
    const url = await start({ TRIGGERS }).url;
    const signed = signedFor("ap-northeast-1");
    const PreSignUp = "arn:aws:lambda:ap-northeast-1:000000000000:function:confirm";
    const wanted = { PoolName: "triggered", LambdaConfig: { PreSignUp } };
    const made = await callOperation(url, "CreateUserPool", wanted, signed);
    const { Id: UserPoolId } = made.body["UserPool"] as { Id: string }; // just created, with an id
    const client = { UserPoolId, ClientName: "web" };
    const added = await callOperation(url, "CreateUserPoolClient", client, signed);
    const { ClientId } = added.body["UserPoolClient"] as { ClientId: string }; // just created, with an id
    const { body } = await callOperation(url, "SignUp", {
      ClientId,
      Username: "hanako",
      Password: "Passw0rd!x",
    });
    expect(body).toMatchObject({ UserConfirmed: true });
  });

  it.each([
    ["in production", { NODE_ENV: "production" }, []],
    ["on a public address", {}, ["--host", "0.0.0.0"]],
  ])("runs no trigger's module where it does not run itself: %s", async (_case, settings, flags) => {
    const proof = join(DATA_DIR, "it-ran");
    const code = `import { writeFileSync } from "node:fs"; writeFileSync(${JSON.stringify(proof)}, ""); export const handler = (event) => event;`;
    await writeFile(join(DATA_DIR, "eager.mjs"), code);
    const TRIGGERS = join(DATA_DIR, "triggers.json");
    await writeFile(TRIGGERS, JSON.stringify({ eager: "./eager.mjs" }));
    const refused = start({ TRIGGERS, ...settings }, [], flags);
    expect(await refused.exit).toBe(1);
    await expect(access(proof)).rejects.toMatchObject({ code: "ENOENT" });
    await start({ TRIGGERS }).url;
    await access(proof); // where it runs, so does the module
  });

  it("says which file of triggers it cannot use", async () => {
    const TRIGGERS = join(DATA_DIR, "gone.json");
    const cli = start({ TRIGGERS });
    expect(await cli.exit).toBe(1);
    expect(cli.output()).toContain(TRIGGERS);
  });

  it.each([
    [{ PORT: "http" }, "PORT"],
    [{ PORT: "70000" }, "PORT"],
    [{ TLS_PORT: "on" }, "TLS_PORT"],
    [{ ISSUER: "mine" }, "ISSUER"],
    [{ NODE_ENV: "production" }, "NODE_ENV=production"],
    [{ NODE_ENV: " Production " }, "NODE_ENV=production"],
  ])("refuses %j by name", async (settings, name) => {
    const cli = start(settings);
    expect(await cli.exit).toBe(1);
    expect(cli.output()).toContain(name);
  });
});
