import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { Result } from "neverthrow";

/**
 * Writes a file that is read whole or not at all: aside, brought to the disk, and only then given the name that others
 * look for. Makes the folder where there is none, for its owner alone. Throws what the file system throws.
 */
export function writeWhole(folder: string, name: string, text: string): void {
  if (!existsSync(folder)) makeFolder(folder);
  const aside = join(folder, `${name}.part`);
  const handle = openSync(aside, "wx", 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(aside, join(folder, name));
  // So that the name survives a loss of power as well; not every system lets a folder be brought to the disk.
  syncFolder(folder).unwrapOr(undefined);
}

/** Two processes may make it in the same moment. */
function makeFolder(folder: string): void {
  mkdirSync(folder, { mode: 0o700, recursive: existsSync(dirname(folder)) });
}

const syncFolder = Result.fromThrowable((folder: string) => {
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
});
