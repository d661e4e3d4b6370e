import { err, ok, type Result } from "neverthrow";
import type { Complaint } from "../answer.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { type Aftermath, type Chapter, type Scene, toChapters } from "./chapter.ts";
import { sceneToText } from "./scene-to-text.ts";
import type { Scenes } from "./scenes.ts";

/** Lives through scenes, showing each as it happens (not for `json`), and answers the chapters they make. */
export async function tell(
  scenes: Scenes,
  { out }: Pick<Terminal, "out">,
  json: boolean,
): Promise<Result<readonly Chapter[], Complaint>> {
  const told: Scene[] = [];
  let before: Aftermath["okta"] | null = null;
  for (;;) {
    const next = await scenes.next();
    if (next.done === true) return next.value.isErr() ? err(next.value.error) : ok(toChapters(told));
    const scene = next.value;
    told.push(scene);
    if (scene.kind === "opened") before = scene.opening.before;
    if (!json) out.write(sceneToText(scene, before, out));
  }
}
