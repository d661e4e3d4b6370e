import type { FaultWords } from "./with-faults.ts";

/** Words for a vendor that has none of its own: the status, and a `Retry-After` where one is due. */
export const plainWords: FaultWords = {
  refuse: (status) =>
    Response.json(
      { errorMessages: [`The sandbox was told to answer ${status}.`], errors: {} },
      { status, ...(status === 429 || status === 503 ? { headers: { "retry-after": "1" } } : {}) },
    ),
  expireToken: () =>
    Response.json({ code: 401, message: "Unauthorized; the access token has expired." }, { status: 401 }),
};
