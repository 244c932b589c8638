// Checked by tsc, never run: what must not compile.
import { createVerifier } from "./create-verifier.ts";

const options = {
  issuers: ["https://cognito-idp.ap-northeast-1.amazonaws.com/ap-northeast-1_AbC123"],
  jwksUrl: "https://cognito-idp.ap-northeast-1.amazonaws.com/ap-northeast-1_AbC123/.well-known/jwks.json",
  tokenUse: "access",
  clientIds: ["web"],
  customRoleInAccessToken: false,
} as const;

createVerifier(options);
createVerifier({ ...options, clientIds: null });

const { issuers, jwksUrl, tokenUse, clientIds, customRoleInAccessToken } = options;
// @ts-expect-error: without issuers every pool's tokens would pass
createVerifier({ jwksUrl, tokenUse, clientIds, customRoleInAccessToken });
// @ts-expect-error: without a JWKS URL there is nothing to verify with
createVerifier({ issuers, tokenUse, clientIds, customRoleInAccessToken });
// @ts-expect-error: without tokenUse an id token would pass for an access token
createVerifier({ issuers, jwksUrl, clientIds, customRoleInAccessToken });
// @ts-expect-error: without clientIds any app client's token would pass; accepting all is written null
createVerifier({ issuers, jwksUrl, tokenUse, customRoleInAccessToken });
// @ts-expect-error: undefined is not a decision
createVerifier({ ...options, clientIds: undefined });
// @ts-expect-error: where roles come from must be said
createVerifier({ issuers, jwksUrl, tokenUse, clientIds });
// @ts-expect-error: Cognito has no such token
createVerifier({ ...options, tokenUse: "refresh" });
