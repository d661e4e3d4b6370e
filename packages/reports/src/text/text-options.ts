/** How a picture for a terminal is drawn. */
export interface TextOptions {
  /** Columns of the terminal; lines are wrapped to fit. Below 60 it is drawn as for 60. */
  readonly width: number;
  /** Whether escape codes for colour are written; the words are the same without. */
  readonly color: boolean;
}
