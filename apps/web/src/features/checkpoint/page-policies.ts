import { role } from "@sekisho/auth/policy";

/** Who is shown the pages for administrators. The API asks the same of `admin.*`, and it alone decides. */
export const administration = role("admin");
