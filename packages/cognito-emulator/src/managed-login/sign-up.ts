import type { AuthorizationRequest } from "../oauth/authorization-request.ts";
import type { Reply } from "../transport/reply.ts";
import { carryOut } from "./carry-out.ts";
import { confirmPage } from "./confirm-page.ts";
import { loginPage } from "./login-page.ts";
import { attributePrefix, signUpPage } from "./sign-up-page.ts";
import { unlessRefused } from "./unless-refused.ts";
import type { Visit } from "./visit.ts";
import { words } from "./words.ts";

/** POST /signup: registers, under the rules of SignUp and with what the client may write. */
export async function signUp(
  visit: Visit,
  request: AuthorizationRequest,
  form: URLSearchParams,
): Promise<Reply> {
  const username = form.get("username") ?? "";
  const UserAttributes = [...form]
    .filter(([name, value]) => name.startsWith(attributePrefix) && value !== "")
    .map(([name, Value]) => ({ Name: name.slice(attributePrefix.length), Value }));
  const say = words[visit.language];
  const register = async () => {
    const wanted = { username, Password: form.get("password") ?? "", UserAttributes };
    const { UserConfirmed, CodeDeliveryDetails } = await carryOut(visit, request, "SignUp", wanted);
    if (UserConfirmed) return loginPage(visit, request, { username, notice: say.confirmed });
    if (!CodeDeliveryDetails) return loginPage(visit, request, { username, notice: say.registered });
    return confirmPage(visit, request, { username, destination: CodeDeliveryDetails.Destination });
  };
  return unlessRefused(visit, register, (refusal) => signUpPage(visit, request, { said: form, refusal }));
}
