/** AWS `CodeDeliveryDetailsType`: where a code went, told so that only its owner recognises the address. */
export interface CodeDelivery {
  Destination: string;
  DeliveryMedium: "EMAIL";
  AttributeName: "email";
}

/** `hanako@example.com` → `h***@e***`, Cognito's way to mask. */
export function emailDelivery(address: string): CodeDelivery {
  const at = address.lastIndexOf("@");
  const masked = `${address.slice(0, 1)}***@${address.slice(at + 1, at + 2)}***`;
  return { Destination: masked, DeliveryMedium: "EMAIL", AttributeName: "email" };
}
