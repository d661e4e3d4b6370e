import { type ClientHttp2Session, connect, createServer, type ServerHttp2Session } from "node:http2";

/** One address for several workers, as an HTTP/2 balancer makes it: every call goes to the next of those that live. */
export async function aBalancer(workers: readonly string[]): Promise<{ readonly url: string; stop(): void }> {
  const living: ClientHttp2Session[] = workers.map((url) => {
    const session = connect(url);
    const leave = () => living.splice(living.indexOf(session), living.includes(session) ? 1 : 0);
    return session.on("error", leave).on("close", leave);
  });
  const sessions = new Set<ServerHttp2Session>();
  let turn = 0;
  const server = createServer()
    .on("session", (session) => {
      sessions.add(session);
      session.once("close", () => sessions.delete(session));
    })
    .on("stream", (stream, headers) => {
      turn += 1;
      const call = living[turn % living.length]?.request(headers);
      stream.on("error", () => {});
      if (call === undefined) {
        stream.respond({ ":status": 503 }, { endStream: true });
        return;
      }
      call.on("error", () => stream.destroy());
      // A worker that died says nothing more, and whoever waits for it has to learn it.
      call.once("close", () => {
        if (!call.readableEnded) stream.destroy();
      });
      call.once("response", (answer) => {
        if (!stream.destroyed) stream.respond(answer);
      });
      stream.once("close", () => call.close());
      stream.pipe(call);
      call.pipe(stream);
    });
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`,
    stop: () => {
      for (const session of [...living, ...sessions]) session.destroy();
      server.close();
    },
  };
}
