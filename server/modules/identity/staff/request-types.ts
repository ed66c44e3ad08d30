import type { Language } from "../../../platform/http/errors.ts";
import type { StaffRole } from "../../../platform/http/permission.ts";

/** What changes who may act as staff. */
export const requestKinds = ["add", "roles", "activate", "deactivate", "reset"] as const;
export type RequestKind = (typeof requestKinds)[number];

/** What a colleague sets by the link: everything, or what was lost. */
export const lostSecrets = ["both", "password", "authenticator"] as const;
export type Lost = (typeof lostSecrets)[number];

export interface NewColleague {
  displayName: string;
  roles: StaffRole[];
  department?: string | undefined;
  departmentEn?: string | undefined;
  language?: Language | undefined;
}

/** What is asked for, as the table keeps it; each kind reads its own fields. */
export interface RequestData extends Partial<NewColleague> {
  lost?: Lost;
}

export type StaffChangeAsked =
  | ({ kind: "add" } & NewColleague)
  | { kind: "roles"; staffId: string; roles: StaffRole[] }
  | { kind: "activate"; staffId: string }
  | { kind: "deactivate"; staffId: string }
  | { kind: "reset"; staffId: string; lost: Lost };
