import type { z } from "zod";
import { ClientData } from "./credential-json.ts";

/** Opens clientDataJSON (base64url); null when it is none. */
export function readClientData(encoded: string): z.infer<typeof ClientData> | null {
  return ClientData.safeParse(parseJson(Buffer.from(encoded, "base64url").toString())).data ?? null;
}

/** The value of a JSON text; undefined when it is not JSON, which every schema here refuses. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
