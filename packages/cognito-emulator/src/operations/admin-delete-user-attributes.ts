import { z } from "zod";
import { changeAttributes } from "../codes/change-attributes.ts";
import { defineOperation } from "../operation.ts";
import { assertInSchema, assertMutable, assertValidAttributes } from "../pool/attribute-values.ts";
import { AttributeName, Username, UserPoolId } from "../pool/identifiers.ts";
import { namedUser } from "../pool/named-user.ts";

/** An address that goes takes its mark of verification along, and is nobody's alias from then on. */
export const adminDeleteUserAttributes = defineOperation({
  access: "signed",
  input: z.object({
    UserPoolId,
    Username,
    UserAttributeNames: z.array(AttributeName),
  }),
  async handle({ input, pools, clock }) {
    const pool = pools.pool(input.UserPoolId);
    const user = namedUser(pool, input.Username);
    const emptied = Object.fromEntries(input.UserAttributeNames.map((name) => [name, ""]));
    assertInSchema(pool, input.UserAttributeNames);
    assertValidAttributes(pool, emptied);
    assertMutable(pool, input.UserAttributeNames);
    await changeAttributes(pool, user, emptied, clock.now());
    return {};
  },
});
