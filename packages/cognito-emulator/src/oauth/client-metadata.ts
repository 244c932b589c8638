import { z } from "zod";
import { TokenRefusal } from "./token-refusal.ts";

const ClientMetadata = z.record(z.string(), z.string());

/**
 * What a machine tells the pre token generation trigger (`aws_client_metadata`, a JSON object of texts); undefined when
 * it says nothing. Throws TokenRefusal invalid_request.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
 */
export function readClientMetadata(form: URLSearchParams): z.output<typeof ClientMetadata> | undefined {
  const text = form.get("aws_client_metadata");
  if (text === null) return undefined;
  try {
    return ClientMetadata.parse(JSON.parse(text));
  } catch {
    throw new TokenRefusal("invalid_request");
  }
}
