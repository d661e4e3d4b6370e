import { writeFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { runServer } from "verdaccio";

/** A registry that lives as long as this process, with one account. */
export interface Registry {
  readonly url: string;
  readonly token: string;
  stop(): Promise<void>;
}

// No uplinks: what is not published here is not there, so nothing can be taken from elsewhere by mistake.
const settings = (folder: string) => `
storage: ${join(folder, "storage")}
auth: { htpasswd: { file: ${join(folder, "htpasswd")}, max_users: 1, algorithm: bcrypt, rounds: 10 } }
uplinks: {}
packages:
  '@tenure/*': { access: $authenticated, publish: $authenticated }
  '**': { access: $authenticated, publish: nobody }
middlewares: {}
web: { enable: false }
log: { type: stdout, format: pretty, level: error }
`;

/** Starts the registry on a free loopback port and signs up its account. `folder` must be empty. */
export async function startRegistry(folder: string): Promise<Registry> {
  const config = join(folder, "verdaccio.yaml");
  writeFileSync(config, settings(folder));
  const server: Server = await runServer(config);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/`;
  const stop = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { url, token: await signUp(url), stop };
}

async function signUp(url: string): Promise<string> {
  const reply = await fetch(`${url}-/user/org.couchdb.user:rehearsal`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "rehearsal", password: crypto.randomUUID() }),
  });
  const { token } = (await reply.json()) as { readonly token?: string };
  if (token === undefined) throw new Error(`the registry did not take its account: status ${reply.status}`);
  return token;
}
