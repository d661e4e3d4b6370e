import { parseTimeZone, readCsvTable } from "@tenure/lifecycle-rules/planner";
import { safeTry } from "neverthrow";

/** Who gets what, why, and who answers for it. */
const csv = `
#name,jupiter
#org,jupiter.okta.com
id,owner,reason,department,team,location,applications,group,groupName,task,taskSummary
everyone,it@jupiter.example,Everybody has mail and chat,,,,,00gevery1 | 00gslack1,everyone | slack-members,,
data,head-of-data@jupiter.example,The data department shares its catalogue,Data,,,,00gdata1,dept-data,,
analysts,head-of-data@jupiter.example,Analysts query the warehouse,Data,Analytics,,,00gsnow1,SNOWFLAKE_ANALYST,,
engineering,cto@jupiter.example,Engineers share code,Engineering,,,,00geng1 | 00ggit1,dept-engineering | gitlab-engineering,,
platform,cto@jupiter.example,The platform team deploys,Engineering,Platform,,,00gspin1 | 00gaws1,spinnaker-deployers | aws-development,,
climate,cso@jupiter.example,Scientists run models,Climate Science,,,,00gsci1 | 00gpre1,climate-science | prefect-flows,,
zurich,office@jupiter.example,The office network in Zurich,,,Zurich,,00gzrh1,office-zurich,,
london,office@jupiter.example,The office network in London,,,London,,00glon1,office-london,,
figma,design@jupiter.example,Asked for on the form,,,,Figma,00gfig1,figma-editors,,
tableau,bi@jupiter.example,Asked for on the form,,,,Tableau,00gtab1,tableau-viewers,,
laptop,it@jupiter.example,Nobody works without one,,,,,,,laptop,Prepare a laptop
`.trim();

/** The table, or what is wrong with it. */
export const policy = safeTry(function* () {
  const zurich = yield* parseTimeZone("Europe/Zurich");
  const london = yield* parseTimeZone("Europe/London");
  return readCsvTable(csv, {
    login: { template: "{givenName}.{familyName}@jupiter.example", reserved: ["admin"] },
    profile: { department: "department", team: "team", location: "city", applications: "requestedApplications" },
    intentAttribute: "tenureTicket",
    closed: ["department", "location"],
    zones: { attribute: "location", byValue: { Zurich: zurich, London: london }, otherwise: zurich },
    protected: [],
    brakes: { maxRemovals: 10 },
  });
});
