import { defineConfig } from "tsup";
import { withApart } from "../../tsup.shared.ts";

export default defineConfig(withApart("src/reference-table/parse-yaml.ts"));
