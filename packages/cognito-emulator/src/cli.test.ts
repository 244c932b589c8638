import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { callOperation, signedFor } from "../test/call-operation.ts";
import { buildCli, type CliProcess, canContain, container, startCli } from "../test/cli-process.ts";

describe("The command line program", () => {
  let DATA_DIR: string;
  let started: CliProcess[];
  beforeAll(buildCli, 120_000);
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

  const start = (settings: Record<string, string> = {}, within: readonly string[] = []) => {
    const cli = startCli({ PORT: "0", DATA_DIR, ...settings }, within);
    started.push(cli);
    return cli;
  };

  it.each(["SIGTERM", "SIGINT"] as const)("stops on %s with exit code 0", async (signal) => {
    const cli = start();
    await cli.url;
    cli.child.kill(signal);
    expect(await cli.exit).toBe(0);
  });

  it("loses nothing it has answered, killed in the middle of things", async () => {
    const first = start();
    const url = await first.url;
    const signed = signedFor("ap-northeast-1");
    const made = await callOperation(url, "CreateUserPool", { PoolName: "kept" }, signed);
    const { Id: UserPoolId } = made.body["UserPool"] as { Id: string }; // just created, with an id
    const answered: string[] = [];
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let number = 0; ; number += 1) {
        const Username = `user-${writer}-${number}`;
        const body = { UserPoolId, Username, MessageAction: "SUPPRESS" };
        const answer = await callOperation(url, "AdminCreateUser", body, signed).catch(() => null);
        if (answer === null) return;
        answered.push(Username);
        if (answered.length === 20) first.child.kill("SIGKILL");
      }
    });
    await Promise.all(writers);
    expect(await first.exit).toBeNull();

    const second = start();
    const listed = await callOperation(await second.url, "ListUsers", { UserPoolId }, signed);
    const users = listed.body["Users"] as { Username: string }[]; // AWS UserType
    expect(users.map(({ Username }) => Username)).toEqual(expect.arrayContaining(answered));
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
    60_000,
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

  it("says which file of triggers it cannot use", async () => {
    const TRIGGERS = join(DATA_DIR, "gone.json");
    const cli = start({ TRIGGERS });
    expect(await cli.exit).toBe(1);
    expect(cli.output()).toContain(TRIGGERS);
  });

  it.each([
    [{ PORT: "http" }, "PORT"],
    [{ PORT: "70000" }, "PORT"],
    [{ NODE_ENV: "production" }, "NODE_ENV=production"],
  ])("refuses %j by name", async (settings, name) => {
    const cli = start(settings);
    expect(await cli.exit).toBe(1);
    expect(cli.output()).toContain(name);
  });
});
