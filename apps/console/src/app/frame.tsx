import { MenuOutlined } from "@ant-design/icons";
import { useOnline } from "@jinnang/ui";
import { Link, Outlet, useRouter } from "@tanstack/react-router";
import { Drawer } from "antd";
import { useEffect, useState } from "react";
import { AssignmentStack } from "../features/inbox/assignment-stack.tsx";
import { DeskAlarm } from "../features/inbox/desk-alarm.tsx";
import { ForcedAway } from "../features/inbox/forced-away.tsx";
import { Presence } from "../features/inbox/presence.tsx";
import { SearchBox } from "../features/search/search-box.tsx";
import { Count } from "../shared/count.tsx";
import { Mark } from "../shared/mark.tsx";
import { type StaffRole, useHasRole, useMe } from "../shared/me.ts";
import { WaitingCount } from "../shared/page.tsx";
import { useText } from "../shared/text.ts";
import { useWidth } from "../shared/width.ts";
import { useAssignmentAlerts, useMessageAlerts } from "./assignment-alerts.ts";
import { type Attention, useAttention } from "./attention.ts";
import { FrameMe } from "./frame-me.tsx";
import { ShortcutHelp } from "./frame-shortcuts.tsx";
import { useLive } from "./live.ts";

/** The frame around every screen: where one can go, who one is, and the live connection. */
export function Frame() {
  const t = useText();
  const connection = useLive();
  const online = useOnline();
  const width = useWidth();
  const narrow = width === "narrow";
  // Whoever has many pages gets them in the drawer until there is room for all of them.
  const crowded = useLinks().length > LINKS_ON_TABLET_MAX && width === "medium";
  const inDrawer = narrow || crowded;
  useFocusOnPage();
  const serves = useHasRole("agent", "supervisor");
  useAssignmentAlerts();
  useMessageAlerts();
  const { assignments, unread } = useAttention();
  return (
    <div className="frame">
      <a href="#content" className="jn-visually-hidden skip-link">
        {t("skip")}
      </a>
      <header className="frame-bar">
        {inDrawer ? <MenuDrawer withSearch={narrow} /> : null}
        <Link to="/" className="brand" aria-label={`${t("brand")} ${t("console")}`}>
          <Mark />
          {narrow ? null : <span>{t("brand")}</span>}
        </Link>
        {inDrawer ? null : (
          <nav aria-label={t("mainMenu")}>
            <MenuLinks />
          </nav>
        )}
        <span className="grow" />
        {narrow ? null : <SearchBox />}
        <Presence />
        <ShortcutHelp />
        <FrameMe />
      </header>
      {connection === "waiting" || !online ? (
        <p className="banner small" role="status">
          {t(online ? "unsteady" : "offline")}
        </p>
      ) : null}
      <DeskAlarm />
      <AssignmentStatus />
      <div className="frame-body">
        <WaitingCount value={assignments + unread}>
          <Outlet />
        </WaitingCount>
      </div>
      {serves ? (
        <>
          <AssignmentStack />
          <ForcedAway />
        </>
      ) : null}
    </div>
  );
}

/** After a change of page the keyboard and the screen reader go on at its start. */
function useFocusOnPage(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe("onRendered", ({ pathChanged, fromLocation }) => {
        if (pathChanged && fromLocation) document.getElementById("content")?.focus();
      }),
    [router],
  );
}

const DESK: StaffRole[] = ["agent", "supervisor"];

type LinkText =
  | "inbox"
  | "cases"
  | "proposals"
  | "merchants"
  | "conflicts"
  | "overview"
  | "proof"
  | "trialBalance"
  | "staff"
  | "audit"
  | "securityLog"
  | "alarms"
  | "learning"
  | "articles";

/** What each role works with; the server decides again at every request. */
const LINKS: { to: string; text: LinkText; roles: StaffRole[]; exact?: boolean }[] = [
  { to: "/", text: "inbox", roles: DESK, exact: true },
  { to: "/cases", text: "cases", roles: DESK },
  { to: "/ledger", text: "proof", roles: ["finance", "admin"], exact: true },
  { to: "/ledger/trial-balance", text: "trialBalance", roles: ["finance", "admin"] },
  { to: "/proposals", text: "proposals", roles: ["supervisor", "finance"] },
  { to: "/conflicts", text: "conflicts", roles: ["compliance"] },
  { to: "/overview", text: "overview", roles: ["supervisor"] },
  { to: "/learning", text: "learning", roles: ["agent", "supervisor", "admin"] },
  { to: "/articles", text: "articles", roles: ["agent", "supervisor", "admin"] },
  { to: "/merchants", text: "merchants", roles: ["agent", "supervisor", "admin"] },
  { to: "/staff", text: "staff", roles: ["admin", "supervisor"] },
  { to: "/audit", text: "audit", roles: ["auditor"], exact: true },
  { to: "/audit/security", text: "securityLog", roles: ["auditor"] },
  { to: "/alarms", text: "alarms", roles: ["auditor", "supervisor", "admin"] },
];

/** The first screen a person may use; not everybody has an inbox. */
export function homeOf(roles: readonly StaffRole[]): string {
  return LINKS.find((link) => link.roles.some((role) => roles.includes(role)))?.to ?? "/search";
}

/** Four words, the search and the buttons fit beside each other from 760 px on. */
const LINKS_ON_TABLET_MAX = 4;

function useLinks() {
  const me = useMe();
  return LINKS.filter(({ roles }) => me?.roles.some((role) => roles.includes(role)));
}

function MenuLinks(props: { onGo?: () => void }) {
  const t = useText();
  const attention = useAttention();
  return useLinks().map((link) => (
    <Link
      key={link.to}
      to={link.to}
      activeOptions={{ exact: link.exact ?? false, includeSearch: false }}
      onClick={props.onGo}
    >
      {t(link.text)}
      <Count
        n={countOf(link.text, attention)}
        urgent={link.text === "inbox" && attention.assignments > 0}
      />
    </Link>
  ));
}

function countOf(text: LinkText, attention: Attention): number {
  const { assignments, unread, proposals, staff } = attention;
  if (text === "inbox") return assignments + unread;
  if (text === "staff") return staff;
  return text === "proposals" ? proposals : 0;
}

/** Tells a screen reader that somebody waits; eyes see the card and the number. */
function AssignmentStatus() {
  const t = useText();
  const { assignments } = useAttention();
  return (
    <p role="status" className="jn-visually-hidden">
      {assignments > 0 ? t("assignmentsWaiting", { n: assignments }) : ""}
    </p>
  );
}

function MenuDrawer(props: { withSearch: boolean }) {
  const t = useText();
  const attention = useAttention();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="icon-button"
        title={t("openMenu")}
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <MenuOutlined aria-hidden />
        <span className="jn-visually-hidden">{t("openMenu")}</span>
        <Count
          n={attention.assignments + attention.unread + attention.proposals + attention.staff}
          urgent={attention.assignments > 0}
        />
      </button>
      <Drawer
        title={t("fullName")}
        placement="left"
        size={280}
        open={open}
        onClose={() => setOpen(false)}
        destroyOnHidden
      >
        <div className="stack">
          {props.withSearch ? <SearchBox onGo={() => setOpen(false)} /> : null}
          <nav className="menu-list" aria-label={t("mainMenu")}>
            <MenuLinks onGo={() => setOpen(false)} />
          </nav>
        </div>
      </Drawer>
    </>
  );
}
