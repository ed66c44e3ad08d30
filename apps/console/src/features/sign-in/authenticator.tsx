import { QRCode } from "antd";
import { useText } from "./enrol-text.ts";
import styles from "./sign-in.module.css";

/** 160 bits (RFC 4226 §4) in the letters of Base32; made here, so that no answer carries it. */
const SECRET_LENGTH = 32;
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const GROUP = 4;

export function newTotpSecret(): string {
  const random = crypto.getRandomValues(new Uint8Array(SECRET_LENGTH));
  return Array.from(random, (byte) => BASE32[byte % BASE32.length]).join("");
}

/** The new secret, as a picture for the authenticator app and as letters to type. */
export function Authenticator(props: { secret: string; staffNumber: string }) {
  const t = useText();
  const issuer = t("issuer");
  const label = encodeURIComponent(`${issuer}:${props.staffNumber}`);
  const uri = `otpauth://totp/${label}?secret=${props.secret}&issuer=${encodeURIComponent(issuer)}`;
  const groups = props.secret.match(new RegExp(`.{${GROUP}}`, "g")) ?? [];
  return (
    <div className="stack-tight">
      <h2>{t("authenticator")}</h2>
      <p className="soft small">{t("authenticatorLead")}</p>
      <div className={styles.qr}>
        <QRCode
          aria-label={t("qr")}
          value={uri}
          color="#000000"
          bgColor="#ffffff"
          bordered={false}
        />
      </div>
      <p className="small">{t("byHand")}</p>
      <code className="break strong" data-testid="totp-secret">
        {groups.join(" ")}
      </code>
    </div>
  );
}
