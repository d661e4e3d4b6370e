/** Waits; less long when `interrupted` settles before. */
export async function pause(milliseconds: number, interrupted: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((settle) => {
    timer = setTimeout(settle, milliseconds);
  });
  await Promise.race([over, interrupted]);
  clearTimeout(timer);
}
