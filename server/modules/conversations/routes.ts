import { routes as figures } from "./figures/routes.ts";
import { routes as outgoing } from "./outgoing/routes.ts";
import { routes as queue } from "./queue/routes.ts";
import { routes as talking } from "./talking/routes.ts";
import { routes as threads } from "./threads/routes.ts";

export const routes = [...queue, ...figures, ...outgoing, ...threads, ...talking];
