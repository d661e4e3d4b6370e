import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";

/** A self-signed certificate and what it certifies. */
export interface Certificate {
  /** DER. */
  readonly der: Buffer;
  /** Its SHA-256, base64url; Okta names keys like this. */
  readonly kid: string;
  /** ISO 8601, the last instant it is good for. */
  readonly until: string;
}

/** A key an org signs assertions with. Making one takes a moment, so it is made when somebody asks. */
export interface SigningKey {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/** A new RSA key of 2048 bits. */
export function createSigningKey(): SigningKey {
  return generateKeyPairSync("rsa", { modulusLength: 2048 });
}

const SHA256_WITH_RSA = sequence(oid(1, 2, 840, 113549, 1, 1, 11), Buffer.from([0x05, 0x00]));
const COMMON_NAME = oid(2, 5, 4, 3);
const ORGANIZATION = oid(2, 5, 4, 10);

/** An X.509 certificate as Okta issues one per application: self-signed, SHA-256 with RSA. */
export function issueCertificate(
  key: SigningKey,
  subject: { readonly commonName: string; readonly serial: bigint; readonly from: Date; readonly years: number },
): Certificate {
  const name = sequence(attribute(COMMON_NAME, subject.commonName), attribute(ORGANIZATION, "Okta"));
  const until = new Date(subject.from);
  until.setUTCFullYear(until.getUTCFullYear() + subject.years);
  const body = sequence(
    integer(subject.serial),
    SHA256_WITH_RSA,
    name,
    sequence(time(subject.from), time(until)),
    name,
    key.publicKey.export({ type: "spki", format: "der" }),
  );
  const der = sequence(body, SHA256_WITH_RSA, bits(sign("sha256", body, key.privateKey)));
  return { der, kid: createHash("sha256").update(der).digest("base64url"), until: until.toISOString() };
}

function attribute(type: Buffer, value: string): Buffer {
  return tagged(0x31, sequence(type, tagged(0x0c, Buffer.from(value, "utf8"))));
}

function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const size = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function integer(value: bigint): Buffer {
  const hex = value.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  // A leading zero keeps the highest bit from meaning "negative".
  return tagged(0x02, Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, "hex"));
}

function bits(content: Buffer): Buffer {
  return tagged(0x03, Buffer.concat([Buffer.from([0]), content]));
}

/** Dates before 2050 have two digits for the year; that is X.509's rule. */
function time(date: Date): Buffer {
  const text = date.toISOString().replaceAll(/[-:T]/g, "").slice(0, 14);
  return date.getUTCFullYear() < 2050
    ? tagged(0x17, Buffer.from(`${text.slice(2)}Z`))
    : tagged(0x18, Buffer.from(`${text}Z`));
}

function oid(first: number, second: number, ...rest: readonly number[]): Buffer {
  const bytes = rest.flatMap((part) => {
    const groups = [part & 0x7f];
    for (let left = part >> 7; left > 0; left >>= 7) groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return tagged(0x06, Buffer.from([first * 40 + second, ...bytes]));
}
