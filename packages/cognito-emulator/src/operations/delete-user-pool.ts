import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { UserPoolId } from "../pool/identifiers.ts";

/** Removes the pool with its users, clients and keys. Throws InvalidParameterException under deletion protection. */
export const deleteUserPool = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId }),
  handle({ input, pools }) {
    const pool = pools.pool(input.UserPoolId);
    if (pool.settings.DeletionProtection === "ACTIVE") {
      throw faults.invalidParameter(
        "The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.",
      );
    }
    if (pool.domain !== null) throw faults.poolHasDomain();
    pools.remove(pool);
    return {};
  },
});
