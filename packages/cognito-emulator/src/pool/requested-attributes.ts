import type { z } from "zod";
import { faults } from "../cognito-error.ts";
import { isStandardName, SchemaAttribute, standardType } from "./attribute-schema.ts";

/** An attribute as CreateUserPool and AddCustomAttributes are asked for it: only a standard one may leave its type out. */
export const RequestedAttribute = SchemaAttribute.extend({
  AttributeDataType: SchemaAttribute.shape.AttributeDataType.unwrap().optional(),
});
type RequestedAttribute = z.infer<typeof RequestedAttribute>;

/** AWS's ceiling for the length of any text. */
const longestText = 2048;

/**
 * The attributes of a new pool as it will keep them: typed, and with the limits that belong to their type. Throws
 * InvalidParameterException for what AWS refuses in a schema.
 */
export const acceptRequested = (requested: readonly RequestedAttribute[]): SchemaAttribute[] =>
  requested.map((wish) =>
    accepted(wish, isStandardName(wish.Name) ? standardTypeOf(wish) : customTypeOf(wish)),
  );

/** As `acceptRequested`, for a pool that is there: what is added is its owner's, also where a standard one is called so. */
export const acceptAdded = (requested: readonly RequestedAttribute[]): SchemaAttribute[] =>
  requested.map((wish) => accepted(wish, customTypeOf(wish)));

function accepted(
  wish: RequestedAttribute,
  AttributeDataType: SchemaAttribute["AttributeDataType"],
): SchemaAttribute {
  const { StringAttributeConstraints: text, NumberAttributeConstraints: number, ...rest } = wish;
  assertTextLimits(wish.Name, text ?? {});
  assertNumberLimits(wish.Name, number ?? {});
  return {
    ...rest,
    AttributeDataType,
    ...(AttributeDataType === "String" && text && { StringAttributeConstraints: text }),
    ...(AttributeDataType === "Number" && number && { NumberAttributeConstraints: number }),
  };
}

function standardTypeOf({ Name, AttributeDataType, DeveloperOnlyAttribute }: RequestedAttribute) {
  const type = standardType(Name);
  if (DeveloperOnlyAttribute || (AttributeDataType ?? type) !== type)
    throw faults.standardAttributeFixed(Name);
  return type;
}

function customTypeOf({ AttributeDataType, Required }: RequestedAttribute) {
  if (AttributeDataType === undefined) throw faults.attributeTypeMissing();
  if (Required) throw faults.customAttributeRequired();
  return AttributeDataType;
}

type TextLimits = NonNullable<SchemaAttribute["StringAttributeConstraints"]>;
type NumberLimits = NonNullable<SchemaAttribute["NumberAttributeConstraints"]>;

function assertTextLimits(name: string, { MinLength, MaxLength }: TextLimits): void {
  const [least, most] = [MinLength, MaxLength].map(limitOf);
  if (Number.isNaN(least) || Number.isNaN(most))
    throw faults.limitsInvalid("StringAttributeConstraints", name);
  if ((least ?? 0) > longestText || (most ?? 0) > longestText) throw faults.textLimitTooLong(name);
  if (isReversed(least, most)) throw faults.textLimitsReversed(name);
}

function assertNumberLimits(name: string, { MinValue, MaxValue }: NumberLimits): void {
  const [least, most] = [MinValue, MaxValue].map(limitOf);
  if (Number.isNaN(least) || Number.isNaN(most))
    throw faults.limitsInvalid("NumberAttributeConstraints", name);
  if (isReversed(least, most)) throw faults.numberLimitsReversed(name);
}

/** AWS writes limits as text. NaN for text that is no whole number. */
const limitOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  return /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
};

const isReversed = (least: number | undefined, most: number | undefined): boolean =>
  least !== undefined && most !== undefined && least > most;
