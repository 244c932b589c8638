import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { assertNewNames, customAttributes } from "../pool/attribute-schema.ts";
import { UserPoolId } from "../pool/identifiers.ts";
import { acceptAdded, RequestedAttribute } from "../pool/requested-attributes.ts";

/** Attributes can be added, never changed or removed: a name that exists is InvalidParameterException. */
export const addCustomAttributes = defineOperation({
  access: "signed",
  input: z.object({ UserPoolId, CustomAttributes: z.array(RequestedAttribute).min(1).max(25) }),
  handle({ input, pools, clock }) {
    const pool = pools.pool(input.UserPoolId);
    const added = customAttributes(acceptAdded(input.CustomAttributes));
    assertNewNames(added, pool.schema);
    pool.schema = [...pool.schema, ...added];
    pool.updatedAt = clock.now();
    return {};
  },
});
