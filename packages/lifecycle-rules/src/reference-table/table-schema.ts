import * as z from "zod";
import { TableFile } from "./table-file.ts";

/** The JSON Schema of a table written as YAML or JSON, by which editors complete and check it. */
export function tableSchema(): unknown {
  return z.toJSONSchema(TableFile, { io: "input", target: "draft-2020-12" });
}
