/** Made by scripts/openapi.ts from the declarations of the events; not written by hand. */
export interface EventTypes {
  customer:
    | "cases.changed"
    | "cases.opened"
    | "cases.proposal-decided"
    | "conversations.changed"
    | "conversations.message"
    | "conversations.place-moved"
    | "conversations.typing"
    | "identity.customer-registered"
    | "identity.level-changed"
    | "identity.password-changed"
    | "identity.pin-locked"
    | "identity.recovery-hold-changed"
    | "identity.signed-in"
    | "identity.wallet-locked"
    | "identity.wallet-unlocked"
    | "notify.inbox-item"
    | "wallet.balance-changed"
    | "wallet.instrument-changed"
    | "wallet.order-changed";
  merchant:
    | "wallet.merchant-changed"
    | "wallet.payment-received"
    | "wallet.refund-made";
  staff:
    | "cases.changed"
    | "cases.looked-at"
    | "cases.obligation-breached"
    | "cases.opened"
    | "cases.proposal-created"
    | "cases.proposal-decided"
    | "conversations.assignment"
    | "conversations.assignment-gone"
    | "conversations.attendance"
    | "conversations.changed"
    | "conversations.message"
    | "conversations.message-delivery"
    | "conversations.presence"
    | "conversations.queue-changed"
    | "conversations.typing"
    | "help.article-published"
    | "help.draft-changed"
    | "identity.staff-request"
    | "ledger.proof-failed"
    | "platform.alarm-raised"
    | "wallet.merchant-opening";
}
