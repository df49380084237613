CREATE TABLE "audit_entries" (
  "account_id" bigint not null,
  "sequence" bigint not null,
  "event" text not null,
  "at" bigint not null,
  "actor" text not null,
  "token_id" bigint,
  "token_name" text,
  "address" text,
  "request_id" text,
  "detail" text not null,
  "previous_hash" text not null,
  "hash" text not null,
  constraint "audit_entries_pkey" primary key ("account_id", "sequence")
) without rowid;

CREATE INDEX "audit_entries_by_token" on "audit_entries" ("account_id", "token_id", "sequence");

CREATE TABLE "audit_heads" (
  "account_id" integer not null primary key,
  "sequence" bigint not null,
  "hash" text not null
);

CREATE TABLE "pepper_pins" (
  "key_id" text not null primary key,
  "fingerprint" text not null
) without rowid;

CREATE TABLE "token_client_counts" (
  "token_id" bigint not null references "tokens" ("id"),
  "day" text not null,
  "address" text not null,
  "user_agent" text not null,
  "requests" bigint not null,
  "last_at" bigint not null,
  constraint "token_client_counts_pkey" primary key ("token_id", "day", "address", "user_agent")
) without rowid;

CREATE INDEX "token_client_counts_by_day" on "token_client_counts" ("day", "token_id");

CREATE TABLE "token_permission_use" (
  "token_id" bigint not null references "tokens" ("id"),
  "permission" text not null,
  "last_used_at" bigint not null,
  constraint "token_permission_use_pkey" primary key ("token_id", "permission")
) without rowid;

CREATE TABLE "token_request_counts" (
  "token_id" bigint not null references "tokens" ("id"),
  "day" text not null,
  "outcome" text not null,
  "changes" bigint not null,
  "permissions" text not null,
  "missing" text not null,
  "requests" bigint not null,
  "last_at" bigint not null,
  constraint "token_request_counts_pkey" primary key ("token_id", "day", "outcome", "changes", "permissions", "missing")
) without rowid;

CREATE INDEX "token_request_counts_by_day" on "token_request_counts" ("day", "token_id");

CREATE TABLE "token_secret_use" (
  "public_id" text not null primary key references "token_secrets" ("public_id"),
  "last_used_at" bigint not null,
  "last_used_address" text
) without rowid;

CREATE TABLE "token_secrets" (
  "public_id" text not null primary key,
  "token_id" bigint not null references "tokens" ("id"),
  "digest" text not null,
  "pepper_key_id" text not null,
  "on_first_use" text not null,
  "retires_at" bigint,
  "created_at" bigint not null,
  "first_used_at" bigint
) without rowid;

CREATE INDEX "token_secrets_by_pepper" on "token_secrets" ("pepper_key_id");

CREATE INDEX "token_secrets_by_token" on "token_secrets" ("token_id");

CREATE TABLE "tokens" (
  "id" integer primary key autoincrement,
  "account_id" bigint not null,
  "scopes" text not null,
  "expires_at" bigint,
  "not_before" bigint,
  "allowed_addresses" text,
  "rate_limit" bigint,
  "rate_window_seconds" bigint,
  "revoked_at" bigint,
  "version" bigint not null,
  "parent_id" bigint references "tokens" ("id"),
  "name" text not null,
  "created_at" bigint not null,
  "created_by" text not null,
  "revocation_reason" text,
  "revoked_by" text
);

CREATE INDEX "tokens_by_account" on "tokens" ("account_id", "id" desc);

CREATE INDEX "tokens_by_parent" on "tokens" ("parent_id");
