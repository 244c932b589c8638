import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { defineOperation } from "../operation.ts";
import { customAttributes } from "../pool/attribute-schema.ts";
import { UserPoolId } from "../pool/identifiers.ts";
import { acceptAdded, RequestedAttribute } from "../pool/requested-attributes.ts";

/** Attributes can be added, never changed or removed: a name that exists is InvalidParameterException. */
export const addCustomAttributes = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, CustomAttributes: z.array(RequestedAttribute).min(1).max(25) }),
  handle({ input, pools, clock }) {
    const pool = pools.pool(input.UserPoolId);
    const added = customAttributes(acceptAdded(input.CustomAttributes));
    const taken = new Set(pool.schema.map(({ Name }) => Name));
    for (const { Name } of added) {
      if (taken.has(Name)) {
        // AWS names the attribute without `dev:` first, and as it stands in the pool after that.
        const asked = Name.replace(/^dev:/, "");
        throw faults.invalidParameter(`${asked}: Existing attribute already has name ${Name}.`);
      }
      taken.add(Name);
    }
    pool.schema = [...pool.schema, ...added];
    pool.updatedAt = clock.now();
    return {};
  },
});
