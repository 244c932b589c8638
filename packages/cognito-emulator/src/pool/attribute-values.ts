import { faults } from "../cognito-error.ts";
import { assertNotAnAddress, isEmail, isPhoneNumber } from "./alias-format.ts";
import type { SchemaAttribute } from "./attribute-schema.ts";
import type { Pool } from "./pool.ts";

const formats: Readonly<Record<string, { accepts(value: string): boolean; refusal: string }>> = {
  email: { accepts: isEmail, refusal: "Invalid email address format." },
  phone_number: {
    accepts: isPhoneNumber,
    refusal: "Invalid phone number format.",
  },
};

/**
 * Checks values against the pool's schema: known name, known format, length. Empty values delete, and pass.
 * Throws InvalidParameterException.
 */
export function assertValidAttributes(pool: Pool, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    const schema = pool.schema.find(({ Name }) => Name === name);
    if (!schema) throw faults.attributeUnknown(name);
    if (name === "sub") throw faults.attributeImmutable(name);
    if (value === "") continue;
    const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
    if (format && !format.accepts(value)) throw faults.invalidParameter(format.refusal);
    if (name === "preferred_username") assertNotAnAddress(pool, name, value);
    assertInRange(schema, value);
  }
}

/** Refuses to remove what the pool has no name for. Throws InvalidParameterException. */
export function assertInSchema(pool: Pool, names: readonly string[]): void {
  const known = new Set(pool.schema.map(({ Name }) => Name));
  const unknown = names.filter((name) => !known.has(name));
  if (unknown.length > 0) throw faults.attributesUnknown(...unknown);
}

/** Refuses an attribute that may be set at creation only. Throws InvalidParameterException. */
export function assertMutable(pool: Pool, names: Iterable<string>): void {
  for (const name of names) {
    if (pool.schema.find(({ Name }) => Name === name)?.Mutable === false)
      throw faults.attributeImmutable(name);
  }
}

/** Names that every user of this pool must have. `sub` is the pool's own doing. */
export function requiredNames(pool: Pool): string[] {
  return pool.schema.filter(({ Name, Required }) => Required && Name !== "sub").map(({ Name }) => Name);
}

/** Refuses a new user who lacks a required attribute. Throws InvalidParameterException. */
export function assertRequiredPresent(pool: Pool, attributes: Readonly<Record<string, string>>): void {
  for (const name of requiredNames(pool)) {
    if (!attributes[name]) throw faults.attributeInvalid(name, "The attribute is required");
  }
}

function assertInRange({ Name, AttributeDataType, ...constraints }: SchemaAttribute, value: string): void {
  const isNumber = AttributeDataType === "Number";
  if (isNumber && !/^-?\d+$/.test(value))
    throw faults.attributeInvalid(Name, "The attribute is not a number");
  if (AttributeDataType === "Boolean" && value !== "true" && value !== "false") {
    throw faults.attributeInvalid(Name, "The attribute is not a boolean");
  }
  const { MinLength, MaxLength } = constraints.StringAttributeConstraints ?? {};
  const { MinValue, MaxValue } = constraints.NumberAttributeConstraints ?? {};
  const size = isNumber ? Number(value) : value.length;
  const least = Number((isNumber ? MinValue : MinLength) ?? Number.NEGATIVE_INFINITY);
  const most = Number((isNumber ? MaxValue : MaxLength) ?? Number.POSITIVE_INFINITY);
  if (size < least || size > most) throw faults.attributeInvalid(Name, "The attribute is out of range");
}
