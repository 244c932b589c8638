import type { z } from "zod";
import type { Clock } from "./clock.ts";
import type { PoolStore } from "./pool/pool-store.ts";
import type { ChallengeSessions } from "./sign-in/challenge-sessions.ts";

/** What every operation may reach: the pools, the time, and the sign-in conversations under way. */
export interface Services {
  readonly pools: PoolStore;
  readonly clock: Clock;
  readonly challenges: ChallengeSessions;
}

/** One parsed request. `region` is the one the caller signed for (the emulator's default when unsigned). */
export interface Call<Input> extends Services {
  readonly input: Input;
  readonly region: string;
}

/**
 * - `signed`: an administrator's operation. AWS asks for a SigV4 signature, so a browser cannot reach it by accident.
 * - `unsigned`: one of the 32 operations a user's own client calls; the operation itself decides who may.
 */
export type OperationAccess = "signed" | "unsigned";

/** A user pool operation as the transport sees it: types erased, input still to be parsed. */
export interface Operation {
  readonly access: OperationAccess;
  readonly input: z.ZodType;
  handle(call: Call<unknown>): object | Promise<object>;
}

/**
 * Defines an operation: who may call it, the shape of its input, and what it does.
 * The answer is the JSON body (`{}` when AWS answers nothing). Refusals are thrown from `faults`.
 */
export function defineOperation<Schema extends z.ZodType>(definition: {
  access: OperationAccess;
  input: Schema;
  handle(call: Call<z.output<Schema>>): object | Promise<object>;
}): Operation {
  return {
    access: definition.access,
    input: definition.input,
    // The transport parses with `definition.input` just before, so the input has exactly this type.
    handle: (call) => definition.handle(call as Call<z.output<Schema>>),
  };
}
