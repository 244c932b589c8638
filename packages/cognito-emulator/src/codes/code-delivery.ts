import { type AddressAttribute, attributeOf } from "../pool/address.ts";

/** AWS `CodeDeliveryDetailsType`: where a code went, told so that only its owner recognises the address. */
export interface CodeDelivery {
  Destination: string;
  DeliveryMedium: "EMAIL" | "SMS";
  AttributeName: AddressAttribute;
}

/** Cognito's way to mask: `hanako@example.com` → `h***@e***`, `+819012345678` → `+********5678`. */
export function deliveryTo(address: string): CodeDelivery {
  return attributeOf(address) === "phone_number" ? smsDelivery(address) : emailDelivery(address);
}

export function emailDelivery(address: string): CodeDelivery {
  const at = address.lastIndexOf("@");
  const masked = `${address.slice(0, 1)}***@${address.slice(at + 1, at + 2)}***`;
  return { Destination: masked, DeliveryMedium: "EMAIL", AttributeName: "email" };
}

function smsDelivery(number: string): CodeDelivery {
  const digits = number.slice(1);
  const masked = `+${digits.slice(-4).padStart(digits.length, "*")}`;
  return { Destination: masked, DeliveryMedium: "SMS", AttributeName: "phone_number" };
}
