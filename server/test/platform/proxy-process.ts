import { createServer, request } from "node:http";

/**
 * A reverse proxy in a process of its own, as an operator puts one before the server: it asks from
 * 127.0.0.2 and appends the address of its own caller to `X-Forwarded-For`.
 */
const [, , target = ""] = process.argv;

const proxy = createServer((incoming, outgoing) => {
  const forwarded = [incoming.headers["x-forwarded-for"], incoming.socket.remoteAddress];
  const onward = request(
    target + (incoming.url ?? "/"),
    {
      method: incoming.method ?? "GET",
      localAddress: "127.0.0.2",
      headers: {
        ...incoming.headers,
        "x-forwarded-for": forwarded.filter((part) => part !== undefined).join(", "),
      },
    },
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    },
  );
  onward.on("error", () => outgoing.destroy());
  incoming.pipe(onward);
});

proxy.listen(0, "127.0.0.1", () => {
  const address = proxy.address();
  if (typeof address === "object" && address) process.stdout.write(`${address.port}\n`);
});
