import { getCurrentUser } from "aws-amplify/auth";
import type { AuthView } from "./auth-state.ts";
import { limitWait } from "./limit-wait.ts";
import { endsSession } from "./session-error.ts";

/** Who is signed in in this tab. Renews an expired session on the way. Never throws. */
export async function readAuth(): Promise<Exclude<AuthView, { kind: "loading" }>> {
  try {
    return { kind: "signed-in", username: (await limitWait(getCurrentUser())).username };
  } catch (error) {
    return { kind: endsSession(error) ? "signed-out" : "unavailable" };
  }
}
