import { statement } from "../../../platform/database/database.ts";
import type { StaffRole } from "../../../platform/http/permission.ts";

/** The rows of customers and staff, as every folder of identity reads them. */

export interface CustomerRow {
  id: string;
  customer_number: string;
  display_name: string;
  language: "zh" | "en";
  level: 1 | 2 | 3;
  phone_sealed: Buffer;
  phone_masked: string;
  email_sealed: Buffer | null;
  email_masked: string | null;
  password_hash: string;
  pin_hash: string | null;
  recovered_at: Date | null;
  recovered_by: "sms" | "call" | "email" | null;
  held_until: Date | null;
  money_held: boolean;
  email_since: Date | null;
  locked_reason: string | null;
  locked_since: Date | null;
  locked_by: "customer" | "staff" | "system" | null;
  created_at: Date;
}

const CUSTOMER_COLUMNS = `id, customer_number, display_name, language, level, phone_sealed,
  phone_masked, email_sealed, email_masked, password_hash, pin_hash, recovered_at, recovered_by,
  held_until, money_held, email_since, locked_reason, locked_since, locked_by, created_at`;

export const customerById = statement<[id: string], CustomerRow>(
  "identity.customerById",
  `select ${CUSTOMER_COLUMNS} from identity.customer where id = $1`,
);

export const customerByPhone = statement<[phoneIndex: Buffer], CustomerRow>(
  "identity.customerByPhone",
  `select ${CUSTOMER_COLUMNS} from identity.customer where phone_index = $1`,
);

export interface StaffRow {
  id: string;
  staff_number: string;
  display_name: string;
  department: string;
  roles: StaffRole[];
  language: "zh" | "en";
  /** Null until enrolment, and when it was lost. */
  password_hash: string | null;
  totp_sealed: Buffer | null;
  totp_last_step: bigint;
  active: boolean;
}

const STAFF_COLUMNS = `id, staff_number, display_name, department, roles, language, password_hash,
  totp_sealed, totp_last_step, active`;

export const staffByNumber = statement<[staffNumber: string], StaffRow>(
  "identity.staffByNumber",
  `select ${STAFF_COLUMNS} from identity.staff where staff_number = $1`,
);

export const staffById = statement<[id: string], StaffRow>(
  "identity.staffById",
  `select ${STAFF_COLUMNS} from identity.staff where id = $1`,
);

export const anyPeople = statement<[], { any: boolean }>(
  "identity.anyPeople",
  `select exists (select from identity.staff) or exists (select from identity.customer) as any`,
);
