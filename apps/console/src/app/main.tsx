import "@jinnang/ui/tokens.css";
import "@jinnang/ui/base.css";
import "./app.css";
import { createQueryClient, setBrand, useLanguage } from "@jinnang/ui";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { App as AntdApp, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { api, take } from "../shared/api.ts";
import { router } from "./routes.tsx";
import { useTheme } from "./theme.ts";

/** A session that ended meanwhile: sign in and come back to the same place. */
function signInAgain(): void {
  const { pathname, href } = router.state.location;
  if (pathname === "/sign-in") return;
  void router.navigate({ to: "/sign-in", search: { next: href } as never });
}

// An installed app opens from its cache, which may hold an older name than the operator has now.
void take(api.GET("/v1/brand")).then(setBrand, () => undefined);

const queryClient = createQueryClient(signInAgain);

function Console() {
  const [language] = useLanguage();
  const theme = useTheme();
  return (
    <ConfigProvider
      locale={language === "en" ? enUS : zhCN}
      theme={theme}
      // Two-character Chinese labels stay as they are written, also for screen readers and tests.
      button={{ autoInsertSpace: false }}
    >
      <AntdApp>
        <RouterProvider router={router} context={{ queryClient }} />
      </AntdApp>
    </ConfigProvider>
  );
}

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <Console />
      </QueryClientProvider>
    </StrictMode>,
  );
}
