import { createServer } from "node:net";

/** A port of this machine that nobody uses. */
export async function aFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  const address = server.address();
  await new Promise((settle) => server.close(settle));
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}
