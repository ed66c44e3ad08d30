import { useLanguage, useWords } from "@jinnang/ui";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useHasRole } from "../../shared/me.ts";
import { Page, TableBox } from "../../shared/page.tsx";
import { Empty, Loaded } from "../../shared/states.tsx";
import { AddStaff } from "./add-staff.tsx";
import { ChangeStaff } from "./change-staff.tsx";
import { type StaffPerson, staffQuery } from "./data.ts";
import { Requests } from "./requests.tsx";
import { useText } from "./text.ts";

/** Who works here and as what. */
export function Staff() {
  const t = useText();
  const isAdmin = useHasRole("admin");
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState<StaffPerson>();
  const staff = useQuery(staffQuery);
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t("add")}
    </Button>
  );
  return (
    <Page title={t("title")} lead={t("lead")} actions={isAdmin ? add : null}>
      {isAdmin ? <Requests /> : null}
      <Loaded
        query={staff}
        empty={({ items }) => (items.length === 0 ? <Empty title={t("empty")} /> : null)}
      >
        {({ items }) => (
          <StaffTable items={items} {...(isAdmin ? { onChange: setChanging } : {})} />
        )}
      </Loaded>
      {changing ? (
        <ChangeStaff key={changing.id} person={changing} onClose={() => setChanging(undefined)} />
      ) : null}
      {adding ? <AddStaff onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}

function StaffTable(props: {
  items: StaffPerson[];
  /** Only for whoever may change entries. */
  onChange?: (person: StaffPerson) => void;
}) {
  const t = useText();
  const word = useWords();
  const [language] = useLanguage();
  const english = language === "en";
  const { onChange } = props;
  return (
    <TableBox label={t("label")}>
      <thead>
        <tr>
          <th scope="col">{t("number")}</th>
          <th scope="col">{t("name")}</th>
          <th scope="col">{t(english ? "departmentEn" : "department")}</th>
          <th scope="col">{t("roles")}</th>
          <th scope="col">{t("state")}</th>
          {onChange ? <th scope="col">{t("action")}</th> : null}
        </tr>
      </thead>
      <tbody>
        {props.items.map((person) => (
          <tr key={person.id}>
            <th scope="row">{person.staffNumber}</th>
            <td className="nowrap">{person.displayName}</td>
            <td className="nowrap">{english ? person.departmentEn : person.department}</td>
            <td>
              <span className="row wrap">
                {person.roles.map((role) => (
                  <span key={role} className="tag info">
                    {word("staffRole", role)}
                  </span>
                ))}
              </span>
            </td>
            <td>
              <StateTag person={person} />
            </td>
            {onChange ? (
              <td>
                <Button
                  size="small"
                  aria-label={`${t("change")} ${person.displayName} ${person.staffNumber}`}
                  onClick={() => onChange(person)}
                >
                  {t("change")}
                </Button>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}

function StateTag({ person }: { person: StaffPerson }) {
  const t = useText();
  if (!person.active) return <span className="tag soft">{t("inactive")}</span>;
  return person.enrolled ? (
    <span className="tag good">{t("active")}</span>
  ) : (
    <span className="tag warn">{t("notEnrolled")}</span>
  );
}
