import type { Config } from "../config.ts";
import type { Module } from "../platform/module.ts";
import { module as sandbox } from "../sandbox/index.ts";
import { module as assist } from "./assist/index.ts";
import { module as calendar } from "./calendar/index.ts";
import { module as cases } from "./cases/index.ts";
import { module as conversations } from "./conversations/index.ts";
import { module as desk } from "./desk/index.ts";
import { module as help, provideFacts } from "./help/index.ts";
import {
  endedSessions,
  module as identity,
  identityFacts,
  resolveActor,
} from "./identity/index.ts";
import { module as ledger } from "./ledger/index.ts";
import { module as notify } from "./notify/index.ts";
import { module as risk } from "./risk/index.ts";
import { module as wallet, walletFacts } from "./wallet/index.ts";

// Help imports no module: the numbers that its articles name are handed over here.
provideFacts({ ...identityFacts, ...walletFacts });

/** Every module of the house, in the order they start. */
export function modules(config: Config): readonly Module[] {
  const house = [
    ledger,
    calendar,
    notify,
    risk,
    identity,
    wallet,
    help,
    conversations,
    cases,
    assist,
    desk,
  ];
  return config.mode === "sandbox" ? [...house, sandbox] : house;
}

export { endedSessions, resolveActor };
