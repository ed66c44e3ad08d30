import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { asksSecret } from "../../modules/conversations/index.ts";
import { macros } from "../../modules/conversations/talking/macros.ts";
import { passesLuhn } from "../../platform/security/redact/cards.ts";
import { isIdentityNumber } from "../../platform/security/redact/identity-numbers.ts";
import { MASK, redact, type SecretKind } from "../../platform/security/redact.ts";

/** What people write by mistake, and what looks like it but must stay readable. */
const SECRETS: Record<SecretKind, readonly (readonly [text: string, secret: string])[]> = {
  card: [
    ["我的卡号是6222021234567890128", "6222021234567890128"],
    ["卡号 6225 8801 3745 6789", "6225 8801 3745 6789"],
    ["4111 1111 1111 1111", "4111 1111 1111 1111"],
    ["my card is 4111-1111-1111-1111 thanks", "4111-1111-1111-1111"],
    ["5500005555555559", "5500005555555559"],
    ["用 3782 822463 10005 付的", "3782 822463 10005"],
    ["６２２２０２１２３４５６７８９０１２８", "６２２２０２１２３４５６７８９０１２８"],
    ["4111\u00a01111\u20091111 1111", "1111"],
    ["储蓄卡6217000010001234", "6217000010001234"],
    ["4111111111111111,有效期 2028", "4111111111111111"],
    ["2026 4111 1111 1111 1111", "4111 1111 1111 1111"],
    ["cvv 123", "123"],
    ["安全码:456", "456"],
  ],
  identity: [
    ["身份证11010519491231002X", "11010519491231002X"],
    ["110105 19491231 002X 我的", "110105 19491231 002X"],
    ["我叫王芳 44052418800101001x", "44052418800101001x"],
    ["440524188001010014", "440524188001010014"],
    ["证件号:110105194912310020", "110105194912310020"],
    ["身份证号 130503670401001", "130503670401001"],
    ["my id number is 11010519491231002x", "11010519491231002x"],
    ["护照号 E12345678", "E12345678"],
    ["passport number is EA1234567", "EA1234567"],
  ],
  code: [
    ["验证码是482913", "482913"],
    ["验证码:482913", "482913"],
    ["验证码:４８２９１３", "４８２９１３"],
    ["验证码 482 913", "482 913"],
    ["驗證碼 482913", "482913"],
    ["我收到的验证码 4829", "4829"],
    ["482913是我的验证码", "482913"],
    ["验证码是四八二九一三", "四八二九一三"],
    ["482913", "482913"],
    ["482 913", "482 913"],
    ["the code is 482913", "482913"],
    ["code: 482913", "482913"],
    ["my verification code 482913", "482913"],
    ["482913 is my code", "482913"],
    ["otp 482913", "482913"],
    ["one-time password: 99887766", "99887766"],
    ["I got the code, it is 482913", "482913"],
    ["the SMS code you sent was 4-8-2-9-1-3", "4-8-2-9-1-3"],
  ],
  password: [
    ["密码是abc12345", "abc12345"],
    ["我的密码:Jinnang-2026!", "Jinnang-2026"],
    ["登录密码 Tom8888", "Tom8888"],
    ["支付密码246810", "246810"],
    ["密碼是abc12345", "abc12345"],
    ["密码改成了 Abcd1234!", "Abcd1234"],
    ["密码一直是qwerty", "qwerty"],
    ["pin码是246810", "246810"],
    ["pin是246810", "246810"],
    ["246810是支付密码", "246810"],
    ["密码123456登不上", "123456"],
    ["密码是“correct horse”", "correct horse"],
    ["PIN 246810", "246810"],
    ["my pin is 246810", "246810"],
    ['my PIN is "246810"', "246810"],
    ["password: hunter2", "hunter2"],
    ["my password is sunshine", "sunshine"],
    ["my password is Hello_World", "Hello_World"],
    ["pwd=qwerty", "qwerty"],
    ["password Tom8888 does not work", "Tom8888"],
  ],
};

const HARMLESS = [
  "验证码60秒了还没到",
  "充值200元没到账",
  "订单号 20261121000427",
  "手机号13800000001",
  "13800000001 13800000002",
  "验证码发到13800000001没收到",
  "验证码收不到 手机尾号0001",
  "验证码3次都错",
  "银行卡尾号0001",
  "我的密码忘了",
  "密码输错5次被锁",
  "密码要8-128位吗",
  "密码是什么格式",
  "密码错误 怎么办",
  "密码正确但登录不了 APP版本 2.14.5",
  "工号 80012345",
  "付了 3550 元",
  "1234",
  "回执 R-261121-00042-7",
  "工单 C-261121-00042-7",
  "2026年11月21日 18:30:22",
  "2026-11-21 2026-11-22",
  "交易号 1763766000123",
  "充值单 9007199254740993 还没到",
  "客服电话 400-000-0195",
  "my password is wrong",
  "password is not accepted",
  "the PIN is locked",
  "PIN needs 6 digits",
  "my PIN was rejected",
  "I changed my password yesterday",
  "password reset email did not arrive",
  "what is the error code 404123",
  "QR code 12345678",
  "code never arrived",
  "I waited 120 seconds for the code",
  "how long is a code valid, 10 minutes?",
  "I paid 35.50 to Lanzhou Noodles",
  "my card was refused",
] as const;

describe("redaction", () => {
  for (const [kind, rows] of Object.entries(SECRETS)) {
    for (const [text, secret] of rows) {
      it(`hides the ${kind} in "${text}"`, () => {
        const result = redact(text);
        assert.ok(result.kinds.includes(kind as SecretKind), `kinds: ${result.kinds}`);
        assert.ok(!result.text.includes(secret), result.text);
        assert.ok(result.text.includes(MASK));
      });
    }
  }

  it("leaves what only looks alike", () => {
    const changed = HARMLESS.filter((text) => redact(text).text !== text);
    assert.deepEqual(changed, []);
  });

  it("keeps everything around the secret, and the other sentences", () => {
    const text = "你好,充值没到账。我的卡号是 6222021234567890128,请查一下 2026-11-21 的订单。";
    assert.equal(
      redact(text).text,
      `你好,充值没到账。我的卡号是 ${MASK},请查一下 2026-11-21 的订单。`,
    );
  });

  it("hides several secrets of one message", () => {
    const { text, kinds } = redact("卡号4111111111111111 密码abc12345 验证码482913");
    assert.equal(text, `卡号${MASK} 密码${MASK} 验证码${MASK}`);
    assert.deepEqual([...kinds].sort(), ["card", "code", "password"]);
  });

  it("changes nothing the second time", () => {
    for (const [text] of Object.values(SECRETS).flat()) {
      const once = redact(text).text;
      assert.equal(redact(once).text, once);
    }
  });

  it("finds every valid card number in any grouping", () => {
    const groups = fc.array(fc.constantFrom("", " ", "-"), { minLength: 15, maxLength: 15 });
    const cards = fc.tuple(fc.integer({ min: 0, max: 10 ** 14 - 1 }), groups);
    fc.assert(
      fc.property(cards, ([number, separators]) => {
        const body = `4${number.toString().padStart(14, "0")}`;
        const last = "0123456789".split("").find((digit) => passesLuhn(body + digit)) ?? "";
        const digits = [...(body + last)];
        const written = digits.map((digit, at) => digit + (separators[at] ?? "")).join("");
        assert.ok(redact(`付款 ${written} 谢谢`).kinds.includes("card"), written);
      }),
      { numRuns: 300 },
    );
  });

  it("takes any text in a short time and never makes it longer than its masks", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2_000, unit: "grapheme" }), (text) => {
        const result = redact(text);
        if (result.kinds.length === 0) assert.equal(result.text, text);
      }),
      { numRuns: 200 },
    );
    for (const piece of ["1 ", "密码", "code ", "密码是 ", "4111-", "!"]) {
      redact(piece.repeat(Math.floor(2_000 / piece.length)));
    }
  });

  it("knows the check character of identity numbers", () => {
    assert.equal(isIdentityNumber("11010519491231002X"), true);
    assert.equal(isIdentityNumber("110105194912310021"), false);
    assert.equal(isIdentityNumber("110105194913310021"), false);
  });
});

describe("an agent's message", () => {
  const ASKING = [
    "请把验证码发给我",
    "请告诉我您的支付密码",
    "您收到验证码了吗?发给我一下",
    "麻烦提供一下短信验证码",
    "密码是多少",
    "把密码报一下",
    "请回复验证码",
    "验证码截图给我",
    "请不要告诉别人,只把验证码发给我就行",
    "麻烦您念一下刚收到的六位验证码",
    "Please tell me your password",
    "what is your PIN?",
    "Could you send me the code you received?",
    "Did you get the code? Please read it to me",
    "please share the verification code",
    "I'll need your PIN to continue",
  ];
  const FINE = [
    "请不要把密码告诉任何人",
    "我们不会向您索要验证码",
    "请在应用的安全页面输入支付密码",
    "请告诉我您是否收到验证码",
    "您可以在安全页重置密码",
    "请告诉我订单号",
    "请提供订单号和支付时间",
    "验证码已经重新发送给您",
    "密码输错5次会锁定15分钟",
    "请问是登录密码忘了还是支付密码忘了?",
    "您的验证码有效期是10分钟",
    "Never tell anyone your password",
    "we never ask for your PIN",
    "Have you received the code?",
    "I have sent you a new code",
    "Please enter the code in the app",
    "You can reset your password under Security",
    "Please send me the receipt number",
    "if you forgot your PIN, reset it on the security page",
    "What happens when you enter the code?",
  ];

  it("that asks for a secret is recognised", () => {
    assert.deepEqual(
      ASKING.filter((text) => !asksSecret(text)),
      [],
    );
  });
  it("that explains or points to the app's own pages is not", () => {
    assert.deepEqual(FINE.filter(asksSecret), []);
  });
  it("that is a canned reply can be sent as it is", () => {
    const texts = [...macros("zh"), ...macros("en")].map(({ text }) => text);
    assert.deepEqual(
      texts.filter((text) => asksSecret(text) || redact(text).kinds.length > 0),
      [],
    );
  });
});
