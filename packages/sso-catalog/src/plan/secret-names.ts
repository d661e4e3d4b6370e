/** Whether a setting of this name holds a secret: such are neither compared, nor shown, nor sent back as they were read. */
export function isSecretName(name: string): boolean {
  return SECRET.test(name) && !ONLY_SOUNDS_LIKE_ONE.has(name);
}

const SECRET = /secret|password|passphrase|token|private|access_?key|api_?key/i;
const ONLY_SOUNDS_LIKE_ONE: ReadonlySet<string> = new Set(["token_endpoint_auth_method"]);
