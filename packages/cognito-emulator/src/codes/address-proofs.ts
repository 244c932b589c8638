import type { AddressAttribute } from "../pool/address.ts";

/** How each address is proven: the purpose of its code, and where a new one waits for it. */
export const addressProofs = {
  email: { purpose: "verify-email", pending: "pendingEmail" },
  phone_number: { purpose: "verify-phone", pending: "pendingPhone" },
} as const satisfies Record<AddressAttribute, object>;

export const isAddressAttribute = (name: string): name is AddressAttribute =>
  Object.hasOwn(addressProofs, name);
