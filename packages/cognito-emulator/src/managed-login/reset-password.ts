import type { AuthorizationRequest } from "../oauth/authorization-request.ts";
import type { Reply } from "../transport/reply.ts";
import { carryOut } from "./carry-out.ts";
import { codeIn } from "./code-in.ts";
import { forgotPasswordPage, resetPasswordPage } from "./forgot-password-page.ts";
import { loginPage } from "./login-page.ts";
import { unlessRefused } from "./unless-refused.ts";
import type { Visit } from "./visit.ts";
import { words } from "./words.ts";

/** POST /forgotPassword: sends a code, or seems to where the client hides who exists. */
export async function forgotPassword(
  visit: Visit,
  request: AuthorizationRequest,
  form: URLSearchParams,
): Promise<Reply> {
  const username = form.get("username") ?? "";
  const send = async () => {
    const { CodeDeliveryDetails } = await carryOut(visit, request, "ForgotPassword", { username });
    const destination = CodeDeliveryDetails?.Destination;
    return resetPasswordPage(visit, request, { username, destination, refusal: null });
  };
  return unlessRefused(visit, send, (refusal) => forgotPasswordPage(visit, request, { username, refusal }));
}

/** POST /confirmForgotPassword: the code sets a new password; a refused password keeps the code. */
export async function confirmForgotPassword(
  visit: Visit,
  request: AuthorizationRequest,
  form: URLSearchParams,
): Promise<Reply> {
  const username = form.get("username") ?? "";
  const code = codeIn(form);
  const change = async () => {
    const wanted = { username, ConfirmationCode: code, Password: form.get("password") ?? "" };
    await carryOut(visit, request, "ConfirmForgotPassword", wanted);
    return loginPage(visit, request, { username, notice: words[visit.language].passwordChanged });
  };
  return unlessRefused(visit, change, (refusal) =>
    resetPasswordPage(visit, request, { username, code, refusal }),
  );
}
