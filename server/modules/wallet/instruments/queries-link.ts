import { statement } from "../../../platform/database/database.ts";
import type { InstrumentRow } from "./queries.ts";

/** Reads and writes of a link that is still to be proven. Each move is fenced by its state. */

/** What the rail is asked with; only while it has not decided. */
export interface AskedLink {
  customer_id: string;
  id: string;
  rail: string;
  number_sealed: Buffer;
  number_index: Buffer;
  holder_sealed: Buffer;
  phone_sealed: Buffer | null;
  state: InstrumentRow["state"];
  created_at: Date;
}

export const openLink = statement<[id: string], AskedLink>(
  "wallet.openLink",
  `select customer_id, id, rail, number_sealed, number_index, holder_sealed, phone_sealed, state,
     created_at
   from wallet.instrument
   where id = $1 and unlinked_at is null and state in ('asked', 'code')`,
);

/** Links asked for since then: by this customer, and of this account by anybody. */
export const linksAsked = statement<
  [customerId: string, numberIndex: Buffer, since: Date],
  { own: number; of_account: number }
>(
  "wallet.linksAsked",
  `select (select count(*)::int from wallet.instrument
       where customer_id = $1 and created_at > $3) as own,
     (select count(*)::int from wallet.instrument
       where number_index = $2 and created_at > $3) as of_account`,
);

/** The name that the wallet's first proven account stands under. */
export const provenHolder = statement<[customerId: string], { holder_index: Buffer }>(
  "wallet.provenHolder",
  `select holder_index from wallet.instrument
   where customer_id = $1 and linked_at is not null and holder_index is not null
   order by linked_at limit 1`,
);

export const waitForCode = statement<[id: string, codeBy: string]>(
  "wallet.waitForCode",
  `update wallet.instrument set state = 'code', code_by = $2
   where id = $1 and state = 'asked' and unlinked_at is null`,
);

export const refuseLink = statement<[id: string, reason: string]>(
  "wallet.refuseLink",
  `update wallet.instrument set state = 'refused', refusal = $2, phone_sealed = null
   where id = $1 and state in ('asked', 'code') and unlinked_at is null`,
);

export const finishLink = statement<[id: string, now: Date]>(
  "wallet.finishLink",
  `update wallet.instrument set state = 'linked', linked_at = $2, phone_sealed = null
   where id = $1 and state in ('asked', 'code') and unlinked_at is null`,
);

/** No row when the account is another link's already. */
export const claimNumber = statement<
  [rail: string, numberIndex: Buffer, customerId: string, instrumentId: string, now: Date],
  { instrument_id: string }
>(
  "wallet.claimNumber",
  `insert into wallet.instrument_claim (rail, number_index, customer_id, instrument_id, claimed_at)
   values ($1, $2, $3, $4, $5) on conflict (rail, number_index) do nothing
   returning instrument_id`,
);

export const releaseNumber = statement<[instrumentId: string]>(
  "wallet.releaseNumber",
  `delete from wallet.instrument_claim where instrument_id = $1`,
);

/** Counts a try before the rail is asked, so that tries at once are all counted. */
export const takeTry = statement<
  [customerId: string, id: string],
  { rail: string; tries_left: number }
>(
  "wallet.takeTry",
  `update wallet.instrument set tries_left = tries_left - 1
   where customer_id = $1 and id = $2 and state = 'code' and unlinked_at is null and tries_left > 0
   returning rail, tries_left`,
);

/** For a try that the rail never heard of. */
export const giveTryBack = statement<[id: string]>(
  "wallet.giveTryBack",
  `update wallet.instrument set tries_left = tries_left + 1 where id = $1 and state = 'code'`,
);
