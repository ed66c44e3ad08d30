import { isIP } from "node:net";

/** Names that proxy-addr knows, for networks that nobody on the internet has. */
const NAMED_NETWORKS = ["loopback", "linklocal", "uniquelocal"];

/** Whom to believe about a caller's address; a proxy that is not named here is a caller itself. */
export function readProxies(setting = "loopback"): false | string[] {
  if (setting.trim() === "none") return false;
  const proxies = setting.split(",").map((proxy) => proxy.trim());
  const wrong = proxies.filter((proxy) => !NAMED_NETWORKS.includes(proxy) && !isNetwork(proxy));
  if (wrong.length === 0) return proxies;
  throw new Error(`TRUST_PROXY holds no address or network: ${wrong.join(", ")}`);
}

/** An address, or a network in CIDR notation; a network of everybody is refused. */
function isNetwork(text: string): boolean {
  const [address = "", bits, ...more] = text.split("/");
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  if (bits === undefined) return true;
  return /^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= (version === 4 ? 32 : 128);
}
