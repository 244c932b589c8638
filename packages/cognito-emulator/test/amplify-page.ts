import { Amplify } from "aws-amplify";
import * as auth from "aws-amplify/auth";

declare global {
  /** Amplify inside a browser's page, for a test outside it to call. */
  var amplify: { readonly configure: typeof Amplify.configure; readonly auth: typeof auth };
}

globalThis.amplify = { configure: Amplify.configure.bind(Amplify), auth };
