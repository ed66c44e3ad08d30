import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button } from "../../shared/button.tsx";
import { signIn as postSignIn } from "../../shared/data.ts";
import { deviceName } from "../../shared/device.ts";
import { Loaded, ProblemNotice } from "../../shared/states.tsx";
import { useSandbox } from "./data.ts";
import { useText } from "./text.ts";

export interface SandboxPeople {
  customers: { name: string; phone: string; password: string; pin: string; note: string }[];
  staff: {
    name: string;
    staffNumber: string;
    password: string;
    roles: string[];
    totpCode: string;
  }[];
}

export function People() {
  const t = useText();
  const people = useSandbox<SandboxPeople>("/people");
  return (
    <section className="card stack" aria-labelledby="people">
      <h2 id="people">{t("people")}</h2>
      <Loaded query={people}>
        {({ customers, staff }) => (
          <>
            <h3 className="small soft">{t("customers")}</h3>
            <ul className="plain-list line-list">
              {customers.map((customer) => (
                <CustomerLine key={customer.phone} customer={customer} />
              ))}
            </ul>
            <h3 className="small soft">{t("staff")}</h3>
            <ul className="plain-list line-list">
              {staff.map((person) => (
                <li key={person.staffNumber} className="line-link">
                  <span className="grow">
                    <span className="strong">{person.name}</span> · {person.roles.join(", ")}
                    <br />
                    <span className="small soft">
                      {person.staffNumber} · {t("password")} {person.password} · {t("totp")}{" "}
                      <code>{person.totpCode}</code>
                    </span>
                  </span>
                </li>
              ))}
            </ul>
            <a href="/console/">{t("console")}</a>
          </>
        )}
      </Loaded>
    </section>
  );
}

function CustomerLine({ customer }: { customer: SandboxPeople["customers"][number] }) {
  const t = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const signIn = useMutation({
    mutationFn: () => {
      const { phone, password } = customer;
      return postSignIn({ phone, password, deviceName: deviceName() });
    },
    onSuccess: async (answer) => {
      queries.clear();
      queries.setQueryData(["me"], answer.customer);
      await navigate({ to: "/" });
    },
  });
  return (
    <li className="line-link">
      <span className="grow">
        <span className="strong">{customer.name}</span> {customer.note}
        <br />
        <span className="small soft">
          {customer.phone} · {t("password")} {customer.password} · {t("pin")} {customer.pin}
        </span>
        <ProblemNotice error={signIn.error} />
      </span>
      <Button
        size="small"
        fill="outline"
        loading={signIn.isPending}
        aria-label={t("asCustomer", { name: customer.name })}
        onClick={() => signIn.mutate()}
      >
        →
      </Button>
    </li>
  );
}
