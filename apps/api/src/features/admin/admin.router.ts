import { allOf, guard, recent, role } from "@sekisho/auth";
import { AuditPage, ListAuditInput } from "@sekisho/contract/audit";
import {
  AdminOverview,
  ListPeopleInput,
  Person,
  PersonInput,
  PersonPage,
  SetRoleInput,
} from "@sekisho/contract/users";
import { z } from "zod";
import { adminProcedure, router } from "../../trpc/procedures.ts";
import { deletePerson } from "./delete-person.ts";
import { disablePerson } from "./disable-person.ts";
import { enablePerson } from "./enable-person.ts";
import { listAudit } from "./list-audit.ts";
import { listPeople } from "./list-people.ts";
import { resetPassword } from "./reset-password.ts";
import { setRole } from "./set-role.ts";
import { showOverview } from "./show-overview.ts";
import { signPersonOut } from "./sign-person-out.ts";

/** For what cannot be undone: a browser left open in an office is not enough (RFC 9470). */
const adminOfLate = guard(allOf(role("admin"), recent(15 * 60)));

const usersRouter = router({
  list: adminProcedure
    .input(ListPeopleInput.prefault({}))
    .output(PersonPage)
    .query(({ ctx, input }) => listPeople({ ...ctx, input })),
  setRole: adminProcedure
    .input(SetRoleInput)
    .output(Person)
    .mutation(({ ctx, input }) => setRole({ ...ctx, input })),
  disable: adminProcedure
    .input(PersonInput)
    .output(Person)
    .mutation(({ ctx, input }) => disablePerson({ ...ctx, input })),
  enable: adminProcedure
    .input(PersonInput)
    .output(Person)
    .mutation(({ ctx, input }) => enablePerson({ ...ctx, input })),
  signOut: adminProcedure
    .input(PersonInput)
    .output(Person)
    .mutation(({ ctx, input }) => signPersonOut({ ...ctx, input })),
  resetPassword: adminProcedure
    .input(PersonInput)
    .output(Person)
    .mutation(({ ctx, input }) => resetPassword({ ...ctx, input })),
  delete: adminProcedure
    .use(adminOfLate)
    .input(PersonInput)
    .output(z.null())
    .mutation(({ ctx, input }) => deletePerson({ ...ctx, input })),
});

const auditRouter = router({
  list: adminProcedure
    .input(ListAuditInput.prefault({}))
    .output(AuditPage)
    .query(({ ctx, input }) => listAudit({ ...ctx, input })),
});

/** For administrators only, every procedure of it. */
export const adminRouter = router({
  overview: adminProcedure.output(AdminOverview).query(({ ctx }) => showOverview(ctx)),
  audit: auditRouter,
  users: usersRouter,
});
