import { type Problem, wordsOf } from "../http/problem.ts";

/** A refusal of service management. */
export function serviceProblem(status: number, message: string, key: string): Problem {
  return { family: "service", status, message, key };
}

/** A refusal of the platform in service management's words. */
export function asServiceProblem(problem: Problem): Problem {
  if (problem.family !== "platform") return problem;
  const isMissing = problem.status === 404;
  return serviceProblem(
    problem.status,
    wordsOf(problem),
    isMissing ? "sd.request.error.not.found" : "sd.request.error.validation",
  );
}
