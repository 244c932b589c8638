import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isInstalled, runProgram } from "../../test/run-program.ts";
import { createEmulator, type Emulator } from "../index.ts";
import { type LocalPool, newUsername, openPool, PASSWORD, REGION } from "./local-pool.ts";

const hasCli = isInstalled(["aws", "--version"]);

// Only where Debian's awscli (or Amazon's) is installed; nothing here installs it. Python starts anew for every command.
describe.skipIf(!hasCli)("The AWS CLI, where it is installed", { timeout: 120_000 }, () => {
  let emulator: Emulator;
  let pool: LocalPool;
  beforeAll(async () => {
    emulator = await createEmulator();
    pool = await openPool(emulator);
  });
  afterAll(() => emulator.close());

  const run = (...args: string[]) =>
    runProgram(["aws", "cognito-idp", "--endpoint-url", emulator.url, "--output", "json", ...args], {
      env: {
        AWS_ACCESS_KEY_ID: "local",
        AWS_SECRET_ACCESS_KEY: "local",
        // The first version of the CLI knows this name only.
        AWS_DEFAULT_REGION: REGION,
        AWS_CONFIG_FILE: "/dev/null",
      },
    });
  const read = async (...args: string[]): Promise<unknown> => {
    const { code, stdout, stderr } = await run(...args);
    if (code !== 0) throw new Error(stderr);
    return JSON.parse(stdout);
  };
  const signIn = (username: string, password: string) => {
    const flow = ["--client-id", pool.clientId, "--auth-flow", "USER_PASSWORD_AUTH"];
    return run("initiate-auth", ...flow, "--auth-parameters", `USERNAME=${username},PASSWORD=${password}`);
  };

  it("makes a user, lists all of them page by page, and signs one in", async () => {
    const [one, two] = [await pool.addUser(), await pool.addUser()];
    const three = newUsername();
    const inPool = ["--user-pool-id", pool.userPoolId];
    const created = await read("admin-create-user", ...inPool, "--username", three);
    expect(created).toMatchObject({ User: { Username: three, UserStatus: "FORCE_CHANGE_PASSWORD" } });
    const names = await read("list-users", ...inPool, "--page-size", "2", "--query", "Users[].Username");
    expect(new Set(names as string[])).toEqual(new Set([one.username, two.username, three]));
    const { code, stdout } = await signIn(one.username, PASSWORD);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ AuthenticationResult: { TokenType: "Bearer" } });
  });

  it("says a refusal by AWS's name and in AWS's words", async () => {
    const { username } = await pool.addUser();
    const { code, stderr } = await signIn(username, "wrong");
    // 254 since the second version, 255 before.
    expect([254, 255]).toContain(code);
    expect(stderr).toContain(
      "(NotAuthorizedException) when calling the InitiateAuth operation: Incorrect username or password.",
    );
  });
});
