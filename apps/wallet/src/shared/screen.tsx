import { Link, useCanGoBack, useRouter } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";
import { Icon } from "./icons.tsx";
import { useText } from "./text.ts";

/** One screen: a title with a way back, the content, and what stays at the foot. */
export function Screen(props: {
  title: string;
  /** Top screens of the menu have no way back. */
  top?: boolean;
  end?: ReactNode;
  foot?: ReactNode;
  children: ReactNode;
}) {
  const t = useText();
  useEffect(() => {
    document.title = `${props.title} · ${t("brand")}`;
  }, [props.title, t]);
  return (
    <div className="screen">
      <header className="screen-header">
        {props.top ? <span /> : <BackButton />}
        <h1>{props.title}</h1>
        {props.end ? <div className="end">{props.end}</div> : null}
      </header>
      <main className="screen-body" id="content" tabIndex={-1}>
        {props.children}
      </main>
      {props.foot ? <footer className="screen-foot">{props.foot}</footer> : null}
    </div>
  );
}

function BackButton() {
  const t = useText();
  const router = useRouter();
  const canGoBack = useCanGoBack();
  if (!canGoBack) {
    return (
      <Link to="/" className="icon-button" aria-label={t("back")}>
        <Icon name="back" />
      </Link>
    );
  }
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={t("back")}
      onClick={() => router.history.back()}
    >
      <Icon name="back" />
    </button>
  );
}
