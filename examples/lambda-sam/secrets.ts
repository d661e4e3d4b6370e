import * as z from "zod";

/** Where credentials come from. */
export interface Secrets {
  /** The variables a secret holds, as one JSON object. Rejects in one sentence. */
  read(id: string): Promise<Readonly<Record<string, string>>>;
}

const Answer = z.looseObject({ SecretString: z.string() });
const Variables = z.record(z.string(), z.string());

/**
 * Secrets Manager through AWS's Parameters and Secrets extension, which caches and signs: it listens inside the
 * function's own sandbox, and knows callers by their session token.
 */
export function extensionSecrets(sessionToken: string, fetchIt: typeof fetch = fetch): Secrets {
  return {
    async read(id) {
      const url = `http://localhost:2773/secretsmanager/get?secretId=${encodeURIComponent(id)}`;
      const response = await fetchIt(url, { headers: { "x-aws-parameters-secrets-token": sessionToken } });
      if (!response.ok) throw new Error(`The secret could not be read (${response.status}).`);
      return Variables.parse(JSON.parse(Answer.parse(await response.json()).SecretString));
    },
  };
}
