import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Answers every call like the vendors would, from memory. Prints its port. */
const user = { id: "00u1", status: "ACTIVE", profile: { login: "ana@jupiter.example", email: "ana@jupiter.example" } };
const issue = { id: "10001", key: "HR-1", self: "http://127.0.0.1", fields: { summary: "Ana Silva starts" } };

const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(request.url?.startsWith("/api/") ? user : issue));
  });
});
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
