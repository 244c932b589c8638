import { z } from "zod";

// The members that AWS's answers are made of, with AWS's limits. Text is counted in UTF-16 units, as its clients do.

export const text = (longest = 131_072) => z.string().max(longest);
export const flag = z.boolean();
export const count = (from = 0, to = 2_147_483_647) => z.int().min(from).max(to);
export const named = (...names: string[]) => z.enum(names);

/** Seconds since the epoch, a fraction allowed. Milliseconds would be a thousand times too large, and fail. */
export const epoch = z.number().min(0).lt(100_000_000_000);

export const list = <Member extends z.ZodType>(member: Member) => z.array(member);
export const textMap = z.record(z.string(), z.string());

/** Members may be absent, but none may be there that AWS does not name, and none may be null. */
export const some = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape).partial();
/** As `some`, and these must be there. */
export const whole = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape);

export const nothing = z.strictObject({});

export const userPoolId = text(55).regex(/^[a-z]{2}(?:-[a-z]+)+-\d_[0-9A-Za-z]+$/);
export const clientId = text(128).regex(/^[0-9a-z]+$/);
export const username = text(128).min(1);
export const sub = z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
export const session = text(2048).min(20);
export const pageToken = text().min(1);
export const arn = text(2048).min(20);
export const address = named("phone_number", "email");
/** Three parts, base64url, none empty: what every client takes a token apart by. */
export const signedToken = z.string().regex(/^[\w-]+\.[\w-]+\.[\w-]+$/);
