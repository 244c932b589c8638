import type { Operation } from "./operation.ts";
import { createUserPool } from "./operations/create-user-pool.ts";
import { createUserPoolClient } from "./operations/create-user-pool-client.ts";

/** Every operation this emulator answers, by the name that stands in X-Amz-Target. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  Object.entries({
    CreateUserPool: createUserPool,
    CreateUserPoolClient: createUserPoolClient,
  }),
);
