import { algorithmForgeries } from "./algorithms.ts";
import { claimForgeries } from "./claims.ts";
import { curveForgeries } from "./curves.ts";
import { embeddedKeyForgeries } from "./embedded-keys.ts";
import type { Forgery } from "./forgery.ts";
import { formForgeries } from "./form.ts";
import { headerForgeries } from "./header.ts";
import { jsonForgeries } from "./json.ts";
import { kidForgeries } from "./kids.ts";
import { knownIssuerForgeries } from "./known-issuers.ts";
import { otherProviderForgeries } from "./other-providers.ts";
import { signatureForgeries } from "./signature.ts";
import { structureForgeries } from "./structure.ts";
import { substitutionForgeries } from "./substitution.ts";

/** Every attack there is a row for. */
export const attackTable: readonly Forgery[] = [
  ...formForgeries,
  ...structureForgeries,
  ...headerForgeries,
  ...jsonForgeries,
  ...kidForgeries,
  ...signatureForgeries,
  ...algorithmForgeries,
  ...curveForgeries,
  ...embeddedKeyForgeries,
  ...claimForgeries,
  ...otherProviderForgeries,
  ...knownIssuerForgeries,
  ...substitutionForgeries,
];
