/** The door for the sandbox, benchmarks and tests: what sets up people and money to play with. */
export { linkInstrument } from "./instruments/link.ts";
export { createCode } from "./merchants/merchant.ts";
export { openMerchant } from "./merchants/open-merchant.ts";
export { confirmPayment } from "./payment/confirm-payment.ts";
export { createPayment } from "./payment/create-payment.ts";
export { readBankSettings } from "./rails/bank/protocol.ts";
export { settleRailOrder } from "./rails/settle.ts";
export { createTopUp } from "./top-up/create-top-up.ts";
export { openWallet } from "./wallets/open-wallet.ts";
