import { statement } from "../../../platform/database/database.ts";
import type { CaseCard, CaseRow } from "./types.ts";

const CASE = `c.id, c.number, c.kind, c.state, c.subject, c.description, c.remedy_sought,
  c.customer_id, c.conversation_id, c.order_id, c.opened_by_staff_id, c.jurisdiction, c.outcome,
  c.summary, c.created_at, c.closed_at`;

const CARD = `select ${CASE}, p.display_name as customer_name, p.customer_number, p.phone_masked,
    p.language, s.display_name as opener_name, s.staff_number as opener_number
  from cases.case_file c
  join identity.customer_card p on p.id = c.customer_id
  left join identity.staff_card s on s.id = c.opened_by_staff_id`;

export const nextCaseSerial = statement<[], { serial: bigint }>(
  "cases.nextCaseSerial",
  `select nextval('cases.case_serial') as serial`,
);

export const insertCase = statement<
  [
    id: string,
    number: string,
    kind: string,
    subject: string,
    description: string,
    remedySought: string | null,
    customerId: string,
    conversationId: string | null,
    orderId: string | null,
    openedByStaffId: string | null,
    jurisdiction: string,
    headHash: Buffer,
    now: Date,
  ]
>(
  "cases.insertCase",
  `insert into cases.case_file (id, number, kind, state, subject, description, remedy_sought,
     customer_id, conversation_id, order_id, opened_by_staff_id, jurisdiction, head_hash,
     created_at)
   values ($1, $2, $3, 'open', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
);

/** Every change of a case starts with its row locked: the order of locks is always this. */
export const lockCase = statement<[id: string], CaseRow>(
  "cases.lockCase",
  `select ${CASE} from cases.case_file c where c.id = $1 for update`,
);

export const findCase = statement<[id: string], CaseCard>(
  "cases.findCase",
  `${CARD} where c.id = $1`,
);

export const casesOfCustomer = statement<[customerId: string, limit: number], CaseCard>(
  "cases.casesOfCustomer",
  `${CARD} where c.customer_id = $1 order by c.id desc limit $2`,
);

export const listCases = statement<
  [state: string | null, openedBy: string | null, before: string | null, limit: number],
  CaseCard
>(
  "cases.listCases",
  `${CARD} where ($1::text is null or c.state = $1) and ($2::uuid is null or
     c.opened_by_staff_id = $2) and ($3::uuid is null or c.id < $3) order by c.id desc limit $4`,
);

export const setCaseState = statement<[id: string, state: string]>(
  "cases.setCaseState",
  `update cases.case_file set state = $2 where id = $1`,
);

export const closeCaseFile = statement<[id: string, outcome: string, summary: string, now: Date]>(
  "cases.closeCaseFile",
  `update cases.case_file set state = 'closed', outcome = $2, summary = $3, closed_at = $4
   where id = $1`,
);

export const findCustomer = statement<[id: string], { id: string }>(
  "cases.findCustomer",
  `select id from identity.customer_card where id = $1`,
);

export const reopenCaseFile = statement<[id: string]>(
  "cases.reopenCaseFile",
  `update cases.case_file set state = 'open', outcome = null, summary = null, closed_at = null
   where id = $1`,
);

export const caseByNumber = statement<[number: string], CaseCard>(
  "cases.caseByNumber",
  `${CARD} where c.number = $1`,
);
