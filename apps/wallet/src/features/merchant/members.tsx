import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useId, useState } from "react";
import { Button } from "../../shared/button.tsx";
import { Field } from "../../shared/field.tsx";
import { useMe } from "../../shared/me.ts";
import { PinStep } from "../../shared/pin-step.tsx";
import { Screen } from "../../shared/screen.tsx";
import { useScreenSignal } from "../../shared/screen-signal.ts";
import { Loaded } from "../../shared/states.tsx";
import { addMember, type Member, membersQuery, removeMember } from "./data.ts";
import { useText } from "./text.ts";

const ROLES = ["cashier", "manager", "owner"] as const;

type Change = { phone: string; role: Member["role"] } | { member: Member };

/** Who may act for the merchant; owners add and remove members with their PIN. */
export function Members() {
  const t = useText();
  const { id } = useParams({ strict: false }) as { id: string };
  const me = useMe();
  const members = useQuery(membersQuery(id));
  const [change, setChange] = useState<Change>();
  return (
    <Screen title={t("members")}>
      <Loaded query={members}>
        {({ items }) => {
          const isOwner = items.some((each) => each.customerId === me?.id && each.role === "owner");
          return (
            <>
              <ul className="plain-list line-list card">
                {items.map((member) => (
                  <MemberLine
                    key={member.customerId}
                    member={member}
                    onRemove={isOwner ? () => setChange({ member }) : undefined}
                  />
                ))}
              </ul>
              {change ? (
                <ChangeStep merchantId={id} change={change} onEnd={() => setChange(undefined)} />
              ) : null}
              {isOwner && !change ? <AddForm onAsk={setChange} /> : null}
            </>
          );
        }}
      </Loaded>
    </Screen>
  );
}

function MemberLine(props: { member: Member; onRemove: (() => void) | undefined }) {
  const t = useText();
  const { member, onRemove } = props;
  return (
    <li className="line-link">
      <span className="grow">
        <span className="strong">{member.displayName}</span>
        <br />
        <span className="small soft">
          {t(member.role)} · {member.phoneMasked}
        </span>
      </span>
      {onRemove ? (
        <Button
          size="small"
          fill="outline"
          onClick={onRemove}
          aria-label={`${t("remove")} ${member.displayName}`}
        >
          {t("remove")}
        </Button>
      ) : null}
    </li>
  );
}

function ChangeStep(props: { merchantId: string; change: Change; onEnd: () => void }) {
  const t = useText();
  const queries = useQueryClient();
  const signal = useScreenSignal();
  const { merchantId, change, onEnd } = props;
  const apply = useMutation({
    mutationFn: (pin: string) => {
      const by = { merchantId, pin, signal: signal() };
      return "member" in change
        ? removeMember({ ...by, customerId: change.member.customerId })
        : addMember({ ...by, ...change });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: membersQuery(merchantId).queryKey }),
  });
  const text =
    "member" in change ? t("removePin", { name: change.member.displayName }) : t("addPin");
  return (
    <PinStep
      text={text}
      isPending={apply.isPending}
      error={apply.error}
      onPin={(pin) => apply.mutate(pin, { onSuccess: onEnd })}
      onCancel={onEnd}
    />
  );
}

function AddForm(props: { onAsk: (change: Change) => void }) {
  const t = useText();
  const roleId = useId();
  const [phone, setPhone] = useState("");
  const [role, setRole] = useState<Member["role"]>("cashier");
  return (
    <form
      className="stack card"
      onSubmit={(event) => {
        event.preventDefault();
        if (phone) props.onAsk({ phone, role });
      }}
    >
      <h2 className="section-title">{t("addMember")}</h2>
      <Field
        label={t("phone")}
        type="tel"
        inputMode="tel"
        autoComplete="off"
        maxLength={30}
        required
        value={phone}
        hint={t("phoneHint")}
        onChange={(event) => setPhone(event.target.value)}
      />
      <div className="field">
        <label htmlFor={roleId}>{t("roleOf")}</label>
        <select
          id={roleId}
          className="input"
          value={role}
          onChange={(event) => setRole(event.target.value as Member["role"])}
        >
          {ROLES.map((each) => (
            <option key={each} value={each}>
              {t(each)}
            </option>
          ))}
        </select>
      </div>
      <Button block color="primary" type="submit" disabled={!phone}>
        {t("addMember")}
      </Button>
    </form>
  );
}
