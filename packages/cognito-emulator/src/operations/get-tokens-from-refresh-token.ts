import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { DeviceKey } from "../pool/device.ts";
import { ClientId, ClientMetadata, ClientSecret, Token } from "../pool/identifiers.ts";
import { mayRefresh } from "../sign-in/flows.ts";
import { assertClientSecret } from "../sign-in/secret-hash.ts";
import { renewTokens } from "../tokens/issue-tokens.ts";
import { resolveRefreshToken } from "../tokens/resolve-refresh-token.ts";
import { spending } from "../tokens/spend-refresh-token.ts";

/** How Amplify renews. A client that rotates gets another refresh token each time; the old one dies after its grace period. */
export const getTokensFromRefreshToken = defineOperation({
  access: "unsigned",
  input: z.object({
    RefreshToken: Token,
    ClientId,
    ClientSecret,
    DeviceKey: DeviceKey.optional(),
    ClientMetadata,
  }),
  async handle({ input, pools, clock }) {
    const { pool, client } = pools.client(input.ClientId);
    assertClientSecret(client, input.ClientSecret);
    const rotates = client.settings.RefreshTokenRotation?.Feature === "ENABLED";
    if (!rotates && !mayRefresh(client)) {
      throw faults.flowNotEnabled("REFRESH_TOKEN_AUTH");
    }
    const now = clock.now();
    const { RefreshToken: offered, DeviceKey: deviceKey } = input;
    const signIn = resolveRefreshToken({ pool, client, offered, now, deviceKey });
    const occasion = {
      source: "TokenGeneration_RefreshTokens",
      clientMetadata: input.ClientMetadata,
    } as const;
    const { grant, user } = signIn;
    const renew = () => renewTokens({ pool, client, user, grant, now, occasion });
    if (!rotates) return { AuthenticationResult: await renew() };
    const { made, successor } = await spending(pool.grants, signIn, now, renew);
    return { AuthenticationResult: { ...made, RefreshToken: successor } };
  },
});
