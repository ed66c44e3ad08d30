import { defineRegistry } from "../../../platform/registry.ts";
import { call } from "./call.ts";
import { email } from "./email.ts";
import type { AnyFactor } from "./factor.ts";
import { password } from "./password.ts";
import { pin } from "./pin.ts";
import { sms } from "./sms.ts";
import { totp } from "./totp.ts";

const shipped = { password, pin, sms, call, email, totp } satisfies Record<string, AnyFactor>;

export type FactorKind = keyof typeof shipped;

/** Every factor there is; what each purpose demands of them stands in `policy.ts`. */
export const factors = defineRegistry<AnyFactor>("identity.factors", shipped);
