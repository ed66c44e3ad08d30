import type { StaffRole } from "../platform/http/permission.ts";

/** The people to play with. Their secrets are public on purpose; production never makes them. */
export const PASSWORD = "Jinnang-2026!";
export const PIN = "246810";

export interface SandboxCustomer {
  readonly name: string;
  readonly phone: string;
  readonly level: 1 | 2 | 3;
  readonly note: string;
  /** What is in the wallet at the start, in minor units. */
  readonly creditMinor: bigint;
  readonly bankAccountNumber: string;
  readonly merchant?: { name: string; category: string; open: boolean; code: string };
}

export const sandboxCustomers: readonly SandboxCustomer[] = [
  {
    name: "小林",
    phone: "+8613800000001",
    level: 1,
    note: "等级 1 · Level 1",
    creditMinor: 200_00n,
    bankAccountNumber: "6222020000000001",
  },
  {
    name: "王芳",
    phone: "+8613800000002",
    level: 2,
    note: "兰州拉面馆 · Lanzhou Noodles",
    creditMinor: 500_00n,
    bankAccountNumber: "6222020000000002",
    merchant: {
      name: "兰州拉面馆 Lanzhou Noodles",
      category: "餐饮 Food",
      open: true,
      code: "jn:lanzhou-noodles",
    },
  },
  {
    name: "陈伟",
    phone: "+8613800000003",
    level: 2,
    note: "晨光书店（已打烊）· Morning Bookshop (closed)",
    creditMinor: 50_00n,
    bankAccountNumber: "6222020000000003",
    merchant: {
      name: "晨光书店 Morning Bookshop",
      category: "书店 Books",
      open: false,
      code: "jn:morning-bookshop",
    },
  },
];

export interface SandboxStaff {
  readonly name: string;
  readonly roles: readonly StaffRole[];
  /** Four digits; the check digit is put behind them. */
  readonly number: string;
  readonly totpSecret: string;
}

export const sandboxStaff: readonly SandboxStaff[] = [
  {
    name: "赵敏",
    roles: ["agent"],
    number: "9001",
    totpSecret: "JNAGENT2ZHAOMIN2JNAGENT2ZHAOMIN2",
  },
  {
    name: "李强",
    roles: ["agent"],
    number: "9002",
    totpSecret: "JNAGENT3LIQIANG3JNAGENT3LIQIANG3",
  },
  {
    name: "周静",
    roles: ["supervisor"],
    number: "9003",
    totpSecret: "JNSUPER4ZHOUJIN4JNSUPER4ZHOUJIN4",
  },
  {
    name: "吴磊",
    roles: ["finance"],
    number: "9004",
    totpSecret: "JNFINAN5WULEIWU5JNFINAN5WULEIWU5",
  },
  {
    name: "孙悦",
    roles: ["admin"],
    number: "9005",
    totpSecret: "JNADMIN6SUNYUES6JNADMIN6SUNYUES6",
  },
  // Some things take two admins.
  {
    name: "钱宁",
    roles: ["admin"],
    number: "9006",
    totpSecret: "JNADMIN7QIANNIN7JNADMIN7QIANNIN7",
  },
];
