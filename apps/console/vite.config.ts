import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  base: "/console/",
  plugins: [react()],
  build: {
    target: "es2022",
    sourcemap: false,
    // The component library is one large chunk; staff load it once and keep it.
    chunkSizeWarningLimit: 1_200,
  },
  server: { proxy: { "/v1": "http://localhost:3000", "/sandbox-api": "http://localhost:3000" } },
});
