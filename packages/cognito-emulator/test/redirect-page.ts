import { Amplify, type ResourcesConfig } from "aws-amplify";
// What the page an app returns to has to import; it redeems the code as soon as Amplify is configured.
import "aws-amplify/auth/enable-oauth-listener";
import * as auth from "aws-amplify/auth";
import { Hub } from "aws-amplify/utils";

declare global {
  /** Put into the page before this script. */
  var appConfig: ResourcesConfig;
  /** Amplify inside a browser's page, for a test outside it to call, and what it has told the page. */
  var app: { readonly auth: typeof auth; readonly events: readonly string[] };
}

const events: string[] = [];
Hub.listen("auth", ({ payload }) => events.push(payload.event));
Amplify.configure(globalThis.appConfig);
globalThis.app = { auth, events };
