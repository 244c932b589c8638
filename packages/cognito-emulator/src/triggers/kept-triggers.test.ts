import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { callOperation, signedFor } from "../../test/call-operation.ts";
import { createEmulator, type PreSignUpTriggerEvent } from "../index.ts";

describe("A pool's triggers", () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "cognito-emulator-"));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  const confirm = async (event: PreSignUpTriggerEvent) => {
    event.response.autoConfirmUser = true;
    return event;
  };
  const withEmulator = async <T>(functions: object, work: (url: string) => Promise<T>): Promise<T> => {
    const emulator = await createEmulator({ dataDir, triggers: { ...functions } });
    try {
      return await work(emulator.url);
    } finally {
      await emulator.close();
    }
  };
  /** A pool with a client, which outlives the emulator; the operations' own answers hold the ids. */
  const makePool = (url: string) => async (LambdaConfig: object) => {
    const signed = signedFor("ap-northeast-1");
    const settings = { PoolName: "kept", AutoVerifiedAttributes: ["email"], LambdaConfig };
    const { body: made } = await callOperation(url, "CreateUserPool", settings, signed);
    const { Id: UserPoolId } = made["UserPool"] as { Id: string };
    const client = { UserPoolId, ClientName: "web" };
    const { body: added } = await callOperation(url, "CreateUserPoolClient", client, signed);
    return (added["UserPoolClient"] as { ClientId: string }).ClientId;
  };
  const signUp = (url: string, ClientId: string, Username: string) => {
    const UserAttributes = [{ Name: "email", Value: `${Username}@example.com` }];
    return callOperation(url, "SignUp", { ClientId, Username, Password: "Passw0rd!x", UserAttributes });
  };
  const PreSignUp = "arn:aws:lambda:ap-northeast-1:000000000000:function:confirm";

  it("survive a restart: the ARN is kept, and the function of that name runs again", async () => {
    const ClientId = await withEmulator({ confirm }, (url) => makePool(url)({ PreSignUp }));
    const { body } = await withEmulator({ confirm }, (url) => signUp(url, ClientId, "hanako"));
    expect(body).toMatchObject({ UserConfirmed: true });
  });

  it("are not skipped by a process that lacks the function", async () => {
    const ClientId = await withEmulator({ confirm }, (url) => makePool(url)({ PreSignUp }));
    const { body } = await withEmulator({}, (url) => signUp(url, ClientId, "hanako"));
    expect(body).toMatchObject({ __type: "UnexpectedLambdaException" });
  });

  it("came later than the first folders, which still open", async () => {
    const ClientId = await withEmulator({}, async (url) => {
      const made = await makePool(url)({});
      await signUp(url, made, "hanako");
      return made;
    });
    const folder = join(dataDir, "cognito");
    const file = (await readdir(folder)).find((name) => name.endsWith(".outbox.json")) ?? "";
    const messages = JSON.parse(await readFile(join(folder, file), "utf8")) as object[]; // written just now
    const older = messages.map((message) => ({ ...message, subject: undefined }));
    await writeFile(join(folder, file), JSON.stringify(older));
    await withEmulator({}, async (url) => {
      const outbox = await (await fetch(`${url}/_local/outbox`)).json();
      expect(outbox).toMatchObject({ messages: [{ user: "hanako", subject: null }] });
      expect((await signUp(url, ClientId, "taro")).body).toMatchObject({ UserConfirmed: false });
    });
  });
});
