import type { Schemas } from "@jinnang/api-client";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { api, take } from "../../shared/api.ts";
import { useHasRole } from "../../shared/me.ts";
import { Page, TableBox } from "../../shared/page.tsx";
import { Empty, Loaded } from "../../shared/states.tsx";
import { useWords } from "../../shared/words.ts";
import { AddStaff } from "./add-staff.tsx";
import { useText } from "./text.ts";

/** Who works here and as what. */
export function Staff() {
  const t = useText();
  const isAdmin = useHasRole("admin");
  const [adding, setAdding] = useState(false);
  const staff = useQuery({
    queryKey: ["staff"],
    queryFn: () => take(api.GET("/v1/identity/staff")),
  });
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t("add")}
    </Button>
  );
  return (
    <Page title={t("title")} lead={t("lead")} actions={isAdmin ? add : null}>
      <Loaded
        query={staff}
        empty={({ items }) => (items.length === 0 ? <Empty title={t("empty")} /> : null)}
      >
        {({ items }) => <StaffTable items={items} />}
      </Loaded>
      {adding ? <AddStaff onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}

function StaffTable(props: { items: Schemas["StaffCard"][] }) {
  const t = useText();
  const word = useWords();
  return (
    <TableBox label={t("label")}>
      <thead>
        <tr>
          <th scope="col">{t("number")}</th>
          <th scope="col">{t("name")}</th>
          <th scope="col">{t("department")}</th>
          <th scope="col">{t("roles")}</th>
          <th scope="col">{t("state")}</th>
        </tr>
      </thead>
      <tbody>
        {props.items.map((person) => (
          <tr key={person.id}>
            <th scope="row">{person.staffNumber}</th>
            <td className="nowrap">{person.displayName}</td>
            <td>{person.department}</td>
            <td>
              <span className="row wrap">
                {person.roles.map((role) => (
                  <span key={role} className="tag info">
                    {word(`role_${role}`)}
                  </span>
                ))}
              </span>
            </td>
            <td>
              <span className={`tag ${person.active ? "good" : "soft"}`}>
                {t(person.active ? "active" : "inactive")}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
