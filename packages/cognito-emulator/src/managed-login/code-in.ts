/** The code of a form, without the spaces that some mails and apps put between its digits. */
export const codeIn = (form: URLSearchParams): string => (form.get("code") ?? "").replaceAll(/\s/g, "");
