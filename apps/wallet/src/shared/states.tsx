import { makeStates } from "@jinnang/ui";
import { Link } from "@tanstack/react-router";
import { Button } from "./button.tsx";
import { useText } from "./text.ts";

export { Empty, ProblemNotice, Waiting } from "@jinnang/ui";

export const { Loaded, Failed } = makeStates((props) => (
  <Button color="primary" fill="outline" {...props} />
));

export function NotFound() {
  const t = useText();
  return (
    <main className="state" id="content" tabIndex={-1}>
      <h1>{t("notFound")}</h1>
      <p>{t("notFoundText")}</p>
      <Link to="/">{t("toHome")}</Link>
    </main>
  );
}
