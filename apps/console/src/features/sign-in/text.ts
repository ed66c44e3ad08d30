import { defineText } from "@jinnang/ui";

export const useText = defineText("sign-in", {
  zh: {
    title: "员工登录",
    lead: "用工号和密码登录，再输入验证器里的 6 位数字。",
    staffNumber: "工号",
    password: "密码",
    next: "下一步",
    codeTitle: "验证码",
    codeLead: "打开手机上的验证器应用，输入「{{brandEn}}」下面的 6 位数字。数字每 30 秒更换一次。",
    code: "6 位数字",
    signIn: "登录",
    back: "换一个工号",
    safety: "每次登录和每次查看客户资料都会留下记录。我们不会通过电话或消息索要你的密码。",
  },
  en: {
    title: "Staff sign-in",
    lead: "Sign in with your staff number and password, then with the 6 digits of your authenticator.",
    staffNumber: "Staff number",
    password: "Password",
    next: "Next",
    codeTitle: "Code",
    codeLead:
      "Open the authenticator app on your phone and type the 6 digits shown for {{brandEn}}. They change every 30 seconds.",
    code: "6 digits",
    signIn: "Sign in",
    back: "Use another staff number",
    safety:
      "Each sign-in and each view of a customer's data is recorded. Nobody will ask for your password by phone or message.",
  },
});
