import type {
  CreateAuthChallengeTriggerHandler,
  DefineAuthChallengeTriggerHandler,
  PreTokenGenerationV2TriggerHandler,
  VerifyAuthChallengeResponseTriggerHandler,
} from "aws-lambda";

// Written as they are written for Lambda, by the types of `@types/aws-lambda`: they run here as they are.

export const defineChallenge: DefineAuthChallengeTriggerHandler = async (event) => {
  const { session } = event.request;
  const last = session.at(-1);
  const tries = session.filter(({ challengeName }) => challengeName === "CUSTOM_CHALLENGE").length;
  const right = last?.challengeName === "CUSTOM_CHALLENGE" && last.challengeResult;
  const challengeName = last?.challengeName === "SRP_A" ? "PASSWORD_VERIFIER" : "CUSTOM_CHALLENGE";
  event.response = { challengeName, issueTokens: right, failAuthentication: tries === 3 && !right };
  return event;
};

export const createChallenge: CreateAuthChallengeTriggerHandler = async (event) => {
  event.response = {
    publicChallengeParameters: { question: "2 + 2" },
    privateChallengeParameters: { answer: "4" },
    challengeMetadata: "SUM",
  };
  return event;
};

export const verifyChallenge: VerifyAuthChallengeResponseTriggerHandler = async (event) => {
  const { challengeAnswer, privateChallengeParameters } = event.request;
  event.response.answerCorrect = challengeAnswer === privateChallengeParameters["answer"];
  return event;
};

export const copyRole: PreTokenGenerationV2TriggerHandler = async (event) => {
  const role = event.request.userAttributes["custom:role"];
  event.response = {
    claimsAndScopeOverrideDetails: {
      accessTokenGeneration: { claimsToAddOrOverride: role === undefined ? {} : { "custom:role": role } },
    },
  };
  return event;
};

const arn = (name: string) => `arn:aws:lambda:ap-northeast-1:000000000000:function:${name}`;

/** The configuration that runs them, once a process has them by these names. */
export const lambdaConfig = {
  DefineAuthChallenge: arn("define"),
  CreateAuthChallenge: arn("create"),
  VerifyAuthChallengeResponse: arn("verify"),
  PreTokenGenerationConfig: { LambdaVersion: "V2_0" as const, LambdaArn: arn("copy-role") },
};
