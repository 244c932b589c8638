/** The attributes that a code can prove, by being sent there. */
export type AddressAttribute = "email" | "phone_number";

/** Which of the two an address is. Nothing but a phone number is a plus sign and digits. */
export const attributeOf = (address: string): AddressAttribute =>
  /^\+\d+$/.test(address) ? "phone_number" : "email";

/** The mark that says an address is proven. */
export const markOf = (attribute: AddressAttribute): `${AddressAttribute}_verified` =>
  `${attribute}_verified`;
