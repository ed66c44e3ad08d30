import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

/**
 * A link as articles write it: `app:/top-up` is a screen of this app, `help:slug` another article,
 * `https:`, `tel:` and `mailto:` lead outside. Anything else is text, whatever it pretends to be.
 */
export function helpLink(href: string, label: ReactNode): ReactNode {
  if (href.startsWith("app:/")) return <Link to={href.slice("app:".length)}>{label}</Link>;
  if (href.startsWith("help:")) {
    const slug = href.slice("help:".length);
    return (
      <Link to="/help/$slug" params={{ slug }}>
        {label}
      </Link>
    );
  }
  if (href.startsWith("https://")) {
    return (
      <a href={href} target="_blank" rel="noreferrer">
        {label}
      </a>
    );
  }
  if (href.startsWith("tel:") || href.startsWith("mailto:")) return <a href={href}>{label}</a>;
  return label;
}
