import { getUserSchema, type OktaClient } from "@tenure/okta-client";
import type { TenureConfig } from "../config/read-config.ts";
import { type Diagnosis, diagnosing } from "./diagnosis.ts";

const { bad, good, unchecked } = diagnosing("okta");

/** Whether Okta's user profile has the attributes the rules write. Takes the scope `okta.schemas.read`, which nothing else needs. */
export async function examineProfile(
  okta: OktaClient,
  { table: { rules } }: Pick<TenureConfig, "table">,
): Promise<readonly Diagnosis[]> {
  const schema = await getUserSchema(okta);
  return schema.match(
    ({ definitions }) => {
      const known = { ...definitions?.base?.properties, ...definitions?.custom?.properties };
      const wanted = [...new Set([...Object.values(rules.profile), rules.intentAttribute])];
      const missing = wanted.filter((name) => known[name] === undefined);
      return missing.length === 0
        ? [good(`Okta's user profile has all ${wanted.length} attributes that the rules write.`)]
        : missing.map((name) =>
            bad(
              `Okta's user profile has no attribute "${name}".`,
              "Add it in the Profile Editor, or correct the rules.",
            ),
          );
    },
    () => [
      unchecked(
        "Whether the profile attributes exist cannot be seen.",
        "Grant okta.schemas.read for the time of this check.",
      ),
    ],
  );
}
