const ADDRESS = /[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g;

/** Takes mail addresses out of a sentence, but for those that may be shown (a company login, a team's mailbox). */
export function withoutAddresses(text: string, shown: readonly string[] = []): string {
  return text.replaceAll(ADDRESS, (address) => (shown.includes(address) ? address : "(address hidden)"));
}
