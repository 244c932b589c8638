/** AWS `CodeDeliveryDetailsType`: where a code went, told so that only its owner recognises the address. */
export interface CodeDelivery {
  Destination: string;
  DeliveryMedium: "EMAIL" | "SMS";
  AttributeName: "email" | "phone_number";
}

/** `hanako@example.com` → `h***@e***`, Cognito's way to mask. */
export function emailDelivery(address: string): CodeDelivery {
  const at = address.lastIndexOf("@");
  const masked = `${address.slice(0, 1)}***@${address.slice(at + 1, at + 2)}***`;
  return { Destination: masked, DeliveryMedium: "EMAIL", AttributeName: "email" };
}

/** `+819012345678` → `+********5678`. */
export function phoneDelivery(number: string): CodeDelivery {
  const masked = `+${"*".repeat(Math.max(0, number.length - 5))}${number.slice(-4)}`;
  return { Destination: masked, DeliveryMedium: "SMS", AttributeName: "phone_number" };
}
