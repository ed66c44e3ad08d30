import type { Language } from "@jinnang/words";

/** Why a link came to nothing, as the customer reads it: what happened and what to do. */
const REFUSALS: Readonly<Record<string, { zh: string; en: string }>> = {
  // Which of them differs stays unsaid: it would help whoever tries somebody else's account.
  not_the_holder: {
    zh: "银行核对不符：户名、账号或预留手机号与银行记录不一致。请核对后重新绑定。",
    en: "The bank's records differ: check name, account number and the phone number known to the bank, then link again.",
  },
  tries: {
    zh: "验证码多次输错，绑定已取消。请重新绑定，银行会发新的验证码。",
    en: "Too many wrong codes; the link was cancelled. Link again and the bank sends a new code.",
  },
  elsewhere: {
    zh: "这个账户已绑定在另一个钱包上。如果不是您操作的，请马上联系客服。",
    en: "This account is linked to another wallet. If that was not you, talk to us at once.",
  },
  no_answer: {
    zh: "银行没有答复，绑定已取消，没有任何扣款。请稍后重新绑定。",
    en: "The bank did not answer; the link was cancelled and nothing was debited. Link again later.",
  },
  expired: {
    zh: "没有在期限内完成验证，绑定已取消。请重新绑定。",
    en: "It was not proven in time; the link was cancelled. Please link it again.",
  },
  refused: {
    zh: "银行拒绝了绑定。请向银行了解原因，或绑定其他账户。",
    en: "The bank refused the link. Ask the bank why, or link another account.",
  },
};

export function refusalText(reason: string | null, language: Language): string {
  return (REFUSALS[reason ?? ""] ?? REFUSALS.refused)?.[language] ?? "";
}
