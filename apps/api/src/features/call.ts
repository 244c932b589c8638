import type { Principal, PrincipalWithRole } from "@sekisho/auth";
import type { Context } from "../trpc/context.ts";

/** What a verb is handed: the proven caller, their input, and what it works with. */
export type Call<Input = void, Caller = Principal> = Context & {
  readonly principal: Caller;
  readonly input: Input;
};

/** What a verb is handed that answers with a stream: also when to let go of everything. */
export type StreamCall<Input = void, Caller = Principal> = Call<Input, Caller> & {
  readonly ending: AbortSignal;
};

/** What a verb is handed that works for anybody. */
export type PublicCall<Input = void> = Context & { readonly input: Input };

/** What a verb is handed that works for administrators only: the type is the proof that a guard looked at the role. */
export type AdminCall<Input = void> = Call<Input, PrincipalWithRole<"admin">>;
