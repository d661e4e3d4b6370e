import { type Api, type HttpError, send } from "@tenure/http-kit";
import { err, errAsync, ok, okAsync, type Result, ResultAsync } from "neverthrow";
import * as z from "zod";

/** Where tokens are asked for; an error with this endpoint is about the credentials. */
export const TOKEN_ENDPOINT = "POST /oauth/token";

/** A token that was granted. */
export interface GrantedToken {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
  readonly refreshToken?: string;
}

const TokenReply = z
  .object({ access_token: z.string(), expires_in: z.number().default(3600), refresh_token: z.string().optional() })
  .transform(
    (reply): GrantedToken => ({
      accessToken: reply.access_token,
      expiresInSeconds: reply.expires_in,
      ...(reply.refresh_token === undefined ? {} : { refreshToken: reply.refresh_token }),
    }),
  );

/**
 * Asks Atlassian for a token. Asked again when the answer is lost: credentials give another token
 * and take none away, and a refresh token is all we have then, whether it was spent or not.
 */
export function askForToken(
  api: Api,
): (body: Readonly<Record<string, string>>) => ResultAsync<GrantedToken, HttpError> {
  return (body) =>
    send(api, {
      endpoint: TOKEN_ENDPOINT,
      method: "post",
      path: "/oauth/token",
      body,
      reply: TokenReply,
      idempotent: true,
    });
}

/** A token this close to its end is renewed first: it has to outlive the call. */
const MARGIN_MS = 60_000;

/** Access tokens, renewed as they run out, by one call however many wait for it. */
export function accessTokens(
  renew: () => ResultAsync<GrantedToken, HttpError>,
  now: () => number,
  save?: (refreshToken: string) => Promise<void>,
) {
  let current: { readonly token: string; readonly until: number } | undefined;
  let unsaved: string | undefined;
  let pending: Promise<Result<string, HttpError>> | undefined;

  async function keep(): Promise<Result<void, HttpError>> {
    if (unsaved === undefined || save === undefined) return ok(undefined);
    const kept = await ResultAsync.fromThrowable(save, () => undefined)(unsaved);
    if (kept.isErr()) return err(notKept);
    unsaved = undefined;
    return ok(undefined);
  }

  async function fresh(): Promise<Result<string, HttpError>> {
    if (current === undefined || current.until - MARGIN_MS <= now()) {
      const granted = await renew();
      if (granted.isErr()) return err(granted.error);
      const { accessToken, expiresInSeconds, refreshToken } = granted.value;
      current = { token: accessToken, until: now() + expiresInSeconds * 1000 };
      unsaved = refreshToken ?? unsaved;
    }
    const { token } = current;
    // A token whose successor could not be kept is held back: working on would hide that access is lost soon.
    return (await keep()).map(() => token);
  }

  return {
    authorize: (): ResultAsync<Readonly<Record<string, string>>, HttpError> => {
      pending ??= fresh().finally(() => {
        pending = undefined;
      });
      return new ResultAsync(pending).andThen((token) =>
        token === "" ? errAsync(noToken) : okAsync({ authorization: `Bearer ${token}` }),
      );
    },
    onRefused: (): boolean => {
      const had = current !== undefined;
      current = undefined;
      return had;
    },
    secrets: (): readonly string[] => (current === undefined ? [] : [current.token]),
  };
}

const problem = (text: string): HttpError => ({ kind: "unexpected-body", endpoint: TOKEN_ENDPOINT, problems: [text] });
const notKept = problem("the next refresh token could not be kept");
const noToken = problem("access_token: empty");
