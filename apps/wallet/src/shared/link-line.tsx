import { Link } from "@tanstack/react-router";
import { Icon, type IconName } from "./icons.tsx";

/** One line of a menu that leads to another screen. */
export function LinkLine(props: { to: string; icon: IconName; label: string; text?: string }) {
  return (
    <Link to={props.to} className="line-link">
      <Icon name={props.icon} />
      <span className="grow">
        <span className="clip">{props.label}</span>
        {props.text ? (
          <>
            <br />
            <span className="small soft">{props.text}</span>
          </>
        ) : null}
      </span>
      <span className="arrow">
        <Icon name="next" size={18} />
      </span>
    </Link>
  );
}
