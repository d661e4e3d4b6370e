import { toResponse } from "../http/answer.ts";
import { describeHost } from "./describe-host.ts";

describeHost("no host at all", async ({ handle }) => ({
  listens: false,
  async send({ body, headers, method, path }) {
    const request = new Request(`http://localhost${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: Uint8Array.from(body) }),
    });
    const response = toResponse(await handle(request));
    return { status: response.status, headers: response.headers, text: await response.text() };
  },
  stop: async () => {},
}));
