/** The ledger's codes of the wallet's transfers. Numbers are stored; new ones go to the end. */
export const transferCodes = {
  topUp: 1,
  payment: 2,
  merchantFee: 3,
  refund: 4,
  merchantFeeReturned: 5,
  goodwillCredit: 6,
  withdrawal: 7,
} as const;
export type TransferName = keyof typeof transferCodes;
