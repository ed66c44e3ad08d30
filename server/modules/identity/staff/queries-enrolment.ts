import { statement } from "../../../platform/database/database.ts";
import type { Lost } from "./request-types.ts";

/** One-time links by which staff set their secrets. */

export interface EnrolmentRow {
  id: string;
  staff_id: string;
  request_id: string | null;
  lost: Lost;
  wrong_codes: number;
  expires_at: Date;
}

const COLUMNS = "id, staff_id, request_id, lost, wrong_codes, expires_at";

export const insertEnrolment = statement<
  [
    id: string,
    staffId: string,
    requestId: string | null,
    tokenHash: Buffer,
    lost: Lost,
    now: Date,
    expiresAt: Date,
  ]
>(
  "identity.insertEnrolment",
  `insert into identity.staff_enrolment (id, staff_id, request_id, token_hash, lost, created_at,
     expires_at)
   values ($1, $2, $3, $4, $5, $6, $7)`,
);

export const openEnrolmentByToken = statement<[tokenHash: Buffer, now: Date], EnrolmentRow>(
  "identity.openEnrolmentByToken",
  `select ${COLUMNS} from identity.staff_enrolment
   where token_hash = $1 and ended_at is null and expires_at > $2`,
);

export const lockEnrolmentByToken = statement<[tokenHash: Buffer, now: Date], EnrolmentRow>(
  "identity.lockEnrolmentByToken",
  `select ${COLUMNS} from identity.staff_enrolment
   where token_hash = $1 and ended_at is null and expires_at > $2 for update`,
);

export const countWrongEnrolmentCode = statement<[id: string, endedAt: Date | null]>(
  "identity.countWrongEnrolmentCode",
  `update identity.staff_enrolment set wrong_codes = wrong_codes + 1, ended_at = $2 where id = $1`,
);

export const useEnrolment = statement<[id: string, now: Date]>(
  "identity.useEnrolment",
  `update identity.staff_enrolment set ended_at = $2, used = true where id = $1 and ended_at is null`,
);

export const endEnrolmentsOf = statement<[staffId: string, now: Date]>(
  "identity.endEnrolmentsOf",
  `update identity.staff_enrolment set ended_at = $2 where staff_id = $1 and ended_at is null`,
);

/** Null leaves a secret or the address as it is. Rights count anew from here. */
export const enrolStaff = statement<
  [
    staffId: string,
    passwordHash: string | null,
    totpSealed: Buffer | null,
    totpStep: bigint | null,
    emailSealed: Buffer | null,
    now: Date,
  ]
>(
  "identity.enrolStaff",
  `update identity.staff set password_hash = coalesce($2, password_hash),
     totp_sealed = coalesce($3, totp_sealed), totp_last_step = coalesce($4, totp_last_step),
     email_sealed = coalesce($5, email_sealed), rights_since = $6
   where id = $1 and active`,
);
