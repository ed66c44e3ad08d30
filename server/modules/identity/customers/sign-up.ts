import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/http/errors.ts";
import { audit } from "../../../platform/security/audit.ts";
import { codeProof } from "../factors/code-factor.ts";
import { type CodeSent, sendOneTimeCode, spendOneTimeCode } from "../factors/one-time-code.ts";
import { refusePersonalPassword, requireStrongPassword } from "../factors/password-strength.ts";
import { prove } from "../factors/prove.ts";
import { hashSecret } from "../factors/secrets.ts";
import { demandHonestName } from "../people/honest-name.ts";
import { notifyCustomer } from "../people/notify-customer.ts";
import { parsePhone } from "../people/phone.ts";
import { customerByPhone } from "../people/queries.ts";
import { type CustomerSession, openCustomerSession } from "../sessions/open-session.ts";
import { addCustomer } from "./add-customer.ts";
import { type Me, readMe } from "./me.ts";

/** First step: a code to the number. A number in use gets a message saying so instead. */
export async function sendSignUpCode(
  tx: Tx,
  given: { phone: string; channel: "sms" | "call"; language: Language; address: string },
): Promise<CodeSent> {
  const { channel, language, address } = given;
  const phone = parsePhone(tx.app, given.phone);
  const taken = await tx.maybe(customerByPhone, phone.index);
  return sendOneTimeCode(tx, {
    purpose: "sign_up",
    target: { address: phone.number, index: phone.index, masked: phone.masked },
    customerId: null,
    channel,
    otherChannels: ["sms", "call"],
    language,
    from: address,
    send: taken ? "phone_taken" : "code",
  });
}

/** Second step: the code. */
export async function verifySignUp(
  app: App,
  given: { signUpId: string; code: string },
): Promise<void> {
  const proof = await codeProof(app.database, { id: given.signUpId, code: given.code });
  await prove(app, { kind: "stranger" }, { purpose: "sign_up" }, [proof]);
}

export interface SignUpForm {
  signUpId: string;
  password: string;
  displayName: string;
  deviceName: string;
  deviceToken: string | undefined;
  language: Language;
  address: string;
}

/** Last step: the wallet's owner exists and is signed in. */
export async function finishSignUp(
  app: App,
  form: SignUpForm,
): Promise<{ session: CustomerSession; me: Me }> {
  const { language, displayName, password } = form;
  demandHonestName(app, displayName);
  await requireStrongPassword(app, password, { language, personal: [displayName] });
  const passwordHash = await hashSecret(app, "password", password);
  return app.database.transaction(async (tx) => {
    const { target } = await spendOneTimeCode(tx, "sign_up", form.signUpId);
    const phone = parsePhone(app, target);
    const personal = [displayName, phone.national];
    refusePersonalPassword(app, password, { language, personal });
    const { customerId } = await addCustomer(tx, {
      phone,
      passwordHash,
      pinHash: null,
      displayName,
      language,
      level: 1,
    });
    const session = await openCustomerSession(tx, { ...form, customerId });
    await notifyCustomer(tx, customerId, {
      channels: ["in_app"],
      template: "welcome",
      data: { name: displayName },
    });
    await audit(tx, asCustomer(customerId, session, form), {
      action: "identity.signed-up",
      subject: `customer:${customerId}`,
    });
    return { session, me: await readMe(tx, customerId) };
  });
}

function asCustomer(
  customerId: string,
  session: CustomerSession,
  { address, language }: SignUpForm,
) {
  const { sessionId, deviceId } = session;
  return {
    kind: "customer" as const,
    customerId,
    sessionId,
    deviceId,
    merchantIds: [],
    address,
    language,
  };
}
