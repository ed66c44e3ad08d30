import { defineText } from "@jinnang/ui";

export const useChannelText = defineText("channels", {
  zh: {
    title: "官方渠道与核验",
    checkTitle: "这真的是官方吗？",
    checkLabel: "电话、短信签名、邮箱、链接或工号",
    checkHint: "把对方的号码或链接填在这里，不要先点开链接。",
    check: "核验",
    yes: "是我们",
    no: "不是我们",
    staffYes: "客服 {{name}}，{{department}}，在职",
    staffAdvice:
      "请再核对姓名是否一致。工号可能被冒用：真正的工作人员不会索要密码、支付密码或验证码。",
    staffLeft: "此工号已停用，不再代表我们",
    staffUnknown: "没有这个工号，也不是官方号码",
    notListed: "不在官方渠道名单里",
    lock: "立即锁定钱包",
    report: "联系客服举报",
    neverTitle: "工作人员绝不会索要",
    neverText: "密码、支付密码、验证码，也不会让您转账到“安全账户”或共享屏幕。有人索要，就是诈骗。",
    directory: "全部官方渠道",
    directoryText: "不在这份名单里的号码、邮箱、网址和社交账号，都不是我们。",
  },
  en: {
    title: "Official channels",
    checkTitle: "Is this really you?",
    checkLabel: "Phone, text sender, e-mail, link or staff number",
    checkHint: "Enter what contacted you. Do not open the link first.",
    check: "Check",
    yes: "Yes, this is us",
    no: "No, this is not us",
    staffYes: "{{name}}, {{department}}, works here",
    staffAdvice:
      "Compare the name too. A number can be borrowed: real staff never ask for a password, PIN or code.",
    staffLeft: "This number is no longer in use and does not speak for us",
    staffUnknown: "No one here has this staff number, and it is no number of ours",
    notListed: "Not among our official channels",
    lock: "Lock my wallet now",
    report: "Report it in chat",
    neverTitle: "Our staff never ask for",
    neverText:
      "a password, a PIN or a code, nor for a transfer to a “safe account” or your screen. Whoever does is a fraud.",
    directory: "All official channels",
    directoryText: "A number, address, site or account that is not in this list is not us.",
  },
});
