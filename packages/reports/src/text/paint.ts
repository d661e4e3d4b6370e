import pc from "picocolors";

/** Colours by meaning, so that the same thing has the same colour in every picture. */
export interface Paint {
  readonly heading: (text: string) => string;
  readonly name: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly gain: (text: string) => string;
  readonly loss: (text: string) => string;
  readonly change: (text: string) => string;
  readonly notice: (text: string) => string;
}

/** The colours, or none at all. */
export function paint(color: boolean): Paint {
  const colors = pc.createColors(color);
  return {
    heading: colors.bold,
    name: colors.bold,
    quiet: colors.dim,
    gain: colors.green,
    loss: colors.red,
    change: colors.yellow,
    notice: colors.cyan,
  };
}
