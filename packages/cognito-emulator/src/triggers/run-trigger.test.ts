import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";
import type { PreSignUpTriggerEvent, TriggerFunction } from "../index.ts";

type PreSignUp = TriggerFunction<PreSignUpTriggerEvent>;

describe("A trigger runs as on Lambda", () => {
  let account: AccountPool;
  let limits: AbortController[];
  let run: PreSignUp;
  const timeLimit = () => {
    const controller = new AbortController();
    limits.push(controller);
    return controller.signal;
  };
  beforeAll(async () => {
    const PreSignUp: PreSignUp = (event, context, callback) => run(event, context, callback);
    account = await openAccountPool({ triggers: { PreSignUp }, triggerTimeLimit: timeLimit });
  });
  afterAll(() => account.close());
  beforeEach(() => {
    limits = [];
  });

  const signUpWith = (wanted: PreSignUp, name = newName()) => {
    run = wanted;
    return account.signUp(name);
  };
  const newName = () => `user-${randomUUID()}`;
  const unrecognizable = {
    __type: "InvalidLambdaResponseException",
    message: "Unrecognizable lambda output",
  };

  it("sees AWS's event and a context", async () => {
    const seen: unknown[] = [];
    await signUpWith(async (event, { functionName, getRemainingTimeInMillis }) => {
      seen.push(structuredClone(event), functionName.startsWith("PreSignUp-"), getRemainingTimeInMillis());
      return event;
    }, "hanako");
    expect(seen).toEqual([
      {
        version: "1",
        region: "ap-northeast-1",
        userPoolId: account.pool.userPoolId,
        userName: "hanako",
        callerContext: { awsSdkVersion: "aws-sdk-unknown-unknown", clientId: account.pool.clientId },
        triggerSource: "PreSignUp_SignUp",
        request: { userAttributes: { email: "hanako@example.com" } },
        response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
      },
      true,
      5_000,
    ]);
  });

  it("answers by a promise, by the callback or by the context", async () => {
    const confirm = (event: PreSignUpTriggerEvent) => {
      event.response.autoConfirmUser = true;
      return event;
    };
    const styles: PreSignUp[] = [
      async (event) => confirm(event),
      (event, _context, callback) => callback(null, confirm(event)),
      (event, context) => context.succeed(confirm(event)),
      (event, context) => context.done(null, confirm(event)),
    ];
    for (const style of styles) {
      expect(await signUpWith(style)).toMatchObject({ UserConfirmed: true });
    }
  });

  it.each<[string, PreSignUp]>([
    [
      "a thrown error",
      () => {
        throw new Error("Not from this domain");
      },
    ],
    [
      "a rejected promise",
      async () => {
        throw new Error("Not from this domain");
      },
    ],
    [
      "an error for the callback",
      (_event, _context, callback) => callback(new Error("Not from this domain")),
    ],
    ["a text for the callback", (_event, _context, callback) => callback("Not from this domain")],
    ["a failed context", (_event, context) => context.fail("Not from this domain")],
  ])("tells the client the function's own words: %s", async (_how, refuse) => {
    const Username = newName();
    expect(await signUpWith(refuse, Username)).toEqual({
      __type: "UserLambdaValidationException",
      message: "PreSignUp failed with error Not from this domain.",
    });
    expect(await account.administer("AdminGetUser", { Username })).toMatchObject({
      __type: "UserNotFoundException",
    });
  });

  it.each<[string, PreSignUp]>([
    ["nothing", async () => undefined],
    ["something else than the event", async () => "yes"],
  ])("does not take %s for an answer", async (_what, answer) => {
    expect(await signUpWith(answer)).toEqual(unrecognizable);
  });

  it("does not take what a function without async returns for an answer", async () => {
    const pool = await account.neighbour({ triggers: { PreSignUp: (event) => event } });
    const body = { ClientId: pool.clientId, Username: "hanako", Password: "Passw0rd!x" };
    expect(await account.call("SignUp", body)).toEqual(unrecognizable);
  });

  it("refuses an answer of the wrong form", async () => {
    const answer: PreSignUp = async (event) => ({ ...event, response: { autoConfirmUser: "yes" } });
    expect(await signUpWith(answer)).toEqual({
      __type: "InvalidLambdaResponseException",
      message: "Invalid lambda function output : Invalid JSON",
    });
  });

  it("is called three times while it does not answer, and then no more", async () => {
    const silent: PreSignUp = () => {
      limits.at(-1)?.abort();
      return new Promise(() => {});
    };
    expect(await signUpWith(silent)).toEqual({
      __type: "UnexpectedLambdaException",
      message: "PreSignUp invocation failed due to error Socket timeout while invoking Lambda function.",
    });
    expect(limits).toHaveLength(3);
  });

  it("goes on with the second call when only the first was slow", async () => {
    let calls = 0;
    const slowAtFirst: PreSignUp = (event) => {
      calls += 1;
      if (calls > 1) return Promise.resolve(event);
      limits[0]?.abort();
      return new Promise(() => {});
    };
    expect(await signUpWith(slowAtFirst)).toMatchObject({ UserConfirmed: false });
  });

  it("cannot reach into the pool through its event", async () => {
    let kept: PreSignUpTriggerEvent | undefined;
    const Username = newName();
    await signUpWith(async (event) => {
      kept = event;
      return event;
    }, Username);
    if (kept) kept.request.userAttributes["email"] = "mallory@example.com";
    expect(await account.stored(Username)).toMatchObject({ email: `${Username}@example.com` });
  });

  it("is refused by AWS's name when the function is not there", async () => {
    const { userPoolId: UserPoolId, clientId: ClientId } = await account.neighbour();
    const PreSignUp = "arn:aws:lambda:ap-northeast-1:000000000000:function:gone";
    await account.administer("UpdateUserPool", { UserPoolId, LambdaConfig: { PreSignUp } });
    const body = { ClientId, Username: "hanako", Password: "Passw0rd!x" };
    expect(await account.call("SignUp", body)).toEqual({
      __type: "UnexpectedLambdaException",
      message: "PreSignUp invocation failed due to error ResourceNotFoundException.",
    });
  });

  it("is not accepted where it would never run", async () => {
    const LambdaArn = "arn:aws:lambda:ap-northeast-1:000000000000:function:any";
    const CustomEmailSender = { LambdaVersion: "V1_0", LambdaArn };
    const PreTokenGenerationConfig = { LambdaVersion: "V2_0", LambdaArn };
    const PreTokenGeneration = `${LambdaArn}-other`;
    const refusal = { __type: "InvalidParameterException" };
    for (const LambdaConfig of [
      { CustomEmailSender },
      { Unheard: LambdaArn },
      { PreSignUp: "not an ARN" },
      { PreTokenGeneration, PreTokenGenerationConfig },
    ]) {
      expect(await account.administer("UpdateUserPool", { LambdaConfig })).toMatchObject(refusal);
    }
    const lite = { UserPoolTier: "LITE", LambdaConfig: { PreTokenGenerationConfig } };
    expect(await account.administer("UpdateUserPool", lite)).toMatchObject({
      __type: "FeatureUnavailableInTierException",
    });
  });
});
