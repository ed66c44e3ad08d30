import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { refuse, toProblem } from "./errors.ts";

/**
 * What Node refuses before there is a request: headers that are too long or malformed, a body that
 * does not arrive. The caller gets a problem like any other, in the wallet's first language, since
 * nothing is known of the caller; then the connection is closed.
 */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = toProblem(refusalOf(error.code), "zh", randomUUID());
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    "content-type: application/problem+json",
    `content-length: ${Buffer.byteLength(body)}`,
    "connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}

function refusalOf(code = "") {
  if (code === "HPE_HEADER_OVERFLOW") return refuse("headers_too_long");
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return refuse("request_timeout");
  return refuse("invalid_request");
}
