import { paint } from "@tenure/reports";
import type { Plan, Tenure } from "@tenure/service";
import type { Screen } from "../terminal/terminal.ts";

const EVERY = 40;
const BAR = 20;

/**
 * Shows on one line how far a plan has come while `work` goes on, by what the ledger says is confirmed; the line is
 * gone afterwards. Where nobody is looking nothing is shown.
 */
export async function withProgressLine<T>(
  { ledger }: Pick<Tenure, "ledger">,
  plan: Plan,
  screen: Screen,
  work: () => PromiseLike<T>,
): Promise<T> {
  if (!screen.live) return work();
  let isOver = false;
  const seen = async () => {
    const entries = await ledger.read({ ticketId: plan.ticket.id });
    const confirmed = entries.unwrapOr([]).filter(({ event }) => event === "step-confirmed");
    if (isOver) return;
    screen.write(`\r\u001b[2K${line(confirmed.length, plan.steps.length, screen)}`);
  };
  const timer = setInterval(() => void seen(), EVERY);
  try {
    return await work();
  } finally {
    isOver = true;
    clearInterval(timer);
    screen.write("\r\u001b[2K");
  }
}

function line(done: number, all: number, { color }: Screen): string {
  const colors = paint(color);
  const filled = all === 0 ? BAR : Math.min(BAR, Math.round((done / all) * BAR));
  const bar = `${colors.gain("━".repeat(filled))}${colors.quiet("━".repeat(BAR - filled))}`;
  return `${bar}  ${Math.min(done, all)} of ${all} steps read back`;
}
