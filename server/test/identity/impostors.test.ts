import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nameFault, plainDeviceName } from "../../platform/text/impostor.ts";
import { testServer } from "../harness.ts";
import { newCustomer } from "../people.ts";

/** Names by which a stranger would pass for the operator, its staff, or nobody at all. */
const server = await testServer();
const BRAND = { zh: "锦囊", en: "Jinnang" };

const OFFICIAL = [
  "锦囊官方客服",
  "官方客服",
  "官\u3164方客服",
  "官 方 客 服",
  "官方",
  "客服小李",
  "管理员",
  "系统",
  "赵敏 90018",
  "аdmin",
  "Аdmin",
  "ADMIN",
  "Jinnang Support",
  "J1nnang",
  "Ｊｉｎｎａｎｇ",
  "锦\u200b囊",
  "錦囊",
  "Customer Service",
  "反诈中心",
];
const INVISIBLE = [
  "\u3164",
  "\u2800",
  "\u115f\u1160",
  "\ufe0f",
  "小林\u034f",
  "小\u200b林",
  "\u202e林小",
];
const HONEST = [
  "小林",
  "王芳",
  "José",
  "O'Neil",
  "👨‍👩‍👧",
  "小林😀",
  "❤️林",
  "Stafford",
  "欧阳客",
  "Anna 2",
];

describe("a name that deceives", () => {
  it("is told from an honest one", () => {
    const fault = (name: string) => nameFault(name, "person", BRAND);
    for (const name of OFFICIAL) assert.ok(fault(name), name);
    for (const name of INVISIBLE) assert.equal(fault(name), "invisible", JSON.stringify(name));
    for (const name of HONEST) assert.equal(fault(name), undefined, name);
  });

  it("is no name of a customer", async () => {
    const lin = await newCustomer(server);
    const rename = (body: object) => lin.ask("PATCH", "/v1/identity/me", body);
    for (const [name, code] of [
      ["锦囊官方客服", "name_official"],
      ["аdmin", "name_official"],
      ["小林\u034f", "name_invisible"],
    ]) {
      const answer = await rename({ displayName: name });
      assert.equal(answer.body.code, code, `${name}: ${answer.text}`);
    }
    assert.equal((await rename({ displayName: "\u3164" })).status, 400);
    assert.equal((await rename({ displayName: "👨‍👩‍👧" })).status, 200);
  });

  it("is no name of a merchant, whose trade may still be named", () => {
    const fault = (name: string) => nameFault(name, "merchant", BRAND);
    for (const name of ["锦囊旗舰店", "官方退款中心", "客服中心", "J\u0456nnang Shop"]) {
      assert.ok(fault(name), name);
    }
    for (const name of [
      "兰州拉面馆",
      "晨光书店 Morning Bookshop",
      "IT Support 电脑维修",
      "7-11 10086 店",
    ]) {
      assert.equal(fault(name), undefined, name);
    }
  });
});

describe("a device that calls itself a link", () => {
  it("stands in our messages as letters and digits, short", () => {
    assert.equal(plainDeviceName("iPhone … http://evil.example 请点击"), "iPhone http evil exa");
    assert.equal(plainDeviceName("Chrome · Windows"), "Chrome Windows");
    assert.equal(plainDeviceName("call 13800138000"), "call");
    assert.equal(plainDeviceName("请点击"), "?");
  });
});
