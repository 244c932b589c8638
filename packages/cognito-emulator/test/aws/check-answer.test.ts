import * as sdk from "@aws-sdk/client-cognito-identity-provider";
import { describe, expect, it } from "vitest";
import { operations } from "../../src/operations.ts";
import { checkAnswer, type SentAnswer } from "./check-answer.ts";
import { describedOperations, unsignedOperations } from "./operations.ts";

const headers = {
  "content-type": "application/x-amz-json-1.1",
  "x-amzn-requestid": "11111111-2222-4333-8444-555555555555",
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date",
  date: "Mon, 02 Nov 2026 06:27:09 GMT",
};
const group = {
  GroupName: "admin",
  UserPoolId: "ap-northeast-1_aB3dE6gH9",
  LastModifiedDate: 1_793_600_829.5,
  CreationDate: 1_793_600_829,
};
const tokens = {
  AuthenticationResult: { AccessToken: "a.b.c", IdToken: "a.b.c", ExpiresIn: 3600, TokenType: "Bearer" },
  ChallengeParameters: {},
};
const question = {
  ChallengeName: "NEW_PASSWORD_REQUIRED",
  ChallengeParameters: { USER_ID_FOR_SRP: "yui", requiredAttributes: "[]", userAttributes: "{}" },
  Session: "s".repeat(20),
};

const problemsOf = (operation: string, body: unknown, bent: Partial<SentAnswer> = {}) =>
  checkAnswer({ operation, status: 200, headers, body: JSON.stringify(body), ...bent });

describe("Holding an answer against AWS's description", () => {
  it("finds nothing to say about answers as AWS gives them", () => {
    expect(problemsOf("GetGroup", { Group: group })).toEqual([]);
    expect(problemsOf("InitiateAuth", tokens)).toEqual([]);
    expect(problemsOf("InitiateAuth", question)).toEqual([]);
    expect(problemsOf("GlobalSignOut", {})).toEqual([]);
  });

  it.each([
    ["a time in milliseconds", { ...group, CreationDate: 1_793_600_829_000 }, "CreationDate"],
    ["a time in words", { ...group, CreationDate: "2026-11-02T06:27:09Z" }, "CreationDate"],
    ["a required member left out", { ...group, GroupName: undefined }, "GroupName"],
    ["a member AWS does not have", { ...group, Members: [] }, "Members"],
    ["null where AWS leaves out", { ...group, Description: null }, "Description"],
    ["text that is too long", { ...group, GroupName: "x".repeat(129) }, "GroupName"],
    ["a fraction for a whole number", { ...group, Precedence: 1.5 }, "Precedence"],
    ["an id that names no region", { ...group, UserPoolId: "local_aB3dE6gH9" }, "UserPoolId"],
  ])("finds %s", (_name, bent, member) => {
    expect(problemsOf("GetGroup", { Group: bent }).join()).toContain(member);
  });

  it.each([
    ["another token type", { ...tokens.AuthenticationResult, TokenType: "bearer" }],
    ["a token that is none", { ...tokens.AuthenticationResult, IdToken: "id token" }],
    ["no lifetime", { ...tokens.AuthenticationResult, ExpiresIn: undefined }],
  ])("finds %s in a finished sign-in", (_name, AuthenticationResult) => {
    expect(problemsOf("InitiateAuth", { ...tokens, AuthenticationResult })).toHaveLength(1);
  });

  it.each([
    ["a challenge nobody knows", { ...question, ChallengeName: "EMAIL_MFA" }],
    ["a session that is too short", { ...question, Session: "short" }],
    ["a list where its text belongs", challengeWith({ requiredAttributes: [] })],
    ["a text that is not the JSON it should be", challengeWith({ requiredAttributes: "{}" })],
    ["a parameter left out", challengeWith({ userAttributes: undefined })],
    ["two names for one user", challengeWith({ USERNAME: "hanako" })],
  ])("finds %s in a challenge", (_name, body) => {
    expect(problemsOf("InitiateAuth", body).length).toBeGreaterThan(0);
  });

  it("finds a header missing, on answers and on refusals", () => {
    const { date: _, ...undated } = headers;
    expect(problemsOf("GlobalSignOut", {}, { headers: undated })).toEqual([
      "GlobalSignOut answered 200: the header date is missing or not as AWS sends it",
    ]);
  });

  it("asks refusals for a name of this operation, its status, and the same words three times", () => {
    const refuse = (__type: string, bent: Partial<SentAnswer> = {}, message = "No.") =>
      problemsOf(
        "GetGroup",
        { __type, message },
        {
          status: 400,
          headers: { ...headers, "x-amzn-errortype": `${__type}:`, "x-amzn-errormessage": message },
          ...bent,
        },
      );
    expect(refuse("ResourceNotFoundException")).toEqual([]);
    expect(refuse("GroupExistsException").join()).toContain("AWS names no GroupExistsException");
    expect(refuse("ResourceNotFound").join()).toContain("AWS names no ResourceNotFound ");
    expect(refuse("ResourceNotFoundException", { status: 404 }).join()).toContain("status 400");
    expect(refuse("ResourceNotFoundException", {}, "")).not.toEqual([]);
    expect(refuse("ResourceNotFoundException", { headers })).toHaveLength(2);
  });

  it("does not pass over an operation that nothing describes, or a body that is not JSON", () => {
    expect(problemsOf("NoSuchOperation", {}).join()).toContain("nothing describes this operation");
    expect(problemsOf("GetGroup", null, { body: "<html>" }).join()).toContain("not JSON");
  });

  it("never repeats what was in an answer", () => {
    const secret = { ...tokens.AuthenticationResult, AccessToken: "secret", Extra: "secret" };
    const problems = problemsOf("InitiateAuth", { ...tokens, AuthenticationResult: secret });
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toContain("secret");
  });
});

describe("The description of AWS", () => {
  it("names operations that AWS has, and unsigned ones only among them", () => {
    const real = Object.keys(sdk).filter((name) => name.endsWith("Command"));
    const known = [...describedOperations.keys(), ...unsignedOperations];
    expect(real).toEqual(expect.arrayContaining(known.map((name) => `${name}Command`)));
  });

  it("describes every operation that the emulator answers", () => {
    expect([...describedOperations.keys()]).toEqual(expect.arrayContaining([...operations.keys()]));
  });

  it("agrees with the emulator on what carries a signature", () => {
    for (const [name, { access }] of operations) {
      expect([name, access]).toEqual([name, unsignedOperations.has(name) ? "unsigned" : "signed"]);
    }
  });
});

function challengeWith(parameters: Record<string, unknown>) {
  return { ...question, ChallengeParameters: { ...question.ChallengeParameters, ...parameters } };
}
