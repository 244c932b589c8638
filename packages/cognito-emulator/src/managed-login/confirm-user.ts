import type { AuthorizationRequest } from "../oauth/authorization-request.ts";
import type { Reply } from "../transport/reply.ts";
import { carryOut } from "./carry-out.ts";
import { codeIn } from "./code-in.ts";
import { confirmPage } from "./confirm-page.ts";
import { loginPage } from "./login-page.ts";
import { unlessRefused } from "./unless-refused.ts";
import type { Visit } from "./visit.ts";
import { words } from "./words.ts";

/** POST /confirmUser: the code from the mail. The password is asked for once more; it was not kept meanwhile. */
export async function confirmUser(
  visit: Visit,
  request: AuthorizationRequest,
  form: URLSearchParams,
): Promise<Reply> {
  const username = form.get("username") ?? "";
  const ConfirmationCode = codeIn(form);
  const confirm = async () => {
    await carryOut(visit, request, "ConfirmSignUp", { username, ConfirmationCode });
    return loginPage(visit, request, { username, notice: words[visit.language].confirmed });
  };
  return unlessRefused(visit, confirm, (refusal) => confirmPage(visit, request, { username, refusal }));
}

/** POST /resendcode: another code; the one before stops working. */
export async function resendCode(
  visit: Visit,
  request: AuthorizationRequest,
  form: URLSearchParams,
): Promise<Reply> {
  const username = form.get("username") ?? "";
  const resend = async () => {
    const { CodeDeliveryDetails } = await carryOut(visit, request, "ResendConfirmationCode", { username });
    const notice = words[visit.language].resent;
    return confirmPage(visit, request, { username, notice, destination: CodeDeliveryDetails?.Destination });
  };
  return unlessRefused(visit, resend, (refusal) => confirmPage(visit, request, { username, refusal }));
}
