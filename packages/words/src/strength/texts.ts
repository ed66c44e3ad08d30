import type { Language } from "../language.ts";

interface Words {
  readonly tooShort: string;
  readonly warnings: Readonly<Record<string, string>> & { readonly userInputs: string };
  readonly suggestions: Readonly<Record<string, string>>;
}

/** The estimator's findings, by its own keys. */
export const strengthWords: Record<Language, Words> = {
  zh: {
    tooShort: "密码至少要 8 位。",
    warnings: {
      straightRow: "键盘上的一排键很容易被猜到。",
      keyPattern: "简短的键盘图案很容易被猜到。",
      simpleRepeat: "“aaa”这样的重复很容易被猜到。",
      extendedRepeat: "“abcabc”这样的重复和“abc”差不多一样好猜。",
      sequences: "“abc”“6543”这样的连号很容易被猜到。",
      recentYears: "年份很容易被猜到。",
      dates: "日期很容易被猜到。",
      topTen: "这是最常见的密码之一。",
      topHundred: "这是很常见的密码。",
      common: "这是常见的密码。",
      similarToCommon: "这和一个常见密码太像了。",
      wordByItself: "单独一个词很容易被猜到。",
      namesByThemselves: "单独的姓名很容易被猜到。",
      commonNames: "常见姓名很容易被猜到。",
      userInputs: "密码里有您的手机号、姓名或本应用的名字。",
      pwned: "这个密码曾在数据泄露中出现过。",
    },
    suggestions: {
      l33t: "用“@”代替“a”这样的替换帮助不大。",
      reverseWords: "把词倒过来写帮助不大。",
      allUppercase: "不必全部大写，挑几个字母大写更好。",
      capitalization: "不要只把第一个字母大写。",
      dates: "避开与您有关的日期和年份。",
      recentYears: "避开年份。",
      associatedYears: "避开与您有关的年份。",
      sequences: "避开连续的字符。",
      repeated: "避开重复的词和字符。",
      longerKeyboardPattern: "键盘图案要更长，并多拐几个弯。",
      anotherWord: "再加一两个不常见的词。",
      useWords: "用几个不相干的词，但避开常见的句子。",
      noNeed: "不一定要符号、数字或大写字母。",
      pwned: "如果别处也用它，请一起换掉。",
    },
  },
  en: {
    tooShort: "A password needs at least 8 characters.",
    warnings: {
      straightRow: "Straight rows of keys are easy to guess.",
      keyPattern: "Short keyboard patterns are easy to guess.",
      simpleRepeat: "Repeats like “aaa” are easy to guess.",
      extendedRepeat: "Repeats like “abcabc” are only slightly harder to guess than “abc”.",
      sequences: "Sequences like “abc” or “6543” are easy to guess.",
      recentYears: "Years are easy to guess.",
      dates: "Dates are easy to guess.",
      topTen: "This is one of the most common passwords.",
      topHundred: "This is a very common password.",
      common: "This is a common password.",
      similarToCommon: "This is too similar to a common password.",
      wordByItself: "A single word is easy to guess.",
      namesByThemselves: "A name by itself is easy to guess.",
      commonNames: "Common names are easy to guess.",
      userInputs: "It contains your number, your name or the name of this app.",
      pwned: "This password appeared in a data leak.",
    },
    suggestions: {
      l33t: "Replacing letters, such as “@” for “a”, does not help much.",
      reverseWords: "Writing a word backwards does not help much.",
      allUppercase: "Capitalise some letters, not all.",
      capitalization: "Capitalise more than the first letter.",
      dates: "Avoid dates and years that belong to you.",
      recentYears: "Avoid years.",
      associatedYears: "Avoid years that belong to you.",
      sequences: "Avoid sequences of characters.",
      repeated: "Avoid repeated words and characters.",
      longerKeyboardPattern: "Use longer keyboard patterns with more turns.",
      anotherWord: "Add one or two less common words.",
      useWords: "Use several unrelated words, but no common phrase.",
      noNeed: "Symbols, digits or capitals are not required.",
      pwned: "If you use it elsewhere, change it there too.",
    },
  },
};
