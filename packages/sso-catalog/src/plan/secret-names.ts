/** Whether a setting of this name holds a secret: such are neither compared, nor shown, nor sent back as they were read. */
export function isSecretName(name: string): boolean {
  return SECRET.test(name) && !ONLY_SOUNDS_LIKE_ONE.has(name);
}

const SECRET = /secret|password|token|private|accesskey/i;
const ONLY_SOUNDS_LIKE_ONE: ReadonlySet<string> = new Set(["token_endpoint_auth_method"]);
