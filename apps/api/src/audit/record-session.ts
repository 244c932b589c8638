import type { Principal } from "@sekisho/auth";
import type { ErrorCode } from "@sekisho/contract/error-code";
import type { PublicCall } from "../features/call.ts";
import { nameOf } from "../features/name-of.ts";
import { ApiError } from "../trpc/api-error.ts";
import { eventOf } from "./event-of.ts";
import { nameMark } from "./name-mark.ts";

type Attempt = {
  readonly action: "session.login" | "session.new_password" | "session.refresh" | "session.logout";
  /** What was typed as a name: it is not kept, only whether it was the same again. */
  readonly typedName: string | null;
  /** Whom a token that was sent along names, once it is verified. */
  readonly principal?: Principal | null;
};

/** The codes with which the pool says no. An outage is no decision, and an input that does not fit is none either. */
const refusals: ReadonlySet<ErrorCode> = new Set(["sign_in_failed", "token_validation_failed", "conflict"]);

/** Does what a session verb is for, and writes down what the pool decided and about whom. */
export async function recordSession<Answer>(
  call: Pick<PublicCall, "auth" | "requestId" | "address" | "trail" | "verifier">,
  { action, typedName, principal = null }: Attempt,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const mark = typedName === null ? {} : { name_mark: nameMark(typedName) };
  const sentAs = principal === null ? {} : actorOf(principal);
  try {
    const answer = await work();
    const { detail, ...actor } = { ...sentAs, ...(await allowedTo(call, answer)) };
    await call.trail.note(eventOf(call, { action, outcome: "allowed", ...actor, detail }));
    return answer;
  } catch (error) {
    if (error instanceof ApiError && refusals.has(error.code)) {
      const detail = { ...mark, ...poolReason(error.cause) };
      await call.trail.note(
        eventOf(call, { action, outcome: "denied", reason: error.code, ...sentAs, detail }),
      );
    }
    throw error;
  }
}

const actorOf = (principal: Principal) => ({
  actor_sub: principal.sub,
  actor_username: nameOf(principal),
});

/** Who it was, as the tokens say that were given out: nobody else reads a token than the verifier. */
async function allowedTo({ verifier }: Pick<PublicCall, "verifier">, answer: unknown) {
  const { access_token, id_token, challenge } = Object(answer);
  if (typeof challenge === "string") return { detail: { challenge } };
  for (const token of [access_token, id_token]) {
    const principal = typeof token === "string" ? await verifier.verify(token).catch(() => null) : null;
    if (principal !== null) return { ...actorOf(principal), detail: {} };
  }
  return { detail: {} };
}

/** Cognito's name for the refusal, such as NotAuthorizedException; it holds nothing of the caller's. */
function poolReason(cause: unknown): { pool?: string } {
  return cause instanceof Error && /^[A-Z][A-Za-z]{1,63}Exception$/.test(cause.name)
    ? { pool: cause.name }
    : {};
}
