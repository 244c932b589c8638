import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";
import { startPause } from "../../test/pause.ts";
import { answerSrp, prove, publicValue, type SrpChallenge } from "../../test/srp-client.ts";
import type {
  CreateAuthChallengeTriggerEvent,
  DefineAuthChallengeTriggerEvent,
  VerifyAuthChallengeResponseTriggerEvent,
} from "../index.ts";

const answer = "eight-digits";

/** AWS's own example: the password first where the client can prove one, then up to three tries at a question. */
function define({ request, response }: DefineAuthChallengeTriggerEvent): void {
  const steps = request.session.filter(({ challengeName }) => challengeName === "CUSTOM_CHALLENGE");
  const last = request.session.at(-1);
  response.failAuthentication = steps.length === 3 && !steps[2]?.challengeResult;
  response.issueTokens = last?.challengeName === "CUSTOM_CHALLENGE" && last.challengeResult;
  response.challengeName = last?.challengeName === "SRP_A" ? "PASSWORD_VERIFIER" : "CUSTOM_CHALLENGE";
}

function create({ request, response }: CreateAuthChallengeTriggerEvent): void {
  const tries = request.session.filter(({ challengeName }) => challengeName === "CUSTOM_CHALLENGE").length;
  response.publicChallengeParameters = { question: "What was sent?", left: String(3 - tries) };
  response.privateChallengeParameters = { answer };
  response.challengeMetadata = `TRY_${tries + 1}`;
}

describe("CUSTOM_AUTH", () => {
  let account: AccountPool;
  let asked: (
    | DefineAuthChallengeTriggerEvent
    | CreateAuthChallengeTriggerEvent
    | VerifyAuthChallengeResponseTriggerEvent
  )[];
  let decide: (event: DefineAuthChallengeTriggerEvent) => void;
  let judge: (event: VerifyAuthChallengeResponseTriggerEvent) => void | Promise<void>;
  beforeAll(async () => {
    account = await openAccountPool({
      triggers: {
        DefineAuthChallenge: async (event) => {
          asked.push(structuredClone(event));
          decide(event);
          return event;
        },
        CreateAuthChallenge: async (event) => {
          asked.push(structuredClone(event));
          create(event);
          return event;
        },
        VerifyAuthChallengeResponse: async (event) => {
          asked.push(structuredClone(event));
          await judge(event);
          return event;
        },
      },
    });
  });
  afterAll(() => account.close());
  beforeEach(() => {
    asked = [];
    decide = define;
    judge = ({ request, response }) => {
      response.answerCorrect = request.challengeAnswer === request.privateChallengeParameters["answer"];
    };
  });

  const begin = async (USERNAME: string, more = {}) =>
    // A test that meets a refusal where it wants a challenge fails at its first use.
    (await account.call("InitiateAuth", {
      AuthFlow: "CUSTOM_AUTH",
      AuthParameters: { USERNAME, ...more },
    })) as unknown as SrpChallenge & { ChallengeName: string };
  const reply = (Session: unknown, USERNAME: string, ANSWER: string, ClientMetadata = {}) =>
    account.call("RespondToAuthChallenge", {
      ChallengeName: "CUSTOM_CHALLENGE",
      Session,
      ChallengeResponses: { USERNAME, ANSWER },
      ClientMetadata,
    });
  const incorrect = { message: "Incorrect username or password." };

  it("asks what the functions make up, and lets in who answers it", async () => {
    const { username, sub } = await account.pool.addUser();
    const challenge = await begin(username);
    expect(challenge).toMatchObject({
      ChallengeName: "CUSTOM_CHALLENGE",
      ChallengeParameters: { question: "What was sent?", left: "3", USERNAME: username },
    });
    // What the answer is judged by stays with the pool.
    expect(JSON.stringify(challenge)).not.toContain(answer);
    expect(await reply(challenge.Session, username, answer, { from: "test" })).toHaveProperty(
      "AuthenticationResult",
    );
    expect(asked).toMatchObject([
      { triggerSource: "DefineAuthChallenge_Authentication", request: { session: [], userNotFound: false } },
      { triggerSource: "CreateAuthChallenge_Authentication", request: { challengeName: "CUSTOM_CHALLENGE" } },
      {
        triggerSource: "VerifyAuthChallengeResponse_Authentication",
        request: {
          userAttributes: { sub },
          challengeAnswer: answer,
          privateChallengeParameters: { answer },
          clientMetadata: { from: "test" },
        },
      },
      {
        request: {
          session: [{ challengeName: "CUSTOM_CHALLENGE", challengeResult: true, challengeMetadata: "TRY_1" }],
        },
      },
    ]);
  });

  it("gives as many tries as the define function wants, each with a session of its own", async () => {
    const { username } = await account.pool.addUser();
    let { Session }: { Session?: unknown } = await begin(username);
    for (const left of ["2", "1"]) {
      const next = await reply(Session, username, "wrong");
      expect(next).toMatchObject({ ChallengeName: "CUSTOM_CHALLENGE", ChallengeParameters: { left } });
      expect(await reply(Session, username, answer)).toMatchObject({
        message: "Invalid session for the user, session can only be used once.",
      });
      Session = next["Session"];
    }
    expect(await reply(Session, username, "wrong")).toMatchObject(incorrect);
  });

  it("lets one of two answers in that come at the same time", async () => {
    const { username } = await account.pool.addUser();
    const { Session } = await begin(username);
    const pause = startPause();
    const usual = judge;
    judge = async (event) => {
      await pause.here();
      await usual(event);
    };
    const first = reply(Session, username, answer);
    await pause.reached;
    expect(await reply(Session, username, answer)).toMatchObject({ __type: "NotAuthorizedException" });
    pause.goOn();
    expect(await first).toHaveProperty("AuthenticationResult");
  });

  it("begins with the password where the client proves one", async () => {
    const { username, password } = await account.pool.addUser();
    const challenge = await begin(username, { CHALLENGE_NAME: "SRP_A", SRP_A: publicValue.toString(16) });
    expect(challenge.ChallengeName).toBe("PASSWORD_VERIFIER");
    const next = await answerSrp(account, challenge.Session, prove(account, challenge, password));
    expect(next).toMatchObject({ ChallengeName: "CUSTOM_CHALLENGE" });
    expect(await reply(next["Session"], username, answer)).toHaveProperty("AuthenticationResult");
    expect(asked.at(-1)?.request).toMatchObject({
      session: [
        { challengeName: "SRP_A", challengeResult: true },
        { challengeName: "PASSWORD_VERIFIER", challengeResult: true },
        { challengeName: "CUSTOM_CHALLENGE", challengeResult: true },
      ],
    });
  });

  it("ends with a wrong password, whatever the functions think", async () => {
    const { username } = await account.pool.addUser();
    const challenge = await begin(username, { CHALLENGE_NAME: "SRP_A", SRP_A: publicValue.toString(16) });
    const proof = prove(account, challenge, "Wr0ng!pass");
    expect(await answerSrp(account, challenge.Session, proof)).toMatchObject(incorrect);
  });

  it("poses no password after the first step: there is nothing it could be proven against", async () => {
    const { username } = await account.pool.addUser();
    decide = ({ response }) => {
      response.challengeName = "PASSWORD_VERIFIER";
    };
    expect(await begin(username)).toMatchObject({ __type: "InvalidLambdaResponseException" });
  });

  it("asks strangers the same and never lets them in, right answer or not", async () => {
    const challenge = await begin("nobody@example.com");
    expect(challenge).toMatchObject({
      ChallengeName: "CUSTOM_CHALLENGE",
      ChallengeParameters: { left: "3" },
    });
    expect(challenge.ChallengeParameters["USERNAME"]).toMatch(/^[\da-f-]{36}$/);
    const next = await reply(challenge.Session, "nobody@example.com", "wrong");
    expect(next).toMatchObject({ ChallengeParameters: { left: "2" } });
    const again = challenge.ChallengeParameters["USERNAME"] ?? "";
    expect(await reply(next["Session"], again, answer)).toMatchObject(incorrect);
    for (const { request } of asked)
      expect(request).toMatchObject({ userAttributes: {}, userNotFound: true });
  });

  it("lets nobody into an account that was opened under the name meanwhile", async () => {
    const { Session } = await begin("not-yet-here");
    await account.pool.addUser({ username: "not-yet-here" });
    expect(await reply(Session, "not-yet-here", answer)).toMatchObject(incorrect);
  });

  it("takes the address that was typed for the name", async () => {
    const { username } = await account.pool.addUser();
    const email = `${username}@example.com`;
    const { Session } = await begin(email);
    expect(await reply(Session, email, answer)).toHaveProperty("AuthenticationResult");
  });

  it("looks at the account before it gives tokens", async () => {
    const { username: Username } = await account.pool.addUser();
    const { Session } = await begin(Username);
    await account.administer("AdminDisableUser", { Username });
    expect(await reply(Session, Username, answer)).toMatchObject({ message: "User is disabled." });
    const invited = await account.pool.addUser({ temporary: true });
    const next = await reply((await begin(invited.username)).Session, invited.username, answer);
    expect(next).toMatchObject({ ChallengeName: "NEW_PASSWORD_REQUIRED" });
  });

  it("lets nobody in by a function that says nothing clear", async () => {
    const { username } = await account.pool.addUser();
    decide = () => {};
    expect(await begin(username)).toMatchObject({ __type: "InvalidLambdaResponseException" });
    decide = define;
    judge = () => {};
    const { Session } = await begin(username);
    expect(await reply(Session, username, answer)).toMatchObject({ ChallengeParameters: { left: "2" } });
  });

  it("lets nobody in by a function that says yes and no", async () => {
    const { username } = await account.pool.addUser();
    decide = ({ response }) => {
      response.issueTokens = true;
      response.failAuthentication = true;
    };
    expect(await begin(username)).toMatchObject({ message: "Incorrect username or password." });
  });

  it("lets somebody in at once where the define function is content already", async () => {
    const { username } = await account.pool.addUser();
    decide = ({ response }) => {
      response.issueTokens = true;
    };
    expect(await begin(username)).toHaveProperty("AuthenticationResult");
  });

  it("works for a server too", async () => {
    const { username: USERNAME } = await account.pool.addUser();
    const ClientId = account.pool.clientId;
    const { Session } = await account.administer("AdminInitiateAuth", {
      ClientId,
      AuthFlow: "CUSTOM_AUTH",
      AuthParameters: { USERNAME },
    });
    expect(
      await account.administer("AdminRespondToAuthChallenge", {
        ClientId,
        ChallengeName: "CUSTOM_CHALLENGE",
        Session,
        ChallengeResponses: { USERNAME, ANSWER: answer },
      }),
    ).toHaveProperty("AuthenticationResult");
  });

  it("is refused where the pool has no functions, or the client may not", async () => {
    const other = await account.neighbour();
    const { username: USERNAME } = await other.addUser();
    const tryIt = () =>
      account.call("InitiateAuth", {
        ClientId: other.clientId,
        AuthFlow: "CUSTOM_AUTH",
        AuthParameters: { USERNAME },
      });
    expect(await tryIt()).toMatchObject({ __type: "InvalidParameterException" });
    await account.administer("UpdateUserPoolClient", {
      UserPoolId: other.userPoolId,
      ClientId: other.clientId,
      ExplicitAuthFlows: ["CUSTOM_AUTH_FLOW_ONLY"],
    });
    expect(await tryIt()).toEqual({
      __type: "UnexpectedLambdaException",
      message: "null invocation failed due to configuration.",
    });
    const AuthParameters = { USERNAME, SRP_A: "2" };
    expect(
      await account.call("InitiateAuth", {
        ClientId: other.clientId,
        AuthFlow: "USER_SRP_AUTH",
        AuthParameters,
      }),
    ).toMatchObject({ message: "Only custom auth (lambda driven) is enabled for this client." });
  });
});
