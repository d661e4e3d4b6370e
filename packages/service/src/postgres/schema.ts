/**
 * The tables. Instants are ISO 8601 text in UTC, compared byte by byte; entries are kept as they were sealed, letter
 * by letter, since a hash covers them.
 */
export const SCHEMA = `
CREATE TABLE IF NOT EXISTS tenure_entries (
  seq bigint PRIMARY KEY,
  at text COLLATE "C" NOT NULL,
  ticket_id text NOT NULL,
  account_id text,
  person text,
  event text NOT NULL,
  entry text NOT NULL
);
CREATE INDEX IF NOT EXISTS tenure_entries_of_ticket ON tenure_entries (ticket_id, seq);
CREATE INDEX IF NOT EXISTS tenure_entries_of_account ON tenure_entries (account_id, seq);
CREATE INDEX IF NOT EXISTS tenure_entries_of_person ON tenure_entries (person, seq);
CREATE INDEX IF NOT EXISTS tenure_entries_by_event ON tenure_entries (event, at);
CREATE INDEX IF NOT EXISTS tenure_entries_newest ON tenure_entries (event, ticket_id, seq);
CREATE UNIQUE INDEX IF NOT EXISTS tenure_entries_once ON tenure_entries ((entry::json ->> 'id'));
CREATE OR REPLACE FUNCTION tenure_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$;
CREATE OR REPLACE TRIGGER tenure_entries_stay BEFORE DELETE OR UPDATE OR TRUNCATE ON tenure_entries
  FOR EACH STATEMENT EXECUTE FUNCTION tenure_append_only();

CREATE TABLE IF NOT EXISTS tenure_value_keys (
  ticket_id text PRIMARY KEY,
  key text NOT NULL
);

CREATE TABLE IF NOT EXISTS tenure_jobs (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  ticket_id text NOT NULL,
  reason text NOT NULL,
  urgent boolean NOT NULL,
  not_before text COLLATE "C" NOT NULL,
  attempt integer NOT NULL,
  lease_id text
);
CREATE INDEX IF NOT EXISTS tenure_jobs_due ON tenure_jobs (urgent DESC, not_before, id) WHERE lease_id IS NULL;
CREATE TABLE IF NOT EXISTS tenure_leases (
  ticket_id text PRIMARY KEY,
  lease_id text NOT NULL UNIQUE,
  until text COLLATE "C" NOT NULL
);
CREATE TABLE IF NOT EXISTS tenure_dead_letters (
  ticket_id text PRIMARY KEY,
  reason text NOT NULL,
  urgent boolean NOT NULL,
  attempts integer NOT NULL,
  at text COLLATE "C" NOT NULL,
  sentence text NOT NULL
);

CREATE TABLE IF NOT EXISTS tenure_locks (
  key text PRIMARY KEY,
  fence bigint NOT NULL,
  until text COLLATE "C"
);

CREATE TABLE IF NOT EXISTS tenure_deliveries (
  identity text PRIMARY KEY,
  at text COLLATE "C" NOT NULL
);
CREATE INDEX IF NOT EXISTS tenure_deliveries_by_age ON tenure_deliveries (at);
`;
