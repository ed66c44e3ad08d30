import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { VitePWA } from "vite-plugin-pwa";

export default defineConfig({
  plugins: [
    react(),
    VitePWA({
      registerType: "autoUpdate",
      manifest: {
        name: "锦囊钱包",
        short_name: "锦囊",
        description: "钱包与客服，同在一处",
        lang: "zh-CN",
        display: "standalone",
        start_url: "/",
        background_color: "#f3f6f5",
        theme_color: "#0b6b63",
        icons: [
          { src: "/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" },
          { src: "/icon-maskable.svg", sizes: "any", type: "image/svg+xml", purpose: "maskable" },
        ],
      },
      workbox: {
        // Answers about money are never taken from a cache.
        navigateFallbackDenylist: [/^\/v1\//, /^\/sandbox-api\//, /^\/console\//],
        globPatterns: ["**/*.{js,css,html,svg}"],
        // Dictionaries to judge a new password with: fetched when somebody chooses one.
        globIgnores: ["**/strength-*"],
        // The server writes the operator's name into it, so an installed app asks for it again.
        manifestTransforms: [
          async (entries) => ({
            manifest: entries.filter(({ url }) => url !== "manifest.webmanifest"),
          }),
        ],
      },
    }),
  ],
  build: {
    target: "es2022",
    sourcemap: false,
    rolldownOptions: {
      output: {
        chunkFileNames: ({ moduleIds }) =>
          `assets/${moduleIds.some((id) => id.includes("zxcvbn-ts")) ? "strength" : "[name]"}-[hash].js`,
      },
    },
  },
  server: { proxy: { "/v1": "http://localhost:3000", "/sandbox-api": "http://localhost:3000" } },
});
