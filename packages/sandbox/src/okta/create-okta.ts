import type { Vendor } from "../kernel/vendor.ts";
export type OktaVendor = Vendor;
