import { statement } from "../../../platform/database/database.ts";

/** A customer's own end of a rail, such as a linked bank account; its number is sealed. */
export interface InstrumentRow {
  customer_id: string;
  id: string;
  rail: string;
  institution: string | null;
  ending: string | null;
  holder_masked: string | null;
  created_at: Date;
}

const INSTRUMENT_COLUMNS = "customer_id, id, rail, institution, ending, holder_masked, created_at";

export const insertInstrument = statement<
  [
    customerId: string,
    id: string,
    rail: string,
    institution: string,
    numberSealed: Buffer,
    numberIndex: Buffer,
    ending: string,
    holderSealed: Buffer,
    holderMasked: string,
    now: Date,
  ],
  InstrumentRow
>(
  "wallet.insertInstrument",
  `insert into wallet.instrument (customer_id, id, rail, institution, number_sealed, number_index,
     ending, holder_sealed, holder_masked, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
   on conflict (customer_id, rail, institution, number_index) where unlinked_at is null do nothing
   returning ${INSTRUMENT_COLUMNS}`,
);

export const instrumentsOf = statement<[customerId: string], InstrumentRow>(
  "wallet.instrumentsOf",
  `select ${INSTRUMENT_COLUMNS} from wallet.instrument
   where customer_id = $1 and unlinked_at is null order by created_at`,
);

export const unlinkInstrument = statement<[customerId: string, id: string, now: Date]>(
  "wallet.unlinkInstrument",
  `update wallet.instrument set unlinked_at = $3
   where customer_id = $1 and id = $2 and unlinked_at is null`,
);

export const instrumentNumber = statement<
  [customerId: string, id: string],
  { number_sealed: Buffer }
>(
  "wallet.instrumentNumber",
  `select number_sealed from wallet.instrument where customer_id = $1 and id = $2`,
);
