import "@jinnang/ui/tokens.css";
import "@jinnang/ui/base.css";
import "./app.css";
import { createQueryClient, setBrand, useIsDark, useLanguage } from "@jinnang/ui";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { ConfigProvider, unstableSetRender } from "antd-mobile";
import enUS from "antd-mobile/es/locales/en-US";
import zhCN from "antd-mobile/es/locales/zh-CN";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { api, take } from "../shared/api.ts";
import { router } from "./routes.tsx";

// Dialogs and toasts of antd-mobile open their own roots; it does not yet know how React 19 does
// it.
unstableSetRender((node, container) => {
  const outlet = createRoot(container);
  outlet.render(node);
  return async () => outlet.unmount();
});

// An installed app opens from its cache, which may hold an older name than the operator has now.
void take(api.GET("/v1/brand")).then(setBrand, () => undefined);

/** A session that ended meanwhile, perhaps in another tab: sign in and come back here. */
function signInAgain(): void {
  const { pathname, href } = router.state.location;
  if (pathname === "/welcome" || pathname === "/sign-in") return;
  void router.navigate({ to: "/welcome", search: { next: href } as never });
}

const queryClient = createQueryClient(signInAgain);

function App() {
  const [language] = useLanguage();
  useIsDark();
  return (
    <ConfigProvider locale={language === "en" ? enUS : zhCN}>
      <RouterProvider router={router} context={{ queryClient }} />
    </ConfigProvider>
  );
}

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  );
}
