import { tenureRouter } from "@tenure/adapter-express";
import type { Tenure } from "@tenure/service";
import express, { type Express } from "express";

/** The company's internal service: Tenure under a path of its own, and whatever else the company serves. */
export function internalService(tenure: Pick<Tenure, "handle" | "preview">): Express {
  const app = express().disable("x-powered-by");
  // Before any body parser: signatures cover the exact bytes.
  app.use("/tenure", tenureRouter(tenure));
  app.use(express.json());

  // A route of the company's own that uses what the package gives: what would happen, in a chat bot's words.
  app.get("/people/next/:key", async (req, res) => {
    const preview = await tenure.preview(req.params.key);
    preview.match(
      (found) => {
        const words =
          found.kind === "planned"
            ? `${found.plan.steps.length} steps for ${found.plan.subject.name}`
            : `nothing yet for ${found.ticket.key}: ${found.kind}`;
        res.json({ words });
      },
      ({ kind, sentence }) => res.status(kind === "no-such-ticket" ? 404 : 502).json({ words: sentence }),
    );
  });
  return app;
}
