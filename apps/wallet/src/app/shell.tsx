import { useOnline } from "@jinnang/ui";
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { Icon, type IconName } from "../shared/icons.tsx";
import { useText } from "../shared/text.ts";
import { useLive } from "./live.ts";

/** The frame around every screen: live connection, menu, and the way past it by keyboard. */
export function Shell() {
  const t = useText();
  const { pathname } = useLocation();
  const connection = useLive();
  const online = useOnline();
  const showMenu = ["/", "/orders", "/help", "/me"].includes(pathname);
  return (
    <div className="shell">
      <a href="#content" className="jn-visually-hidden skip">
        {t("skip")}
      </a>
      {connection === "waiting" || !online ? (
        <p className="notice warn small" role="status">
          {t(online ? "unsteady" : "offline")}
        </p>
      ) : null}
      <Outlet />
      {showMenu ? <Menu /> : null}
    </div>
  );
}

function Menu() {
  const t = useText();
  return (
    <nav className="tabs" aria-label={t("mainMenu")}>
      <MenuLink to="/" icon="home" label={t("home")} />
      <MenuLink to="/orders" icon="orders" label={t("orders")} />
      <MenuLink to="/help" icon="help" label={t("help")} />
      <MenuLink to="/me" icon="me" label={t("me")} />
    </nav>
  );
}

function MenuLink(props: { to: string; icon: IconName; label: string }) {
  return (
    <Link to={props.to} activeOptions={{ exact: true }}>
      <Icon name={props.icon} />
      {props.label}
    </Link>
  );
}
