import type { z } from "zod";
import type { LocalSide } from "../local-side.ts";
import { emulatorActions } from "./emulator-actions.ts";
import { findPool, findUser } from "./find-pool.ts";
import type { Done, FormAction } from "./form-action.ts";
import { poolActions, userActions } from "./pool-actions.ts";

/** A form that was sent: what it asks for, of whom, and the page it stands on. */
export interface SentForm {
  /** The last part of its address. */
  readonly name: string;
  readonly input: z.ZodType;
  readonly done: Done;
  readonly carryOut: (input: unknown) => void | Promise<void>;
  /** The page the form stands on. */
  readonly page: string;
  /** Where the browser goes when it is done. */
  readonly after: string;
}

const onControls = /^\/_local\/controls\/([a-z-]+)$/;
const onPool = /^\/_local\/pools\/([\w-]+)\/([a-z-]+)$/;
const onUser = /^\/_local\/pools\/([\w-]+)\/users\/([\w-]+)\/([a-z-]+)$/;

/** The form at this address; null where there is none. Throws ControlError for a pool or user that is not there. */
export function findForm(local: LocalSide, pathname: string): SentForm | null {
  return emulatorForm(local, pathname) ?? poolForm(local, pathname) ?? userForm(local, pathname);
}

function emulatorForm(local: LocalSide, pathname: string): SentForm | null {
  const [, name = ""] = onControls.exec(pathname) ?? [];
  return bound(emulatorActions.get(name), () => local, { name, page: "/_local/controls" });
}

function poolForm(local: LocalSide, pathname: string): SentForm | null {
  const [, id = "", name = ""] = onPool.exec(pathname) ?? [];
  const scope = () => ({ local, pool: findPool(local, id) });
  return bound(poolActions.get(name), scope, { name, page: `/_local/pools/${id}` });
}

function userForm(local: LocalSide, pathname: string): SentForm | null {
  const [, id = "", sub = "", name = ""] = onUser.exec(pathname) ?? [];
  const scope = () => {
    const pool = findPool(local, id);
    return { local, pool, user: findUser(pool, sub) };
  };
  const page = `/_local/pools/${id}/users/${sub}`;
  const after = name === "delete" ? `/_local/pools/${id}` : page;
  return bound(userActions.get(name), scope, { name, page, after });
}

function bound<Scope>(
  action: FormAction<Scope> | undefined,
  scope: () => Scope,
  { name, page, after = page }: { name: string; page: string; after?: string },
): SentForm | null {
  if (!action) return null;
  const reached = scope();
  const { input, done } = action;
  return { name, page, after, input, done, carryOut: (parsed) => action.carryOut(reached, parsed) };
}
