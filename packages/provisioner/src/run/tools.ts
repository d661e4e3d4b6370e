import type { TicketRef } from "@tenure/lifecycle-rules";
import type { Company } from "../company/company.ts";
import type { Ports } from "../ports/ports.ts";

/** What a run works with. */
export interface Tools {
  readonly ports: Ports;
  readonly company: Company;
  readonly ticket: TicketRef;
  /** Addresses of the person: nobody who leaves is told. */
  readonly addresses: readonly string[];
}
