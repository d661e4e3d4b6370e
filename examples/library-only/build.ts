import { join } from "node:path";
import { buildPage } from "./build-page.ts";

const { gzip, minified } = await buildPage(join(import.meta.dirname, "dist"));
const kib = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;
console.log(`dist/: the page's script is ${kib(minified)}, ${kib(gzip)} gzip`);
