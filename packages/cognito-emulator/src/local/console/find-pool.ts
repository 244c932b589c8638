import { controlFaults } from "../../control/control-error.ts";
import type { Pool } from "../../pool/pool.ts";
import type { User } from "../../pool/user.ts";
import type { LocalSide } from "../local-side.ts";

/** The pool of this id. Throws ControlError. */
export function findPool({ services }: LocalSide, id: string): Pool {
  const pool = services.pools.find(id);
  if (!pool) throw controlFaults.poolUnknown();
  return pool;
}

/** The user of this sub, which unlike the name may stand in an address. Throws ControlError. */
export function findUser({ users }: Pool, sub: string): User {
  const user = users.all().find((each) => each.sub === sub);
  if (!user) throw controlFaults.userUnknown();
  return user;
}
