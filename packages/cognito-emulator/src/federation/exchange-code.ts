import { z } from "zod";
import type { ProviderCaller } from "./call-provider.ts";
import type { OidcDetails } from "./identity-provider.ts";

const Tokens = z.object({
  id_token: z.string().max(65_536),
  access_token: z.string().max(65_536).optional(),
});
export type ProviderTokens = z.infer<typeof Tokens>;

/**
 * Redeems a provider's code. Cognito proves itself by client_secret_post. Answers the status when the provider refuses.
 * Throws ProviderUnreachable.
 */
export async function exchangeCode(
  call: ProviderCaller,
  tokenUrl: string,
  { code, redirectUri, details }: { code: string; redirectUri: string; details: OidcDetails },
): Promise<ProviderTokens | { refused: number }> {
  const form = new URLSearchParams({
    grant_type: "authorization_code",
    code,
    redirect_uri: redirectUri,
    client_id: details.client_id,
  });
  if (details.client_secret !== undefined) form.set("client_secret", details.client_secret);
  const { status, body } = await call(tokenUrl, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: form.toString(),
  });
  const tokens = Tokens.safeParse(body);
  return status === 200 && tokens.success ? tokens.data : { refused: status };
}
