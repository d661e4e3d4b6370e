import type { FaultWords } from "../faults/with-faults.ts";
import { type OktaProblem, problemBody, problems } from "./http/problem.ts";
import type { Org } from "./org.ts";

/** What Okta answers when a fault strikes. */
export function oktaFaultWords(org: Org, finish: (response: Response) => Response): FaultWords {
  const say = (problem: OktaProblem): Response =>
    finish(
      Response.json(problemBody(problem, `oae${org.callRandom.text(22)}`), {
        status: problem.status,
        headers: { ...problem.headers },
      }),
    );
  return {
    refuse(status, code) {
      const known = Object.values<OktaProblem>(problems).filter((one) => one.status === status);
      const problem = known.find((one) => code === undefined || one.code === code) ?? unknown(status, code);
      if (status !== 429) return say(problem);
      const resetAt = Math.ceil(org.clock.now() / 1000) + 60;
      return say({
        ...problem,
        headers: {
          "x-rate-limit-limit": "600",
          "x-rate-limit-remaining": "0",
          "x-rate-limit-reset": String(resetAt),
        },
      });
    },
    expireToken(request) {
      const [, token = ""] = (request.headers.get("authorization") ?? "").split(" ");
      org.accessTokens.delete(token);
      const challenge = 'Bearer authorization_uri="/oauth2/v1/authorize", realm="/", error="invalid_token"';
      return say({
        ...problems.invalidToken,
        headers: { "www-authenticate": `${challenge}, error_description="The access token expired."` },
      });
    },
  };
}

function unknown(status: number, code: string | undefined): OktaProblem {
  return { status, code: code ?? "E0000009", summary: `The sandbox was told to answer ${status}.`, causes: [] };
}
