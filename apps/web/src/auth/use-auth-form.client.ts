"use client";

import { type SyntheticEvent, useEffect, useRef, useState } from "react";
import { type AuthProblem, type AuthStep, describeAuthError, fieldOf } from "./auth-error-text.ts";
import type { FieldName, FieldText } from "./check-fields.ts";
import { limitWait } from "./limit-wait.ts";

type Failure<Field extends FieldName> = {
  readonly fields: Partial<Record<Field, FieldText>>;
  /** What is wrong with the step as a whole. */
  readonly problem: AuthProblem | null;
};

type AuthFormOptions<Field extends FieldName> = {
  step: AuthStep;
  /** Every field in reading order, with what is wrong with its value. */
  checks: Record<Field, (value: string) => FieldText | undefined>;
  /** Does the work. What it throws is put into words; it throws an AuthRefusal for a problem of ours. */
  submit: (values: Record<Field, string>) => Promise<void>;
};

/** A problem that did not come from Cognito but reads like one. */
export class AuthRefusal extends Error {
  readonly problem: AuthProblem;
  constructor(problem: AuthProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** The part every form of the journey shares: check, send once, say what is wrong where it is wrong, focus it. */
export function useAuthForm<Field extends FieldName>({ step, checks, submit }: AuthFormOptions<Field>) {
  const form = useRef<HTMLFormElement>(null);
  const busy = useRef(false);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure<Field>>({ fields: {}, problem: null });
  const names = Object.keys(checks) as Field[]; // as: Object.keys forgets the literal keys

  useEffect(() => {
    // In an effect, so that the error is beside the field before a screen reader arrives there.
    const first = Object.keys(failure.fields)[0];
    const input = first && form.current?.elements.namedItem(first);
    if (input instanceof HTMLInputElement) input.focus();
  }, [failure]);

  const send = async (values: Record<Field, string>) => {
    const wrong: Partial<Record<Field, FieldText>> = {};
    for (const name of names) {
      const text = checks[name](values[name]);
      if (text) wrong[name] = text;
    }
    setFailure({ fields: wrong, problem: null });
    if (Object.keys(wrong).length > 0) return;
    setPending(true);
    try {
      await limitWait(submit(values));
    } catch (error) {
      const problem = error instanceof AuthRefusal ? error.problem : describeAuthError(error, step);
      const field = names.find((name) => name === fieldOf(problem));
      setFailure(
        field
          ? { fields: { [field]: `problem.${problem}` } as Failure<Field>["fields"], problem: null } // as: a computed key widens to string
          : { fields: {}, problem },
      );
    } finally {
      setPending(false);
    }
  };

  const onSubmit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    // State would be a render too late for a double click.
    if (busy.current) return;
    busy.current = true;
    const data = new FormData(event.currentTarget);
    const values = Object.fromEntries(names.map((name) => [name, read(data, name)])) as Record<Field, string>; // as: fromEntries forgets the keys
    void send(values).finally(() => {
      busy.current = false;
    });
  };

  return { form, pending, onSubmit, fields: failure.fields, problem: failure.problem };
}

/** Phones add a space after a word they complete; a password is taken as it is. */
function read(data: FormData, name: FieldName): string {
  const value = data.get(name);
  if (typeof value !== "string") return "";
  return name === "password" || name === "currentPassword" ? value : value.trim();
}
