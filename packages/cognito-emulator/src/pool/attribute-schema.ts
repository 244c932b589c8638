import { z } from "zod";
import { faults } from "../cognito-error.ts";

/** AWS `SchemaAttributeType`. */
export const SchemaAttribute = z.object({
  Name: z.string().min(1).max(20),
  AttributeDataType: z.enum(["String", "Number", "DateTime", "Boolean"]).default("String"),
  DeveloperOnlyAttribute: z.boolean().default(false),
  Mutable: z.boolean().default(true),
  Required: z.boolean().default(false),
  NumberAttributeConstraints: z
    .object({ MinValue: z.string().optional(), MaxValue: z.string().optional() })
    .optional(),
  StringAttributeConstraints: z
    .object({ MinLength: z.string().optional(), MaxLength: z.string().optional() })
    .optional(),
});
export type SchemaAttribute = z.infer<typeof SchemaAttribute>;

/** A user may tell these about himself through any client whose WriteAttributes are unset. */
const writableStandardNames = [
  "address",
  "birthdate",
  "email",
  "family_name",
  "gender",
  "given_name",
  "locale",
  "middle_name",
  "name",
  "nickname",
  "phone_number",
  "picture",
  "preferred_username",
  "profile",
  "updated_at",
  "website",
  "zoneinfo",
] as const;

/** Only a proven code, or an administrator, says that an address is verified. */
const verificationNames = ["email_verified", "phone_number_verified"] as const;

export const standardWritable: ReadonlySet<string> = new Set(writableStandardNames);
export const standardReadable: ReadonlySet<string> = new Set([
  ...writableStandardNames,
  ...verificationNames,
]);

const standardAttribute = (
  Name: string,
  AttributeDataType: SchemaAttribute["AttributeDataType"],
  over: Partial<SchemaAttribute> = {},
): SchemaAttribute => ({
  Name,
  AttributeDataType,
  DeveloperOnlyAttribute: false,
  Mutable: true,
  Required: false,
  ...over,
});

const textOf = (MinLength: string, MaxLength: string) => ({
  StringAttributeConstraints: { MinLength, MaxLength },
});

/** Limits of the standard attributes as every pool of AWS describes them. */
function limitsOfStandard(name: string): Partial<SchemaAttribute> {
  if (name === "updated_at") return { NumberAttributeConstraints: { MinValue: "0" } };
  return name === "birthdate" ? textOf("10", "10") : textOf("0", "2048");
}

const standardSchema: readonly SchemaAttribute[] = [
  standardAttribute("sub", "String", { Mutable: false, Required: true, ...textOf("1", "2048") }),
  ...writableStandardNames.map((name) =>
    standardAttribute(name, name === "updated_at" ? "Number" : "String", limitsOfStandard(name)),
  ),
  ...verificationNames.map((name) => standardAttribute(name, "Boolean")),
];

const standardTypes = new Map(standardSchema.map(({ Name, AttributeDataType }) => [Name, AttributeDataType]));

export const isStandardName = (name: string): boolean => standardTypes.has(name);

/** The fixed type of a standard attribute; text for any other name. */
export const standardType = (name: string): SchemaAttribute["AttributeDataType"] =>
  standardTypes.get(name) ?? "String";

/** The prefix AWS puts before an attribute the pool's owner added. */
function customName(attribute: SchemaAttribute): string {
  return attribute.DeveloperOnlyAttribute ? `dev:custom:${attribute.Name}` : `custom:${attribute.Name}`;
}

/** A pool's whole schema: the standard attributes, as `requested` adjusts them, then the custom ones. */
export function schemaOf(requested: readonly SchemaAttribute[]): SchemaAttribute[] {
  const adjusted = standardSchema.map((standard) => {
    const wish = requested.find(({ Name }) => Name === standard.Name);
    if (!wish || standard.Name === "sub") return standard;
    const { Mutable, Required, StringAttributeConstraints, NumberAttributeConstraints } = wish;
    return {
      ...standard,
      Mutable,
      Required,
      ...(StringAttributeConstraints && { StringAttributeConstraints }),
      ...(NumberAttributeConstraints && { NumberAttributeConstraints }),
    };
  });
  const custom = customAttributes(requested.filter(({ Name }) => !isStandardName(Name)));
  assertNewNames(custom);
  return [...adjusted, ...custom];
}

/** Refuses an attribute whose name one of the pool has, or one before it. Throws InvalidParameterException. */
export function assertNewNames(
  added: readonly SchemaAttribute[],
  there: readonly SchemaAttribute[] = [],
): void {
  const taken = new Set(there.map(({ Name }) => Name));
  for (const { Name } of added) {
    // AWS names the attribute without `dev:` first, and as it stands in the pool after that.
    if (taken.has(Name)) throw faults.attributeNameTaken(Name.replace(/^dev:/, ""), Name);
    taken.add(Name);
  }
}

/** Custom attributes as AddCustomAttributes takes them, with their prefix. */
export const customAttributes = (requested: readonly SchemaAttribute[]): SchemaAttribute[] =>
  requested.map((attribute) => ({ ...attribute, Name: customName(attribute), Required: false }));
