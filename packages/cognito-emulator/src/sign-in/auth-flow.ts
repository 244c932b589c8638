import { z } from "zod";

/** AWS `AuthFlowType`: the ways to begin a sign-in. Which of them an operation knows is for its table of flows to say. */
export const AuthFlow = z.enum([
  "USER_SRP_AUTH",
  "REFRESH_TOKEN_AUTH",
  "REFRESH_TOKEN",
  "CUSTOM_AUTH",
  "ADMIN_NO_SRP_AUTH",
  "USER_PASSWORD_AUTH",
  "ADMIN_USER_PASSWORD_AUTH",
  "USER_AUTH",
]);
