import { z } from "zod";
import { dispatch } from "../../dispatch.ts";
import { Bend } from "../../tokens/bent-tokens.ts";
import { type Done, type FormAction, formAction, type PoolScope, type UserScope } from "./form-action.ts";
import { jsonObject, sure, wholeNumber } from "./form-values.ts";

const Nothing = z.object({});

/** What can be done to one pool, by the last part of the form's address. */
export const poolActions: ReadonlyMap<string, FormAction<PoolScope>> = new Map(
  Object.entries({
    "rotate-keys": formAction("keys-rotated", Nothing, async ({ local, pool }: PoolScope) => {
      await local.control.rotateKeys(pool.id);
    }),
    "fail-keys": formAction("key-set-failing", Nothing, ({ local, pool }: PoolScope) => {
      local.control.failKeySet(pool.id, true);
    }),
    "answer-keys": formAction("key-set-answering", Nothing, ({ local, pool }: PoolScope) => {
      local.control.failKeySet(pool.id, false);
    }),
    "bend-token": formAction(
      "bend-set",
      z.object({ use: Bend.shape.use, claims: jsonObject, times: wholeNumber(1, 10_000) }),
      ({ local, pool }: PoolScope, bend) => {
        local.control.bendNextToken(pool.id, bend);
      },
    ),
    "unbend-tokens": formAction("bends-cleared", Nothing, ({ local, pool }: PoolScope) => {
      local.control.unbendTokens(pool.id);
    }),
    "forgive-everybody": formAction("everybody-forgiven", Nothing, ({ local, pool }: PoolScope) => {
      local.control.clearLockout(pool.id);
    }),
  }),
);

/** A form that does to a user what an administrator's operation does: the same rules, the same refusals. */
const administers = (operation: string, done: Done, input: z.ZodType = Nothing) =>
  formAction(done, input, async ({ local, pool, user }: UserScope) => {
    const body = { UserPoolId: pool.id, Username: user.username };
    await dispatch(local.services, { operation, body, signedFor: pool.region, defaultRegion: pool.region });
  });

/** What can be done to one user, by the last part of the form's address. */
export const userActions: ReadonlyMap<string, FormAction<UserScope>> = new Map(
  Object.entries({
    confirm: administers("AdminConfirmSignUp", "user-confirmed"),
    enable: administers("AdminEnableUser", "user-enabled"),
    disable: administers("AdminDisableUser", "user-disabled"),
    "sign-out": administers("AdminUserGlobalSignOut", "user-signed-out"),
    forgive: formAction("user-forgiven", Nothing, ({ local, pool, user }: UserScope) => {
      local.control.clearLockout(pool.id, user.username);
    }),
    delete: administers("AdminDeleteUser", "user-deleted", z.object({ sure })),
  }),
);
