import { useSearch } from "@tanstack/react-router";
import { Screen } from "../../shared/screen.tsx";
import { Categories } from "./categories.tsx";
import { Contact } from "./contact.tsx";
import { Reasons } from "./reasons.tsx";
import { SearchBox, SearchHits } from "./search.tsx";
import { useText } from "./text.ts";

/** Help: first what the customer's own events say, then articles, then people. */
export function Help() {
  const t = useText();
  const { q = "" } = useSearch({ strict: false }) as { q?: string };
  return (
    <Screen title={t("title")} top>
      <SearchBox q={String(q)} />
      {q ? (
        <SearchHits q={String(q)} />
      ) : (
        <>
          <Reasons />
          <Categories />
        </>
      )}
      <Contact />
    </Screen>
  );
}
