import { defineText } from "@jinnang/ui";

export const useText = defineText("password", {
  zh: {
    passwordHint: "8 到 128 个字符；几个不相干的词比一个复杂的词更好",
    show: "显示",
    hide: "隐藏",
    strength0: "太弱",
    strength1: "弱",
    strength2: "还不够",
    strength3: "好",
    strength4: "很好",
    strength: "密码强度",
  },
  en: {
    passwordHint: "8 to 128 characters; a few unrelated words beat one complicated word",
    show: "Show",
    hide: "Hide",
    strength0: "Too weak",
    strength1: "Weak",
    strength2: "Not yet enough",
    strength3: "Good",
    strength4: "Very good",
    strength: "Password strength",
  },
});
