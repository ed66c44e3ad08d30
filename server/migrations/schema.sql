-- Made by `npm run schema` from the migrations. Not for running: see server/migrations/.

create schema cases;

create schema conversations;

create schema help;

create schema identity;

create schema ledger;

create schema notify;

create schema platform;

create schema risk;

create schema sandbox;

create schema wallet;

create sequence cases.case_serial;

create sequence conversations.serial;

create sequence help.draft_revision;

create sequence identity.customer_serial;

create sequence identity.staff_serial;

create sequence ledger.list_number;

create sequence wallet.account_serial;

create sequence wallet.receipt_serial;

create table cases.approval (
  proposal_id uuid not null,
  staff_id uuid not null,
  proposed_by uuid not null,
  reason text,
  at timestamp with time zone not null,
  constraint approval_pkey PRIMARY KEY (proposal_id, staff_id),
  constraint approval_check CHECK ((staff_id <> proposed_by))
);

create table cases.budget_use (
  action text not null,
  scope text not null,
  subject text not null,
  period text not null,
  uses integer not null,
  amount_minor bigint not null,
  constraint budget_use_pkey PRIMARY KEY (action, scope, subject, period),
  constraint budget_use_amount_minor_check CHECK ((amount_minor >= 0)),
  constraint budget_use_uses_check CHECK ((uses >= 0))
);

create table cases.case_file (
  id uuid not null,
  number text not null,
  kind text not null,
  state text not null,
  subject text not null,
  description text not null,
  remedy_sought text,
  customer_id uuid not null,
  conversation_id uuid,
  order_id uuid,
  opened_by_staff_id uuid,
  jurisdiction text not null,
  outcome text,
  summary text,
  created_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  entries integer not null default 0,
  head_hash bytea not null,
  constraint case_file_number_key UNIQUE (number),
  constraint case_file_pkey PRIMARY KEY (id),
  constraint case_file_check CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL))),
  constraint case_file_kind_check CHECK ((kind = ANY (ARRAY['complaint'::text, 'dispute'::text, 'inquiry'::text, 'correction'::text, 'unlock'::text, 'fraud_report'::text]))),
  constraint case_file_outcome_check CHECK ((outcome = ANY (ARRAY['upheld'::text, 'partly_upheld'::text, 'not_upheld'::text, 'withdrawn'::text]))),
  constraint case_file_state_check CHECK ((state = ANY (ARRAY['open'::text, 'proposed'::text, 'resolved'::text, 'closed'::text])))
);

create table cases.conflict (
  id uuid not null,
  staff_id uuid not null,
  kind text not null,
  phone_sealed bytea not null,
  phone_masked text not null,
  customer_id uuid,
  note text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  ended_by uuid,
  ended_at timestamp with time zone,
  constraint conflict_pkey PRIMARY KEY (id),
  constraint conflict_check CHECK ((ended_by <> staff_id)),
  constraint conflict_check1 CHECK (((ended_by IS NULL) = (ended_at IS NULL))),
  constraint conflict_kind_check CHECK ((kind = ANY (ARRAY['own'::text, 'relative'::text])))
);

create table cases.entry (
  case_id uuid not null,
  number integer not null,
  at timestamp with time zone not null,
  actor text not null,
  kind text not null,
  data jsonb not null,
  previous_hash bytea not null,
  hash bytea not null,
  constraint entry_pkey PRIMARY KEY (case_id, number)
);

create table cases.obligation (
  id uuid not null,
  case_id uuid not null,
  rule text not null,
  rule_version text not null,
  due_at timestamp with time zone not null,
  provisional boolean not null,
  met_at timestamp with time zone,
  breached_at timestamp with time zone,
  started_at timestamp with time zone not null,
  extended_count integer,
  constraint obligation_pkey PRIMARY KEY (id)
);

create table cases.proposal (
  id uuid not null,
  case_id uuid not null,
  customer_id uuid not null,
  action text not null,
  reason text not null,
  state text not null,
  proposed_by uuid not null,
  decided_by uuid,
  decision_reason text,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  executed_at timestamp with time zone,
  result_order_id uuid,
  failure_code text,
  data jsonb not null,
  people_needed smallint not null default 1,
  approval_version text,
  approver_roles text[] not null,
  constraint proposal_pkey PRIMARY KEY (id),
  constraint proposal_check CHECK ((decided_by <> proposed_by)),
  constraint proposal_check4 CHECK (((state = ANY (ARRAY['waiting'::text, 'expired'::text])) = (decided_by IS NULL))),
  constraint proposal_check5 CHECK (((state = 'executed'::text) = (executed_at IS NOT NULL))),
  constraint proposal_people_needed_check CHECK ((people_needed = ANY (ARRAY[1, 2]))),
  constraint proposal_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'approved'::text, 'rejected'::text, 'executed'::text, 'expired'::text, 'failed'::text])))
);

create table conversations.address (
  channel text not null,
  address_index bytea not null,
  id uuid not null,
  customer_id uuid,
  sealed bytea not null,
  created_at timestamp with time zone not null,
  constraint address_pkey PRIMARY KEY (channel, address_index)
);

create table conversations.assignment (
  conversation_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  state text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  constraint assignment_pkey PRIMARY KEY (conversation_id, id),
  constraint assignment_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'accepted'::text, 'declined'::text, 'lapsed'::text, 'withdrawn'::text])))
);

create table conversations.conversation (
  id uuid not null,
  number text not null,
  customer_id uuid,
  channel text not null default 'chat'::text,
  language text not null,
  state text not null,
  subject text not null default ''::text,
  topic text,
  order_id uuid,
  priority smallint not null default 0,
  reason text,
  candidates jsonb not null default '[]'::jsonb,
  unclear_count smallint not null default 0,
  agent_id uuid,
  agent_name text,
  agent_number text,
  case_id uuid,
  case_number text,
  last_number integer not null default 0,
  customer_read_number integer not null default 0,
  agent_read_number integer not null default 0,
  queued_at timestamp with time zone,
  assigned_at timestamp with time zone,
  closed_at timestamp with time zone,
  rating smallint,
  rating_comment text,
  rated_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  address_id uuid,
  live boolean not null default true,
  unanswered_since timestamp with time zone,
  returned boolean not null default false,
  former_agent_id uuid,
  constraint conversation_pkey PRIMARY KEY (id),
  constraint conversation_check CHECK (((customer_id IS NOT NULL) OR (address_id IS NOT NULL))),
  constraint conversation_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint conversation_rating_check CHECK (((rating >= 1) AND (rating <= 5))),
  constraint conversation_state_check CHECK ((state = ANY (ARRAY['automatic'::text, 'queued'::text, 'offered'::text, 'assigned'::text, 'closed'::text])))
);

create table conversations.inbound (
  channel text not null,
  external_id text not null,
  raw bytea,
  received_at timestamp with time zone not null,
  processed_at timestamp with time zone,
  outcome text,
  detail text,
  constraint inbound_pkey PRIMARY KEY (channel, external_id),
  constraint inbound_check CHECK (((processed_at IS NULL) = (outcome IS NULL))),
  constraint inbound_outcome_check CHECK ((outcome = ANY (ARRAY['processed'::text, 'unreadable'::text])))
);

create table conversations.message (
  conversation_id uuid not null,
  number integer not null,
  id uuid not null,
  sender text not null,
  author_id uuid,
  author_name text,
  author_number text,
  kind text not null,
  text text not null,
  data jsonb not null default '{}'::jsonb,
  redacted boolean not null default false,
  client_id text,
  created_at timestamp with time zone not null,
  delivery text,
  delivery_reason text,
  delivery_attempts smallint not null default 0,
  external_id text,
  constraint message_pkey PRIMARY KEY (conversation_id, number),
  constraint message_delivery_check CHECK ((delivery = ANY (ARRAY['queued'::text, 'sent'::text, 'delivered'::text, 'read'::text, 'failed'::text]))),
  constraint message_kind_check CHECK ((kind = ANY (ARRAY['text'::text, 'answer'::text, 'choices'::text, 'notice'::text, 'event'::text, 'case'::text, 'proposal'::text, 'rating_request'::text]))),
  constraint message_sender_check CHECK ((sender = ANY (ARRAY['customer'::text, 'agent'::text, 'assistant'::text, 'system'::text])))
);

create table conversations.open_conversation (
  owner_id uuid not null,
  conversation_id uuid not null,
  channel text not null default 'chat'::text,
  constraint open_conversation_pkey PRIMARY KEY (owner_id, channel)
);

create table conversations.presence (
  staff_id uuid not null,
  staff_number text not null,
  display_name text not null,
  state text not null,
  capacity smallint not null,
  lapse_count smallint not null default 0,
  idle_since timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  away_reason text,
  away_since timestamp with time zone,
  lapsed_at timestamp with time zone,
  acted_at timestamp with time zone,
  constraint presence_pkey PRIMARY KEY (staff_id),
  constraint presence_away_reason_check CHECK ((away_reason = ANY (ARRAY['own'::text, 'unanswered'::text, 'silent'::text]))),
  constraint presence_capacity_check CHECK (((capacity >= 1) AND (capacity <= 20))),
  constraint presence_state_check CHECK ((state = ANY (ARRAY['available'::text, 'away'::text])))
);

create table conversations.queue (
  name text not null,
  unattended_since timestamp with time zone,
  constraint queue_pkey PRIMARY KEY (name)
);

create table conversations.refused_words (
  id uuid not null,
  created_at timestamp with time zone not null,
  staff_id uuid not null,
  staff_number text not null,
  display_name text not null,
  place text not null,
  place_id uuid not null,
  reason text not null,
  text text not null,
  constraint refused_words_pkey PRIMARY KEY (id),
  constraint refused_words_place_check CHECK ((place = ANY (ARRAY['conversation'::text, 'case'::text, 'customer'::text])))
);

create table conversations.thread_key (
  channel text not null,
  key text not null,
  conversation_id uuid not null,
  created_at timestamp with time zone not null,
  constraint thread_key_pkey PRIMARY KEY (channel, key)
);

create table help.article (
  slug text not null,
  version integer not null,
  updated_at timestamp with time zone not null,
  retired_at timestamp with time zone,
  retired_by uuid,
  retired_name text,
  retired_note text,
  constraint article_pkey PRIMARY KEY (slug)
);

create table help.article_version (
  slug text not null,
  version integer not null,
  sha256 text not null,
  content jsonb not null,
  created_at timestamp with time zone not null,
  origin text not null default 'shipped'::text,
  authors jsonb not null default '[]'::jsonb,
  published_by uuid,
  published_name text,
  note text,
  constraint article_version_pkey PRIMARY KEY (slug, version),
  constraint article_version_origin_check CHECK ((origin = ANY (ARRAY['shipped'::text, 'written'::text])))
);

create table help.asked (
  day date not null,
  outcome text not null,
  slug text not null default ''::text,
  count integer not null,
  constraint asked_pkey PRIMARY KEY (day, outcome, slug),
  constraint asked_outcome_check CHECK ((outcome = ANY (ARRAY['answered'::text, 'choices'::text, 'unanswered'::text, 'unsupported'::text, 'person'::text])))
);

create table help.draft (
  slug text not null,
  revision integer not null,
  kind text not null,
  state text not null,
  base_version integer,
  content jsonb,
  note text not null,
  authors jsonb not null,
  submitted_by uuid,
  submitted_name text,
  submitted_at timestamp with time zone,
  returned_by uuid,
  returned_name text,
  returned_reason text,
  returned_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_by uuid not null,
  updated_name text not null,
  updated_at timestamp with time zone not null,
  constraint draft_pkey PRIMARY KEY (slug),
  constraint draft_check CHECK (((content IS NULL) = (kind = 'retire'::text))),
  constraint draft_kind_check CHECK ((kind = ANY (ARRAY['change'::text, 'new'::text, 'retire'::text]))),
  constraint draft_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'in_review'::text])))
);

create table help.feedback (
  id uuid not null,
  slug text not null,
  version integer not null,
  source text not null,
  helped boolean not null,
  comment text,
  question text,
  created_at timestamp with time zone not null,
  constraint feedback_pkey PRIMARY KEY (id),
  constraint feedback_source_check CHECK ((source = ANY (ARRAY['page'::text, 'chat'::text])))
);

create table help.model (
  corpus_sha256 text not null,
  format integer not null,
  bytes bytea not null,
  figures jsonb not null,
  created_at timestamp with time zone not null,
  version integer not null generated as identity,
  phrasing_count integer,
  constraint model_pkey PRIMARY KEY (corpus_sha256, format)
);

create table help.phrasing (
  id uuid not null,
  suggestion_id uuid not null,
  slug text,
  language text not null,
  text text not null,
  created_at timestamp with time zone not null,
  constraint phrasing_suggestion_id_key UNIQUE (suggestion_id),
  constraint phrasing_pkey PRIMARY KEY (id),
  constraint phrasing_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text])))
);

create table help.pick (
  message_id uuid not null,
  staff_id uuid not null,
  suggestion_id uuid,
  slug text not null,
  answered_slug text,
  created_at timestamp with time zone not null,
  constraint pick_pkey PRIMARY KEY (message_id, staff_id)
);

create table help.restored (
  corpus_sha256 text not null,
  format integer not null,
  model_sha256 text not null,
  restored_by uuid not null,
  restored_name text not null,
  restored_at timestamp with time zone not null,
  constraint restored_pkey PRIMARY KEY (corpus_sha256, format)
);

create table help.suggestion (
  id uuid not null,
  text_key text not null,
  text text not null,
  language text not null,
  proposed_slug text,
  source text not null,
  strength smallint not null,
  count integer not null default 1,
  unanswered_count integer not null default 0,
  state text not null default 'waiting'::text,
  decided_slug text,
  decided_by uuid,
  decided_name text,
  decided_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint suggestion_text_key_key UNIQUE (text_key),
  constraint suggestion_pkey PRIMARY KEY (id),
  constraint suggestion_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint suggestion_source_check CHECK ((source = ANY (ARRAY['agent'::text, 'helped'::text, 'choice'::text, 'rephrased'::text, 'not_helped'::text, 'unanswered'::text]))),
  constraint suggestion_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'approved'::text, 'rejected'::text])))
);

create table identity.api_key (
  id uuid not null,
  name text not null,
  merchant_id uuid,
  scopes text[] not null,
  key_hash bytea not null,
  key_start text not null,
  created_by text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_by text,
  revoked_at timestamp with time zone,
  constraint api_key_key_hash_key UNIQUE (key_hash),
  constraint api_key_pkey PRIMARY KEY (id),
  constraint api_key_check CHECK (((revoked_at IS NULL) = (revoked_by IS NULL))),
  constraint api_key_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 80))),
  constraint api_key_scopes_check CHECK (((cardinality(scopes) >= 1) AND (cardinality(scopes) <= 40)))
);

create table identity.attempt (
  kind text not null,
  subject text not null,
  failures smallint not null default 0,
  lock_rounds smallint not null default 0,
  locked_until timestamp with time zone,
  changed_at timestamp with time zone not null,
  constraint attempt_pkey PRIMARY KEY (kind, subject)
);

create table identity.code (
  id uuid not null,
  purpose text not null,
  target_index bytea not null,
  target_sealed bytea not null,
  customer_id uuid,
  code_hash bytea not null,
  channel text not null,
  address text not null,
  wrong_tries smallint not null default 0,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  verified_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint code_pkey PRIMARY KEY (id),
  constraint code_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES identity.customer(id),
  constraint code_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'call'::text, 'email'::text]))),
  constraint code_purpose_check CHECK ((purpose = ANY (ARRAY['sign_up'::text, 'recovery'::text, 'pin_reset'::text, 'unlock'::text, 'email'::text, 'hold_lift'::text, 'wallet_lock'::text])))
);

create table identity.confirmation (
  id uuid not null,
  customer_id uuid not null,
  session_id uuid not null,
  purpose text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  spent_at timestamp with time zone,
  factors text[] not null,
  constraint confirmation_pkey PRIMARY KEY (id),
  constraint confirmation_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES identity.customer(id)
);

create table identity.customer (
  id uuid not null,
  customer_number text not null,
  display_name text not null,
  language text not null,
  level smallint not null default 1,
  phone_sealed bytea not null,
  phone_index bytea not null,
  phone_masked text not null,
  email_sealed bytea,
  email_masked text,
  password_hash text not null,
  pin_hash text,
  recovered_at timestamp with time zone,
  locked_reason text,
  locked_since timestamp with time zone,
  locked_by text,
  created_at timestamp with time zone not null,
  recovered_by text,
  held_until timestamp with time zone,
  money_held boolean not null default false,
  email_since timestamp with time zone,
  former_email_sealed bytea,
  former_email_masked text,
  former_email_until timestamp with time zone,
  constraint customer_customer_number_key UNIQUE (customer_number),
  constraint customer_phone_index_key UNIQUE (phone_index),
  constraint customer_pkey PRIMARY KEY (id),
  constraint customer_check CHECK (((locked_reason IS NULL) = (locked_since IS NULL))),
  constraint customer_check1 CHECK (((locked_reason IS NULL) = (locked_by IS NULL))),
  constraint customer_display_name_check CHECK (((char_length(display_name) >= 1) AND (char_length(display_name) <= 40))),
  constraint customer_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint customer_level_check CHECK (((level >= 1) AND (level <= 3))),
  constraint customer_locked_by_check CHECK ((locked_by = ANY (ARRAY['customer'::text, 'staff'::text, 'system'::text]))),
  constraint customer_recovered_by_check CHECK ((recovered_by = ANY (ARRAY['sms'::text, 'call'::text, 'email'::text])))
);

create table identity.customer_session (
  token_hash bytea not null,
  id uuid not null,
  customer_id uuid not null,
  device_id uuid not null,
  address text not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint customer_session_id_key UNIQUE (id),
  constraint customer_session_pkey PRIMARY KEY (token_hash),
  constraint customer_session_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES identity.customer(id),
  constraint customer_session_device_id_fkey FOREIGN KEY (device_id) REFERENCES identity.device(id)
);

create table identity.device (
  id uuid not null,
  customer_id uuid not null,
  token_hash bytea not null,
  name text not null,
  address text not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint device_pkey PRIMARY KEY (id),
  constraint device_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES identity.customer(id),
  constraint device_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 80)))
);

create table identity.lock_link (
  token_hash bytea not null,
  customer_id uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint lock_link_pkey PRIMARY KEY (token_hash),
  constraint lock_link_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES identity.customer(id)
);

create table identity.merchant_member (
  customer_id uuid not null,
  merchant_id uuid not null,
  merchant_name text not null,
  created_at timestamp with time zone not null,
  role text not null default 'owner'::text,
  constraint merchant_member_pkey PRIMARY KEY (customer_id, merchant_id),
  constraint merchant_member_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES identity.customer(id),
  constraint merchant_member_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'manager'::text, 'cashier'::text])))
);

create table identity.sms_count (
  key text not null,
  starts_at timestamp with time zone not null,
  taken integer not null,
  constraint sms_count_pkey PRIMARY KEY (key, starts_at)
);

create table identity.staff (
  id uuid not null,
  staff_number text not null,
  display_name text not null,
  department text not null,
  roles text[] not null,
  language text not null,
  password_hash text,
  totp_sealed bytea,
  totp_last_step bigint not null default 0,
  active boolean not null default true,
  created_at timestamp with time zone not null,
  department_en text not null default 'Customer service'::text,
  email_sealed bytea,
  rights_since timestamp with time zone not null,
  constraint staff_staff_number_key UNIQUE (staff_number),
  constraint staff_pkey PRIMARY KEY (id),
  constraint staff_auditor_stands_alone CHECK (((NOT ('auditor'::text = ANY (roles))) OR (cardinality(roles) = 1))),
  constraint staff_display_name_check CHECK (((char_length(display_name) >= 1) AND (char_length(display_name) <= 40))),
  constraint staff_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint staff_roles_check CHECK ((cardinality(roles) > 0))
);

create table identity.staff_challenge (
  id uuid not null,
  staff_id uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint staff_challenge_pkey PRIMARY KEY (id),
  constraint staff_challenge_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES identity.staff(id)
);

create table identity.staff_enrolment (
  id uuid not null,
  staff_id uuid not null,
  request_id uuid,
  token_hash bytea not null,
  lost text not null,
  wrong_codes smallint not null default 0,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  used boolean not null default false,
  constraint staff_enrolment_token_hash_key UNIQUE (token_hash),
  constraint staff_enrolment_pkey PRIMARY KEY (id),
  constraint staff_enrolment_request_id_fkey FOREIGN KEY (request_id) REFERENCES identity.staff_request(id),
  constraint staff_enrolment_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES identity.staff(id),
  constraint staff_enrolment_lost_check CHECK ((lost = ANY (ARRAY['both'::text, 'password'::text, 'authenticator'::text])))
);

create table identity.staff_request (
  id uuid not null,
  kind text not null,
  staff_id uuid,
  data jsonb not null,
  reason text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  code_hash bytea,
  decided_by uuid,
  decided_at timestamp with time zone,
  approved boolean,
  constraint staff_request_pkey PRIMARY KEY (id),
  constraint staff_request_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES identity.staff(id),
  constraint staff_request_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES identity.staff(id),
  constraint staff_request_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES identity.staff(id),
  constraint staff_request_check CHECK (((kind = 'add'::text) OR (staff_id IS NOT NULL))),
  constraint staff_request_check1 CHECK ((asked_by <> staff_id)),
  constraint staff_request_check2 CHECK (((decided_by IS NULL) OR (decided_by <> staff_id))),
  constraint staff_request_check3 CHECK (((approved IS NOT TRUE) OR (decided_by IS NOT NULL))),
  constraint staff_request_check4 CHECK (((decided_at IS NULL) = (approved IS NULL))),
  constraint staff_request_kind_check CHECK ((kind = ANY (ARRAY['add'::text, 'roles'::text, 'activate'::text, 'deactivate'::text, 'reset'::text]))),
  constraint staff_request_reason_check CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 300)))
);

create table identity.staff_request_approval (
  request_id uuid not null,
  staff_id uuid not null,
  asked_by uuid not null,
  concerned uuid,
  alone boolean not null,
  at timestamp with time zone not null,
  constraint staff_request_approval_pkey PRIMARY KEY (request_id, staff_id),
  constraint staff_request_approval_request_id_fkey FOREIGN KEY (request_id) REFERENCES identity.staff_request(id),
  constraint staff_request_approval_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES identity.staff(id),
  constraint staff_request_approval_check CHECK ((alone OR (staff_id <> asked_by))),
  constraint staff_request_approval_check1 CHECK ((staff_id <> concerned))
);

create table identity.staff_session (
  token_hash bytea not null,
  id uuid not null,
  staff_id uuid not null,
  address text not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint staff_session_id_key UNIQUE (id),
  constraint staff_session_pkey PRIMARY KEY (token_hash),
  constraint staff_session_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES identity.staff(id)
);

create table identity.verification (
  id uuid not null,
  customer_id uuid not null,
  provider text not null,
  submission_sealed bytea,
  reference text,
  state text not null,
  checks text[] not null default '{}'::text[],
  reason text,
  submitted_at timestamp with time zone not null,
  asks smallint not null default 0,
  decided_at timestamp with time zone,
  constraint verification_pkey PRIMARY KEY (id),
  constraint verification_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES identity.customer(id),
  constraint verification_check CHECK (((decided_at IS NULL) = (state = ANY (ARRAY['submitted'::text, 'pending'::text])))),
  constraint verification_check1 CHECK (((decided_at IS NULL) OR (submission_sealed IS NULL))),
  constraint verification_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'pending'::text, 'passed'::text, 'failed'::text])))
);

create table ledger.account (
  key bigint not null,
  id text not null,
  owner text not null,
  currency text not null,
  code smallint not null,
  opened_at timestamp with time zone not null,
  floor_minor bigint,
  ceiling_minor bigint,
  debit_frozen boolean not null default false,
  credit_frozen boolean not null default false,
  closed boolean not null default false,
  rules_version integer not null default 0,
  debits_pending bigint not null default 0,
  credits_pending bigint not null default 0,
  debits_posted bigint not null default 0,
  credits_posted bigint not null default 0,
  version bigint not null default 0,
  last_at_us bigint not null,
  constraint account_pkey PRIMARY KEY (key)
);

create table ledger.entry (
  account_key bigint not null,
  at timestamp with time zone not null,
  version bigint not null,
  transfer_id uuid not null,
  balance_minor bigint not null,
  held_minor bigint,
  incoming_minor bigint,
  constraint entry_pkey PRIMARY KEY (account_key, at)
);

create table ledger.hold (
  id uuid not null,
  debit_key bigint not null,
  credit_key bigint not null,
  state text not null,
  remaining_minor bigint not null,
  expires_at timestamp with time zone,
  version integer not null default 0,
  code smallint not null,
  constraint hold_pkey PRIMARY KEY (id),
  constraint hold_check CHECK (((state = 'open'::text) = (remaining_minor > 0))),
  constraint hold_remaining_minor_check CHECK ((remaining_minor >= 0)),
  constraint hold_state_check CHECK ((state = ANY (ARRAY['open'::text, 'posted'::text, 'voided'::text, 'expired'::text])))
);

create table ledger.list (
  transaction_id xid8 not null default pg_current_xact_id(),
  id bigint not null,
  at timestamp with time zone not null,
  transfers integer not null,
  hash bytea not null,
  constraint list_pkey PRIMARY KEY (transaction_id, id)
);

create table ledger.proof (
  id uuid not null,
  scope text not null,
  asked_by text not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  seal_number bigint not null default 0,
  seals_total bigint not null default 0,
  lists bigint not null default 0,
  transfers bigint not null default 0,
  accounts bigint not null default 0,
  failures jsonb not null default '[]'::jsonb,
  constraint proof_pkey PRIMARY KEY (id),
  constraint proof_scope_check CHECK ((scope = ANY (ARRAY['continuous'::text, 'full'::text])))
);

create table ledger.reversed (
  id uuid not null,
  reversed_minor bigint not null,
  version integer not null default 0,
  constraint reversed_pkey PRIMARY KEY (id),
  constraint reversed_reversed_minor_check CHECK ((reversed_minor > 0))
);

create table ledger.seal (
  number bigint not null,
  transaction_id xid8 not null,
  list_id bigint not null,
  lists integer not null,
  previous_hash bytea not null,
  hash bytea not null,
  sealed_at timestamp with time zone not null,
  constraint seal_pkey PRIMARY KEY (number)
);

create table ledger.transfer (
  id uuid not null,
  debit_key bigint not null,
  credit_key bigint not null,
  amount_minor bigint not null,
  at timestamp with time zone not null,
  list_id bigint not null,
  code smallint not null,
  kind smallint not null,
  reference uuid,
  related_id uuid,
  effective_at timestamp with time zone,
  expires_at timestamp with time zone,
  constraint transfer_pkey PRIMARY KEY (id),
  constraint transfer_amount_minor_check CHECK ((amount_minor > 0))
);

create table notify.delivery (
  id uuid not null,
  customer_id uuid,
  channel text not null,
  address_sealed bytea not null,
  template text not null,
  language text not null,
  data_sealed bytea,
  state text not null default 'queued'::text,
  error text,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint delivery_pkey PRIMARY KEY (id),
  constraint delivery_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'email'::text, 'call'::text]))),
  constraint delivery_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint delivery_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text])))
);

create table notify.inbox_item (
  id uuid not null,
  customer_id uuid not null,
  template text not null,
  data jsonb not null,
  link text,
  created_at timestamp with time zone not null,
  read_at timestamp with time zone,
  constraint inbox_item_pkey PRIMARY KEY (id)
);

create table notify.sandbox_message (
  id uuid not null,
  channel text not null,
  address text not null,
  title text not null,
  text text not null,
  at timestamp with time zone not null,
  constraint sandbox_message_pkey PRIMARY KEY (id)
);

create table platform.alarm (
  id uuid not null,
  at timestamp with time zone not null,
  kind text not null,
  subject text not null,
  details jsonb not null,
  once text not null,
  constraint alarm_once_key UNIQUE (once),
  constraint alarm_pkey PRIMARY KEY (id)
);

create table platform.audit_check (
  id integer not null,
  at timestamp with time zone not null,
  entries bigint not null,
  broken_at bigint,
  reason text,
  anchors integer not null,
  constraint audit_check_pkey PRIMARY KEY (id),
  constraint audit_check_id_check CHECK ((id = 1))
);

create table platform.audit_entry (
  id uuid not null,
  at timestamp with time zone not null,
  actor text not null,
  action text not null,
  subject text not null,
  details jsonb not null,
  number bigint,
  previous_hash bytea,
  hash bytea,
  about text[] not null default '{}'::text[],
  roles text[] not null default '{}'::text[],
  address text,
  key_version integer,
  constraint audit_entry_number_key UNIQUE (number),
  constraint audit_entry_pkey PRIMARY KEY (id)
);

create table platform.blob (
  id uuid not null,
  content_index bytea not null,
  bytes bigint not null,
  touched_at timestamp with time zone not null,
  stored_at timestamp with time zone,
  deleting_at timestamp with time zone,
  constraint blob_pkey PRIMARY KEY (id),
  constraint blob_bytes_check CHECK ((bytes > 0))
);

create table platform.event (
  transaction_id xid8 not null default pg_current_xact_id(),
  id bigint not null generated as identity,
  type text not null,
  data jsonb not null,
  recipients text[] not null default '{}'::text[],
  created_at timestamp with time zone not null,
  constraint event_pkey PRIMARY KEY (transaction_id, id)
);

create table platform.event_failure (
  subscription text not null,
  event_id bigint not null,
  type text not null,
  data jsonb not null,
  error text not null,
  failed_at timestamp with time zone not null default now(),
  constraint event_failure_pkey PRIMARY KEY (subscription, event_id)
);

create table platform.file (
  id uuid not null,
  blob_id uuid not null,
  media_type text not null,
  name_sealed bytea not null,
  uploaded_by text not null,
  scanned boolean not null,
  created_at timestamp with time zone not null,
  destroy_at timestamp with time zone not null,
  destroyed_at timestamp with time zone,
  constraint file_pkey PRIMARY KEY (id)
);

create table platform.file_link (
  file_id uuid not null,
  subject text not null,
  retention text not null,
  linked_at timestamp with time zone not null,
  destroy_at timestamp with time zone not null,
  constraint file_link_pkey PRIMARY KEY (file_id, subject),
  constraint file_link_file_id_fkey FOREIGN KEY (file_id) REFERENCES platform.file(id)
);

create table platform.idempotency (
  scope text not null,
  key text not null,
  payload_hash bytea not null,
  status smallint,
  response jsonb,
  created_at timestamp with time zone not null,
  constraint idempotency_pkey PRIMARY KEY (scope, key)
);

create table platform.job_worker (
  worker_id text not null,
  seen_at timestamp with time zone not null default now(),
  constraint job_worker_pkey PRIMARY KEY (worker_id)
);

create table platform.live_message (
  recipient text not null,
  number bigint not null,
  type text not null,
  data jsonb not null,
  created_at timestamp with time zone not null default now(),
  constraint live_message_pkey PRIMARY KEY (recipient, number)
);

create table platform.live_recipient (
  recipient text not null,
  last_number bigint not null,
  constraint live_recipient_pkey PRIMARY KEY (recipient)
);

create table platform.mark (
  name text not null,
  at timestamp with time zone not null,
  constraint mark_pkey PRIMARY KEY (name),
  constraint mark_name_check CHECK ((name ~ '^[a-z-]{1,40}$'::text))
);

create table platform.migration (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (name)
);

create table platform.probe (
  id smallint not null,
  written_at timestamp with time zone not null,
  constraint probe_pkey PRIMARY KEY (id),
  constraint probe_id_check CHECK ((id = 1))
);

create table platform.security_event (
  id uuid not null,
  at timestamp with time zone not null,
  kind text not null,
  outcome text not null,
  code text,
  actor text not null,
  who text,
  address text not null,
  route text not null,
  count integer not null,
  constraint security_event_pkey PRIMARY KEY (id),
  constraint security_event_outcome_check CHECK ((outcome = ANY (ARRAY['ok'::text, 'refused'::text])))
);

create table platform.subscription (
  name text not null,
  transaction_id xid8 not null,
  event_id bigint not null,
  failures integer not null default 0,
  retry_at timestamp with time zone,
  constraint subscription_pkey PRIMARY KEY (name)
);

create table risk.signal (
  id uuid not null,
  subject text not null,
  kind text not null,
  details jsonb not null,
  at timestamp with time zone not null,
  constraint signal_pkey PRIMARY KEY (id)
);

create table sandbox.bank_debit (
  reference text not null,
  account_number text not null,
  amount_minor bigint not null,
  currency text not null,
  callback_url text not null,
  mode text not null,
  state text not null,
  reason text,
  returned_at timestamp with time zone,
  callbacks_sent integer not null default 0,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint bank_debit_pkey PRIMARY KEY (reference),
  constraint bank_debit_amount_minor_check CHECK ((amount_minor > 0)),
  constraint bank_debit_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'succeeded'::text, 'failed'::text])))
);

create table sandbox.bank_mandate (
  reference text not null,
  account_number text not null,
  callback_url text not null,
  mode text not null,
  state text not null,
  code text not null,
  code_by text not null,
  phone text not null,
  reason text,
  tries integer not null default 0,
  created_at timestamp with time zone not null,
  constraint bank_mandate_pkey PRIMARY KEY (reference),
  constraint bank_mandate_code_by_check CHECK ((code_by = ANY (ARRAY['sms'::text, 'statement'::text]))),
  constraint bank_mandate_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'code'::text, 'active'::text, 'refused'::text])))
);

create table sandbox.bank_mode (
  account_number text not null,
  mode text not null,
  constraint bank_mode_pkey PRIMARY KEY (account_number)
);

create table wallet.instrument (
  customer_id uuid not null,
  id uuid not null,
  rail text not null,
  institution text not null,
  number_sealed bytea not null,
  number_index bytea not null,
  ending text not null,
  holder_sealed bytea not null,
  holder_masked text not null,
  created_at timestamp with time zone not null,
  unlinked_at timestamp with time zone,
  state text not null default 'linked'::text,
  code_by text,
  tries_left smallint not null default 0,
  refusal text,
  linked_at timestamp with time zone,
  holder_index bytea,
  phone_sealed bytea,
  constraint instrument_pkey PRIMARY KEY (customer_id, id),
  constraint instrument_code_by_check CHECK ((code_by = ANY (ARRAY['sms'::text, 'statement'::text]))),
  constraint instrument_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'code'::text, 'linked'::text, 'refused'::text])))
);

create table wallet.instrument_claim (
  rail text not null,
  number_index bytea not null,
  customer_id uuid not null,
  instrument_id uuid not null,
  claimed_at timestamp with time zone not null,
  constraint instrument_claim_pkey PRIMARY KEY (rail, number_index)
);

create table wallet.merchant (
  id uuid not null,
  name text not null,
  category text not null,
  open boolean not null default true,
  fee_bps integer not null,
  currency text not null,
  account_id uuid not null,
  created_at timestamp with time zone not null,
  frozen_since timestamp with time zone,
  frozen_by uuid,
  constraint merchant_pkey PRIMARY KEY (id),
  constraint merchant_check CHECK (((frozen_since IS NULL) = (frozen_by IS NULL))),
  constraint merchant_fee_bps_check CHECK (((fee_bps >= 0) AND (fee_bps <= 10000)))
);

create table wallet.merchant_code (
  code text not null,
  id uuid not null,
  merchant_id uuid not null,
  currency text not null,
  amount_minor bigint,
  note text,
  expires_at timestamp with time zone,
  paid_order_id uuid,
  created_at timestamp with time zone not null,
  constraint merchant_code_pkey PRIMARY KEY (code),
  constraint merchant_code_amount_minor_check CHECK ((amount_minor > 0))
);

create table wallet.merchant_opening (
  id uuid not null,
  owner_id uuid not null,
  name text not null,
  category text not null,
  reason text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  approved boolean,
  merchant_id uuid,
  constraint merchant_opening_merchant_id_key UNIQUE (merchant_id),
  constraint merchant_opening_pkey PRIMARY KEY (id),
  constraint merchant_opening_category_check CHECK (((char_length(category) >= 1) AND (char_length(category) <= 40))),
  constraint merchant_opening_check CHECK (((decided_at IS NULL) = (approved IS NULL))),
  constraint merchant_opening_check1 CHECK (((decided_at IS NULL) = (decided_by IS NULL))),
  constraint merchant_opening_check2 CHECK (((approved IS NOT TRUE) OR ((merchant_id IS NOT NULL) AND (decided_by <> asked_by)))),
  constraint merchant_opening_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 60))),
  constraint merchant_opening_reason_check CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 300)))
);

create table wallet.money_order (
  customer_id uuid not null,
  id uuid not null,
  kind text not null,
  state text not null,
  currency text not null,
  amount_minor bigint not null,
  fee_minor bigint not null default 0,
  account_id uuid not null,
  merchant_id uuid,
  instrument_id uuid,
  code text,
  note text,
  refund_of uuid,
  refunded_minor bigint not null default 0,
  receipt_number text,
  reason text,
  next_check_at timestamp with time zone,
  expires_at timestamp with time zone,
  timeline jsonb not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  completed_at timestamp with time zone,
  rail text,
  rail_reference text,
  detail jsonb,
  constraint money_order_pkey PRIMARY KEY (customer_id, id),
  constraint money_order_amount_minor_check CHECK ((amount_minor > 0)),
  constraint money_order_check CHECK (((refunded_minor >= 0) AND (refunded_minor <= amount_minor))),
  constraint money_order_fee_minor_check CHECK ((fee_minor >= 0)),
  constraint money_order_kind_check CHECK ((kind ~ '^[a-z][a-z_]{0,39}$'::text)),
  constraint money_order_state_check CHECK ((state = ANY (ARRAY['created'::text, 'pending'::text, 'succeeded'::text, 'failed'::text, 'cancelled'::text, 'expired'::text])))
);

create table wallet.order_deadline (
  expires_at timestamp with time zone not null,
  customer_id uuid not null,
  id uuid not null,
  constraint order_deadline_pkey PRIMARY KEY (expires_at, customer_id, id)
);

create table wallet.rail_message (
  rail text not null,
  message_id text not null,
  body text not null,
  received_at timestamp with time zone not null,
  processed_at timestamp with time zone,
  outcome text,
  headers jsonb not null default '{}'::jsonb,
  constraint rail_message_pkey PRIMARY KEY (rail, message_id)
);

create table wallet.request_key (
  scope text not null,
  key text not null,
  payload_hash bytea not null,
  customer_id uuid not null,
  order_id uuid not null,
  created_at timestamp with time zone not null,
  constraint request_key_pkey PRIMARY KEY (scope, key)
);

create table wallet.rule (
  id uuid not null,
  socket text not null,
  record jsonb not null,
  from_day date not null,
  reason text not null,
  proposed_by uuid not null,
  proposed_at timestamp with time zone not null,
  approved_by uuid,
  approved_at timestamp with time zone,
  constraint rule_pkey PRIMARY KEY (id),
  constraint rule_check CHECK ((approved_by <> proposed_by)),
  constraint rule_check1 CHECK (((approved_by IS NULL) = (approved_at IS NULL))),
  constraint rule_socket_check CHECK ((socket = ANY (ARRAY['limit'::text, 'fee'::text])))
);

create table wallet.usage (
  customer_id uuid not null,
  day date not null,
  currency text not null,
  spent_minor bigint not null,
  version bigint not null,
  constraint usage_pkey PRIMARY KEY (customer_id, day, currency)
);

create table wallet.wallet (
  owner_id uuid not null,
  currency text not null,
  id uuid not null,
  owner_kind text not null,
  account_number text not null,
  created_at timestamp with time zone not null,
  constraint wallet_pkey PRIMARY KEY (owner_id, currency),
  constraint wallet_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint wallet_owner_kind_check CHECK ((owner_kind = ANY (ARRAY['customer'::text, 'merchant'::text])))
);

create view identity.customer_card as
 SELECT id,
    customer_number,
    display_name,
    level,
    language,
    phone_masked,
    email_masked,
    locked_reason,
    locked_since,
    created_at,
    locked_by,
    held_until,
        CASE
            WHEN money_held THEN held_until
            ELSE NULL::timestamp with time zone
        END AS money_held_until
   FROM identity.customer;

create view identity.staff_card as
 SELECT id,
    staff_number,
    display_name,
    department,
    roles,
    active,
    department_en,
    password_hash IS NOT NULL AND totp_sealed IS NOT NULL AS enrolled
   FROM identity.staff;

create view wallet.order_card as
 SELECT o.id,
    o.customer_id,
    o.kind,
    o.state,
    o.currency,
    o.amount_minor,
    o.fee_minor,
    o.refunded_minor,
    o.merchant_id,
    m.name AS merchant_name,
    o.receipt_number,
    o.reason,
    o.created_at,
    o.completed_at
   FROM wallet.money_order o
     LEFT JOIN wallet.merchant m ON m.id = o.merchant_id;

CREATE INDEX case_file_customer ON cases.case_file USING btree (customer_id, id DESC);

CREATE INDEX case_file_state ON cases.case_file USING btree (state, id DESC);

CREATE INDEX conflict_staff ON cases.conflict USING btree (staff_id) WHERE (ended_at IS NULL);

CREATE INDEX obligation_case ON cases.obligation USING btree (case_id);

CREATE INDEX obligation_due ON cases.obligation USING btree (due_at) WHERE ((met_at IS NULL) AND (breached_at IS NULL));

CREATE INDEX proposal_case ON cases.proposal USING btree (case_id);

CREATE INDEX proposal_customer ON cases.proposal USING btree (customer_id, id DESC);

CREATE INDEX proposal_expiry ON cases.proposal USING btree (expires_at) WHERE (state = 'waiting'::text);

CREATE INDEX proposal_proposer ON cases.proposal USING btree (proposed_by, id DESC);

CREATE INDEX proposal_state ON cases.proposal USING btree (state, id DESC);

CREATE UNIQUE INDEX proposal_undecided ON cases.proposal USING btree (case_id) WHERE (state = ANY (ARRAY['waiting'::text, 'approved'::text]));

CREATE UNIQUE INDEX address_id ON conversations.address USING btree (id);

CREATE INDEX address_of_customer ON conversations.address USING btree (customer_id) WHERE (customer_id IS NOT NULL);

CREATE INDEX assignment_id ON conversations.assignment USING btree (id);

CREATE INDEX assignment_of_staff ON conversations.assignment USING btree (staff_id) WHERE (state = 'waiting'::text);

CREATE UNIQUE INDEX assignment_waiting ON conversations.assignment USING btree (conversation_id) WHERE (state = 'waiting'::text);

CREATE INDEX conversation_handled ON conversations.conversation USING btree (closed_at DESC) WHERE ((assigned_at IS NOT NULL) AND (closed_at IS NOT NULL));

CREATE INDEX conversation_number ON conversations.conversation USING btree (number);

CREATE INDEX conversation_of_agent ON conversations.conversation USING btree (agent_id, updated_at DESC) WHERE (state = 'assigned'::text);

CREATE INDEX conversation_of_customer ON conversations.conversation USING btree (customer_id, id DESC);

CREATE INDEX conversation_waiting ON conversations.conversation USING btree (priority DESC, queued_at, id) WHERE (state = ANY (ARRAY['queued'::text, 'offered'::text]));

CREATE INDEX inbound_unprocessed ON conversations.inbound USING btree (received_at) WHERE (processed_at IS NULL);

CREATE UNIQUE INDEX message_client ON conversations.message USING btree (conversation_id, sender, client_id) WHERE (client_id IS NOT NULL);

CREATE INDEX message_external ON conversations.message USING btree (conversation_id, external_id) WHERE (external_id IS NOT NULL);

CREATE INDEX message_queued ON conversations.message USING btree (conversation_id, number) WHERE (delivery = 'queued'::text);

CREATE INDEX thread_key_of_conversation ON conversations.thread_key USING btree (conversation_id);

CREATE INDEX feedback_of_article ON help.feedback USING btree (slug, created_at);

CREATE INDEX feedback_since ON help.feedback USING btree (created_at);

CREATE UNIQUE INDEX model_version ON help.model USING btree (version);

CREATE INDEX pick_of_suggestion ON help.pick USING btree (suggestion_id);

CREATE INDEX pick_since ON help.pick USING btree (created_at);

CREATE INDEX suggestion_in_state ON help.suggestion USING btree (state, count DESC, id DESC);

CREATE INDEX suggestion_unanswered ON help.suggestion USING btree (unanswered_count DESC, id DESC) WHERE (unanswered_count > 0);

CREATE INDEX api_key_merchant ON identity.api_key USING btree (merchant_id) WHERE (merchant_id IS NOT NULL);

CREATE INDEX attempt_changed_at ON identity.attempt USING btree (changed_at);

CREATE INDEX code_address ON identity.code USING btree (address, created_at);

CREATE INDEX code_created_at ON identity.code USING btree (created_at);

CREATE INDEX code_target ON identity.code USING btree (target_index, created_at);

CREATE INDEX confirmation_customer ON identity.confirmation USING btree (customer_id) WHERE (spent_at IS NULL);

CREATE INDEX confirmation_expires_at ON identity.confirmation USING btree (expires_at);

CREATE INDEX confirmation_session ON identity.confirmation USING btree (session_id) WHERE (spent_at IS NULL);

CREATE INDEX customer_phone_ending ON identity.customer USING btree ("right"(phone_masked, 4));

CREATE INDEX customer_session_customer ON identity.customer_session USING btree (customer_id);

CREATE INDEX customer_session_device ON identity.customer_session USING btree (device_id);

CREATE INDEX customer_session_expires_at ON identity.customer_session USING btree (expires_at);

CREATE UNIQUE INDEX device_token ON identity.device USING btree (customer_id, token_hash) WHERE (removed_at IS NULL);

CREATE INDEX lock_link_expires_at ON identity.lock_link USING btree (expires_at);

CREATE INDEX merchant_member_merchant ON identity.merchant_member USING btree (merchant_id);

CREATE INDEX staff_challenge_expires_at ON identity.staff_challenge USING btree (expires_at);

CREATE INDEX staff_enrolment_staff ON identity.staff_enrolment USING btree (staff_id) WHERE (ended_at IS NULL);

CREATE INDEX staff_request_asked_at ON identity.staff_request USING btree (asked_at DESC, id DESC);

CREATE UNIQUE INDEX staff_request_open ON identity.staff_request USING btree (staff_id) WHERE ((decided_at IS NULL) AND (staff_id IS NOT NULL));

CREATE INDEX staff_session_expires_at ON identity.staff_session USING btree (expires_at);

CREATE INDEX staff_session_staff ON identity.staff_session USING btree (staff_id);

CREATE INDEX verification_customer ON identity.verification USING btree (customer_id, submitted_at);

CREATE UNIQUE INDEX verification_open ON identity.verification USING btree (customer_id, provider) WHERE (decided_at IS NULL);

CREATE INDEX account_id ON ledger.account USING btree (id);

CREATE INDEX account_owner ON ledger.account USING btree (owner);

CREATE INDEX hold_expires_at ON ledger.hold USING btree (expires_at) WHERE (state = 'open'::text);

CREATE INDEX hold_open ON ledger.hold USING btree (debit_key) WHERE (state = 'open'::text);

CREATE UNIQUE INDEX proof_continuous ON ledger.proof USING btree (scope) WHERE (scope = 'continuous'::text);

CREATE INDEX proof_started_at ON ledger.proof USING btree (started_at);

CREATE INDEX transfer_list ON ledger.transfer USING btree (list_id);

CREATE INDEX delivery_created_at ON notify.delivery USING btree (created_at);

CREATE INDEX inbox_item_customer ON notify.inbox_item USING btree (customer_id, created_at DESC);

CREATE INDEX sandbox_message_at ON notify.sandbox_message USING btree (at DESC);

CREATE INDEX alarm_at ON platform.alarm USING btree (at);

CREATE INDEX audit_entry_about ON platform.audit_entry USING gin (about);

CREATE INDEX audit_entry_action ON platform.audit_entry USING btree (action, id);

CREATE INDEX audit_entry_actor ON platform.audit_entry USING btree (actor, id);

CREATE INDEX audit_entry_subject ON platform.audit_entry USING btree (subject, at);

CREATE INDEX audit_entry_unsealed ON platform.audit_entry USING btree (at, id) WHERE (number IS NULL);

CREATE UNIQUE INDEX blob_content_index_key ON platform.blob USING btree (content_index) WHERE (deleting_at IS NULL);

CREATE INDEX file_blob_id_idx ON platform.file USING btree (blob_id) WHERE (destroyed_at IS NULL);

CREATE INDEX file_destroy_at_idx ON platform.file USING btree (destroy_at) WHERE (destroyed_at IS NULL);

CREATE INDEX file_link_subject_idx ON platform.file_link USING btree (subject);

CREATE INDEX file_uploaded_by_idx ON platform.file USING btree (uploaded_by, created_at);

CREATE INDEX idempotency_created_at ON platform.idempotency USING btree (created_at);

CREATE INDEX live_message_created_at ON platform.live_message USING btree (created_at);

CREATE INDEX security_event_address ON platform.security_event USING btree (address, at);

CREATE INDEX security_event_at ON platform.security_event USING btree (at);

CREATE INDEX security_event_who ON platform.security_event USING btree (who, at) WHERE (who IS NOT NULL);

CREATE INDEX signal_at ON risk.signal USING btree (at);

CREATE INDEX signal_subject ON risk.signal USING btree (subject, at);

CREATE INDEX bank_debit_recent ON sandbox.bank_debit USING btree (created_at DESC);

CREATE INDEX bank_mandate_recent ON sandbox.bank_mandate USING btree (created_at DESC);

CREATE UNIQUE INDEX instrument_linked ON wallet.instrument USING btree (customer_id, rail, institution, number_index) WHERE ((unlinked_at IS NULL) AND (state <> 'refused'::text));

CREATE INDEX instrument_number ON wallet.instrument USING btree (number_index, created_at);

CREATE INDEX merchant_code_merchant ON wallet.merchant_code USING btree (merchant_id, created_at DESC);

CREATE INDEX merchant_opening_asked_at ON wallet.merchant_opening USING btree (asked_at DESC, id DESC);

CREATE UNIQUE INDEX merchant_opening_open ON wallet.merchant_opening USING btree (owner_id, name) WHERE (decided_at IS NULL);

CREATE INDEX money_order_id ON wallet.money_order USING btree (id);

CREATE INDEX money_order_merchant ON wallet.money_order USING btree (merchant_id, created_at DESC, id DESC) WHERE (merchant_id IS NOT NULL);

CREATE INDEX money_order_recent ON wallet.money_order USING btree (customer_id, created_at DESC, id DESC);

CREATE INDEX money_order_refunds ON wallet.money_order USING btree (refund_of) WHERE (refund_of IS NOT NULL);

CREATE INDEX request_key_created_at ON wallet.request_key USING btree (created_at);

CREATE INDEX wallet_account_number ON wallet.wallet USING btree (account_number);

CREATE OR REPLACE FUNCTION cases.entry_is_immutable()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'evidence is immutable';
end $function$
;

CREATE OR REPLACE FUNCTION ledger.account_is_kept()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'accounts are closed, never deleted';
end $function$
;

CREATE OR REPLACE FUNCTION ledger.await_lists()
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  lock table ledger.list in share mode;
end $function$
;

CREATE OR REPLACE FUNCTION ledger.is_immutable()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'rows of % are immutable', tg_table_name;
end $function$
;

CREATE OR REPLACE FUNCTION platform.audit_entry_is_immutable()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' or old.number is not null
     or (new.id, new.at, new.actor, new.action, new.subject, new.details, new.about, new.roles,
         new.address)
        is distinct from (old.id, old.at, old.actor, old.action, old.subject, old.details,
         old.about, old.roles, old.address) then
    raise exception 'audit entries are immutable';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION platform.audit_log_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the audit log is never emptied';
end $function$
;

CREATE OR REPLACE FUNCTION platform.forget_security_events(before timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'platform', 'pg_temp'
AS $function$
  delete from platform.security_event where at < least(before, now() - interval '90 days')
$function$
;

CREATE TRIGGER entry_immutable BEFORE DELETE OR UPDATE ON cases.entry FOR EACH ROW EXECUTE FUNCTION cases.entry_is_immutable();

CREATE TRIGGER account_kept BEFORE DELETE ON ledger.account FOR EACH ROW EXECUTE FUNCTION ledger.account_is_kept();

CREATE TRIGGER entry_immutable BEFORE DELETE OR UPDATE ON ledger.entry FOR EACH ROW EXECUTE FUNCTION ledger.is_immutable();

CREATE TRIGGER list_immutable BEFORE DELETE OR UPDATE ON ledger.list FOR EACH ROW EXECUTE FUNCTION ledger.is_immutable();

CREATE TRIGGER seal_immutable BEFORE DELETE OR UPDATE ON ledger.seal FOR EACH ROW EXECUTE FUNCTION ledger.is_immutable();

CREATE TRIGGER transfer_immutable BEFORE DELETE OR UPDATE ON ledger.transfer FOR EACH ROW EXECUTE FUNCTION ledger.is_immutable();

CREATE TRIGGER audit_entry_immutable BEFORE DELETE OR UPDATE ON platform.audit_entry FOR EACH ROW EXECUTE FUNCTION platform.audit_entry_is_immutable();

CREATE TRIGGER audit_entry_stays BEFORE TRUNCATE ON platform.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION platform.audit_log_stays();
