/** Whether a profile holds every attribute as we would write it: then what was found is what we made. */
export function holdsProfile(
  held: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, unknown>>,
): boolean {
  return Object.entries(wanted).every(
    ([name, value]) => JSON.stringify(held[name] ?? null) === JSON.stringify(value ?? null),
  );
}
