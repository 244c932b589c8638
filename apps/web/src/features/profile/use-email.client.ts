"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchUserAttributes } from "aws-amplify/auth";
import { describeAuthError } from "../../auth/auth-error-text.ts";
import { limitWait } from "../../auth/limit-wait.ts";

/** The address the user pool has, which no access token carries. */
export type Email = { readonly address: string | null; readonly verified: boolean };

/** Asks the user pool for the e-mail address of whoever is signed in (Cognito GetUser). */
export const useEmail = () =>
  useQuery({
    queryKey: ["user-pool", "email"],
    // What the user pool answers is final; only a missing answer is worth another try.
    retry: (failures, error) => failures < 2 && describeAuthError(error, "change-email") === "offline",
    queryFn: async (): Promise<Email> => {
      const { email, email_verified } = await limitWait(fetchUserAttributes());
      return { address: email ?? null, verified: email_verified === "true" };
    },
  });
