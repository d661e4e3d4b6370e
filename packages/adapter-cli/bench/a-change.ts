/** A company and a change of its table: people of 20 departments, 400 teams and 8 offices. */
export interface Company {
  readonly people: readonly { readonly id: string; readonly attributes: Readonly<Record<string, string>> }[];
  readonly before: Table;
  readonly after: Table;
}

interface Table {
  readonly org: string;
  readonly rows: readonly Row[];
}

interface Row {
  readonly id: string;
  readonly department: string;
  readonly team: string;
  readonly location: string;
  readonly group: string;
}

const DEPARTMENTS = 20;
const TEAMS = 20;
const OFFICES = 8;

/** So many people and rows; of every fifty rows one is gone, one grants another group, and one is new. */
export function aChange(size: number, rowCount: number): Company {
  const people = Array.from({ length: size }, (_, at) => {
    const department = at % DEPARTMENTS;
    const team = Math.floor(at / DEPARTMENTS) % TEAMS;
    const attributes = { department: `D${department}`, team: `D${department} T${team}`, location: `L${at % OFFICES}` };
    return { id: `p${at}@jupiter.example`, attributes };
  });
  const rows = Array.from({ length: rowCount }, (_, at) => aRow(at));
  const changed = rows.flatMap((row, at): readonly Row[] => {
    if (at % 50 === 0) return [];
    if (at % 50 === 1) return [{ ...row, group: groupId(at + rowCount) }];
    return at % 50 === 2 ? [row, { ...aRow(at + 7), id: `new-${at}`, group: groupId(at + 2 * rowCount) }] : [row];
  });
  const org = "jupiter.okta.com";
  return { people, before: { org, rows }, after: { org, rows: changed } };
}

/** By turns for a department, for a team, and for a department in one office. */
function aRow(at: number): Row {
  const department = `D${at % DEPARTMENTS}`;
  const isForTeam = at % 3 === 1;
  const team = isForTeam ? `${department} T${Math.floor(at / DEPARTMENTS) % TEAMS}` : "";
  return {
    id: `row-${at}`,
    department: isForTeam ? "" : department,
    team,
    location: at % 3 === 2 ? `L${at % OFFICES}` : "",
    group: groupId(at),
  };
}

/** Two rows in five share a group with another. */
const groupId = (at: number) => `00gbench${String(at - (at % 5 === 4 ? 1 : 0)).padStart(12, "0")}`;
