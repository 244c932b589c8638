import { type ComponentProps, type ReactNode, useId } from "react";
import { boxLook, describedBy, Field } from "./field.tsx";

type CodeFieldProps = Omit<ComponentProps<"input">, "className" | "type" | "autoComplete"> & {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
};

/** A code from a message: one field, so that pasting and filling in by the device both work. */
export function CodeField({ label, hint, error, id, ...input }: CodeFieldProps) {
  const ownId = useId();
  const fieldId = id ?? ownId;
  return (
    <Field id={fieldId} label={label} hint={hint} error={error}>
      <input
        id={fieldId}
        className={`${boxLook} font-mono tracking-[0.3em]`}
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        autoCorrect="off"
        spellCheck={false}
        // Room for the spaces some mails put between the digits; they are taken out when the code is read.
        maxLength={16}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(fieldId, { hint, error })}
        {...input}
      />
    </Field>
  );
}
