import { z } from "zod";

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

const standardSchema: readonly SchemaAttribute[] = [
  standardAttribute("sub", "String", { Mutable: false, Required: true }),
  ...writableStandardNames.map((name) =>
    standardAttribute(name, name === "updated_at" ? "Number" : "String"),
  ),
  ...verificationNames.map((name) => standardAttribute(name, "Boolean")),
];

/** The prefix AWS puts before an attribute the pool's owner added. */
function customName(attribute: SchemaAttribute): string {
  return attribute.DeveloperOnlyAttribute ? `dev:custom:${attribute.Name}` : `custom:${attribute.Name}`;
}

/** A pool's whole schema: the standard attributes, as `requested` adjusts them, then the custom ones. */
export function schemaOf(requested: readonly SchemaAttribute[]): SchemaAttribute[] {
  const adjusted = standardSchema.map((standard) => {
    const wish = requested.find(({ Name }) => Name === standard.Name);
    return wish && standard.Name !== "sub"
      ? { ...standard, Mutable: wish.Mutable, Required: wish.Required }
      : standard;
  });
  const standardNames = new Set(standardSchema.map(({ Name }) => Name));
  const custom = requested
    .filter(({ Name }) => !standardNames.has(Name))
    .map((attribute) => ({ ...attribute, Name: customName(attribute), Required: false }));
  return [...adjusted, ...custom];
}

/** Custom attributes as AddCustomAttributes takes them, with their prefix. */
export const customAttributes = (requested: readonly SchemaAttribute[]): SchemaAttribute[] =>
  requested.map((attribute) => ({ ...attribute, Name: customName(attribute), Required: false }));
