import { locales } from "@sekisho/contract/locale";

/** The choice of language that every operation takes; any other Accept-Language field is read as well. */
export const languageParameter = {
  reference: { $ref: "#/components/parameters/AcceptLanguage" },
  component: {
    name: "Accept-Language",
    in: "header",
    required: false,
    description:
      "The language of `message`; Japanese unless said / `message` の言語です。指定がなければ日本語になります",
    schema: { type: "string", enum: locales },
  },
} as const;
