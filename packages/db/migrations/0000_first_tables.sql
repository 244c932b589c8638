CREATE TABLE "audit_events" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"actor_sub" text NOT NULL,
	"actor_username" text NOT NULL,
	"action" text NOT NULL,
	"target_username" text NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "audit_events_action_known" CHECK ("audit_events"."action" in ('user.role_changed', 'user.disabled', 'user.enabled'))
);
--> statement-breakpoint
CREATE TABLE "items" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "items_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"owner_sub" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "items_name_length" CHECK (char_length("items"."name") between 1 and 2000),
	CONSTRAINT "items_owner_sub_length" CHECK (char_length("items"."owner_sub") between 1 and 256)
);
--> statement-breakpoint
CREATE TABLE "users" (
	"sub" text PRIMARY KEY NOT NULL,
	"username" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_sub_length" CHECK (char_length("users"."sub") between 1 and 256),
	CONSTRAINT "users_username_length" CHECK (char_length("users"."username") between 1 and 128)
);
--> statement-breakpoint
CREATE INDEX "items_owner_sub_id" ON "items" USING btree ("owner_sub","id");