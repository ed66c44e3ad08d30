import type { Corpus } from "./types.ts";

/** A small wallet for the tests of this folder: six articles, one with few phrasings. */
export function testCorpus(): Corpus {
  return {
    articles: [
      article("top-up-not-arrived", ["充值没到账怎么办", "My top-up has not arrived"], {
        zh:
          "充值没到账|充的钱还没到|充值怎么还没到|钱充了没到账|充值半天了没到|冲值没到帐|我充了两百没到账|充值的钱在哪|充值不到账|充了钱余额没变|充值成功没到账|" +
          "刚充值没看到钱",
        en:
          "top up not arrived|where is my top up|my top up is missing|" +
          "topped up but no money|top up still not here|deposit has not arrived|" +
          "I loaded money and it is not there|top up not showing|my recharge is missing|" +
          "top up not credited|money I added has not come|when will my top up arrive",
      }),
      article("forgot-password", ["忘记登录密码怎么找回", "I forgot my sign-in password"], {
        zh: "密码忘了|忘记登录密码|登录密码想不起来|密码找回|忘了密码怎么登录|密码不记得了|怎么找回密码|登录密码忘记了|我把密码给忘了|忘记密码咋整|密码忘光了|重置登录密码",
        en:
          "forgot my password|I cannot remember my password|reset my password|" +
          "lost my password|password forgotten|how do I recover my password|" +
          "I need a new password|forgotten sign in password|don't remember the password|" +
          "password reset please|can't recall password|help I forgot the password",
      }),
      article("refund-how", ["怎么申请退款", "How to get a refund"], {
        zh: "我要退款|怎么退款|如何申请退款|东西不要了怎么退钱|商品有问题想退款|能退款吗|退款在哪里申请|买错了退款|申请退钱|退款流程|把钱退给我|想退货退款",
        en:
          "I want a refund|how do I get a refund|refund my payment|" +
          "can I have my money back|ask for a refund|get money back from shop|" +
          "refund please|return an item and get refunded|how to request a refund|" +
          "refund process|where do I apply for a refund|give me my money back",
      }),
      article("limits-overview", ["付款和余额的限额是多少", "What are my limits"], {
        zh: "限额是多少|一天能付多少|单笔最多多少|余额最多能放多少|我的额度|每天限额|限额怎么查|最多能付多少钱|支付上限|额度多少|日限额|单笔限额",
        en:
          "what is my limit|daily limit|how much can I pay per day|maximum payment|" +
          "payment limit|limits of my wallet|how much can I hold|what is the maximum|" +
          "spending limit|limit per payment|show my limits|how high is the limit",
      }),
      article("lost-phone", ["手机丢了怎么办", "I lost my phone"], {
        zh: "手机丢了|手机被偷了|手机不见了|手机掉了|手机遗失|丢手机了|手机找不到了|手机被抢|手机落车上了|我的手机没了|手机失窃|手机被人拿走",
        en:
          "lost my phone|phone stolen|my phone is gone|phone missing|someone took my phone|" +
          "my mobile was stolen|left my phone in a taxi|phone was snatched|" +
          "can't find my phone|I lost the phone|my handset is missing|stolen phone",
      }),
      article("withdraw-to-bank", ["提现到银行卡", "Withdraw to my bank"], {
        zh: "怎么提现|提现到银行卡|钱怎么提出来",
        en: "how do I withdraw|withdraw to bank|cash out",
      }),
    ],
    unsupported: [
      ...["我想贷款", "有没有理财产品", "能买保险吗", "可以买股票吗", "怎么借钱", "买比特币"],
      ...["I want a loan", "do you sell insurance", "buy stocks", "can I buy bitcoin", "mortgage"],
    ],
  };
}

function article(slug: string, titles: [string, string], phrasings: { zh: string; en: string }) {
  return {
    slug,
    titles: { zh: titles[0], en: titles[1] },
    phrasings: { zh: phrasings.zh.split("|"), en: phrasings.en.split("|") },
    body: { zh: `${titles[0]}。请打开钱包首页查看。`, en: `${titles[1]}. Open the home page.` },
  };
}
