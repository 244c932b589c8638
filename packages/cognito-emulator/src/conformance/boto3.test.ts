import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isInstalled, runProgram } from "../../test/run-program.ts";
import { createEmulator, type Emulator } from "../index.ts";
import { type LocalPool, newUsername, openPool, PASSWORD } from "./local-pool.ts";

const hasBoto3 = isInstalled(["python3", "-c", "import boto3"]);
const script = join(import.meta.dirname, "../../test/boto3-calls.py");

type Answer = { readonly ok: Record<string, unknown> } | { readonly error: string; readonly message: string };

// Only where Debian's python3-boto3 (or that of pip) is installed; nothing here installs it.
describe.skipIf(!hasBoto3)("boto3, where it is installed,", { timeout: 120_000 }, () => {
  let emulator: Emulator;
  let pool: LocalPool;
  let Pool: { UserPoolId: string };
  beforeAll(async () => {
    emulator = await createEmulator();
    pool = await openPool(emulator);
    Pool = { UserPoolId: pool.userPoolId };
  });
  afterAll(() => emulator.close());

  const call = async (...calls: readonly (readonly [method: string, parameters: object])[]) => {
    const { code, stdout, stderr } = await runProgram(["python3", script, emulator.url], {
      input: JSON.stringify(calls),
    });
    expect(stderr).toBe("");
    expect(code).toBe(0);
    return JSON.parse(stdout) as Answer[]; // our own script's answers
  };
  const signIn = (USERNAME: string, password: string) =>
    [
      "initiate_auth",
      {
        ClientId: pool.clientId,
        AuthFlow: "USER_PASSWORD_AUTH",
        AuthParameters: { USERNAME, PASSWORD: password },
      },
    ] as const;

  it("signs in with a password, reads who it is, and signs out everywhere", async () => {
    const { username, sub } = await pool.addUser();
    const [signedIn] = await call(signIn(username, PASSWORD));
    const { AuthenticationResult: tokens } = (signedIn as { ok: { AuthenticationResult: Tokens } }).ok;
    expect(tokens).toMatchObject({ ExpiresIn: 3600, TokenType: "Bearer" });
    const { AccessToken } = tokens;
    const [user, out, after] = await call(
      ["get_user", { AccessToken }],
      ["global_sign_out", { AccessToken }],
      ["get_user", { AccessToken }],
    );
    expect(user).toMatchObject({ ok: { Username: username } });
    expect(user).toHaveProperty("ok.UserAttributes", expect.arrayContaining([{ Name: "sub", Value: sub }]));
    expect(out).toHaveProperty("ok");
    expect(after).toMatchObject({
      error: "NotAuthorizedException",
      message: "Access Token has been revoked",
    });
  });

  it("makes a user, whose dates it can read, and who chooses a password at the first sign-in", async () => {
    const Username = newUsername();
    const UserAttributes = [{ Name: "email", Value: `${Username}@example.com` }];
    const invitation = { ...Pool, Username, UserAttributes, TemporaryPassword: "Temp0rary!x" };
    const [created, asked] = await call(["admin_create_user", invitation], signIn(Username, "Temp0rary!x"));
    expect(created).toMatchObject({
      ok: {
        User: {
          Username,
          Enabled: true,
          UserStatus: "FORCE_CHANGE_PASSWORD",
          UserCreateDate: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/),
        },
      },
    });
    expect(asked).toMatchObject({ ok: { ChallengeName: "NEW_PASSWORD_REQUIRED" } });
    const { Session } = (asked as { ok: { Session: string } }).ok;
    const ChallengeResponses = { USERNAME: Username, NEW_PASSWORD: "An0ther-Passw0rd!" };
    const ChallengeName = "NEW_PASSWORD_REQUIRED";
    const [done] = await call([
      "respond_to_auth_challenge",
      { ClientId: pool.clientId, ChallengeName, Session, ChallengeResponses },
    ]);
    expect(done).toHaveProperty("ok.AuthenticationResult.IdToken");
  });

  it("lists every user once, page by page", async () => {
    const own = await openPool(emulator);
    const UserPoolId = own.userPoolId;
    const names = Array.from({ length: 7 }, (_, index) => `user-${index}`);
    const created = names.map(
      (Username) => ["admin_create_user", { UserPoolId, Username, MessageAction: "SUPPRESS" }] as const,
    );
    const answers = await call(...created, [
      "every:list_users",
      { UserPoolId, PaginationConfig: { PageSize: 3 } },
    ]);
    const pages = (answers.at(-1) as unknown as { ok: { Users: { Username: string }[] }[] }).ok;
    expect(pages.map(({ Users }) => Users.length)).toEqual([3, 3, 1]);
    const listed = pages.flatMap(({ Users }) => Users.map(({ Username }) => Username));
    expect(listed.toSorted()).toEqual(names);
  });

  it("raises the service's own exceptions, with AWS's messages", async () => {
    const { username } = await pool.addUser();
    const answers = await call(
      signIn(username, "wrong"),
      ["admin_create_user", { ...Pool, Username: username }],
      ["admin_get_user", { ...Pool, Username: "nobody" }],
      ["list_users", { UserPoolId: "ap-northeast-1_000000000" }],
      ["sign_up", { ClientId: pool.clientId, Username: newUsername(), Password: "short" }],
    );
    expect(answers).toEqual([
      {
        error: "NotAuthorizedException",
        typed: "NotAuthorizedException",
        message: "Incorrect username or password.",
      },
      {
        error: "UsernameExistsException",
        typed: "UsernameExistsException",
        message: "User account already exists",
      },
      { error: "UserNotFoundException", typed: "UserNotFoundException", message: "User does not exist." },
      {
        error: "ResourceNotFoundException",
        typed: "ResourceNotFoundException",
        message: "User pool ap-northeast-1_000000000 does not exist.",
      },
      {
        error: "InvalidPasswordException",
        typed: "InvalidPasswordException",
        message: expect.stringContaining("Password not long enough"),
      },
    ]);
  });
});

interface Tokens {
  readonly AccessToken: string;
}
