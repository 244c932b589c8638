// Checked by tsc, never run: what must not compile.
import { createVerifier } from "./create-verifier.ts";
import { cognito } from "./providers/cognito.ts";

const options = {
  region: "ap-northeast-1",
  userPoolId: "ap-northeast-1_AbC123",
  tokenUse: "access",
  clientIds: ["web"],
  customRoleInAccessToken: false,
} as const;

createVerifier(cognito(options));
createVerifier(cognito({ ...options, clientIds: null }));
createVerifier([cognito({ ...options, name: "a" }), cognito({ ...options, name: "b" })], { cache: null });

const { region, userPoolId, tokenUse, clientIds, customRoleInAccessToken } = options;
// @ts-expect-error: without a pool there is nobody to believe
cognito({ region, tokenUse, clientIds, customRoleInAccessToken });
// @ts-expect-error: without tokenUse an id token would pass for an access token
cognito({ region, userPoolId, clientIds, customRoleInAccessToken });
// @ts-expect-error: without clientIds any app client's token would pass; accepting all is written null
cognito({ region, userPoolId, tokenUse, customRoleInAccessToken });
// @ts-expect-error: undefined is not a decision
cognito({ ...options, clientIds: undefined });
// @ts-expect-error: where roles come from must be said
cognito({ region, userPoolId, tokenUse, clientIds });
// @ts-expect-error: Cognito has no such token
cognito({ ...options, tokenUse: "refresh" });
// @ts-expect-error: a verifier that believes nobody is a mistake
createVerifier([]);
// @ts-expect-error: whom to believe is not an option
createVerifier({ region, userPoolId, tokenUse, clientIds, customRoleInAccessToken });
