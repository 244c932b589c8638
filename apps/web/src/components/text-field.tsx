import { type ComponentProps, type ReactNode, useId } from "react";
import { boxLook, describedBy, Field } from "./field.tsx";

type TextFieldProps = Omit<ComponentProps<"input">, "className"> & {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
};

/** One line of text with its label, hint and error. */
export function TextField({ label, hint, error, id, ...input }: TextFieldProps) {
  const ownId = useId();
  const fieldId = id ?? ownId;
  return (
    <Field id={fieldId} label={label} hint={hint} error={error}>
      <input
        id={fieldId}
        className={boxLook}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(fieldId, { hint, error })}
        {...input}
      />
    </Field>
  );
}
