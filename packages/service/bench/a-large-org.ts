/** An org that is made up, as an Okta that answers at once. */
export interface LargeOrg {
  readonly people: number;
  /** Memberships that were left out. */
  readonly planted: number;
  readonly rows: readonly {
    readonly id: string;
    readonly when: Readonly<Record<string, string>>;
    readonly grants: readonly { readonly kind: "group"; readonly groupId: string; readonly name: string }[];
  }[];
  /** Answers calls; each limit is counted over a minute of the given clock. */
  fetchAt(now: () => number): typeof fetch;
}

const TITLES = 20;

/** People in departments of teams, each with a title; a group for everybody, and one for every department, title and team. */
export function aLargeOrg(size: number, groupCount: number, limit: number): LargeOrg {
  const departments = Math.max(1, Math.round((groupCount - TITLES - 1) / 6));
  const teams = Math.max(1, groupCount - TITLES - departments - 1);
  const people = Array.from({ length: size }, (_, at) => {
    const team = at % teams;
    const profile = {
      login: `p${at}@jupiter.example`,
      email: `p${at}@jupiter.example`,
      department: `Department ${team % departments}`,
      team: `Team ${team}`,
      title: `Title ${(at * 7) % TITLES}`,
    };
    return { id: `00u${String(at).padStart(17, "0")}`, status: "ACTIVE", profile };
  });
  const groups = new Map<string, { readonly name: string; readonly members: string[] }>();
  const rows: LargeOrg["rows"][number][] = [];
  const addGroup = (name: string, when: Readonly<Record<string, string>>) => {
    const groupId = `00g${String(groups.size).padStart(17, "0")}`;
    groups.set(groupId, { name, members: [] });
    rows.push({ id: name.toLowerCase().replaceAll(" ", "-"), when, grants: [{ kind: "group", groupId, name }] });
    return groupId;
  };
  const everybody = addGroup("Everybody here", {});
  const ids = new Map<string, string>();
  for (let at = 0; at < departments; at += 1) {
    ids.set(`Department ${at}`, addGroup(`Department ${at}`, { department: `Department ${at}` }));
  }
  for (let at = 0; at < TITLES; at += 1) ids.set(`Title ${at}`, addGroup(`Title ${at}`, { title: `Title ${at}` }));
  for (let at = 0; at < teams; at += 1) ids.set(`Team ${at}`, addGroup(`Team ${at}`, { team: `Team ${at}` }));
  let planted = 0;
  for (const [at, { id, profile }] of people.entries()) {
    const own = [everybody, ids.get(profile.department), ids.get(profile.title), ids.get(profile.team)];
    for (const [place, groupId] of own.entries()) {
      // Every hundredth person lacks one.
      if (at % 100 === 0 && place === at % 4) planted += 1;
      else groups.get(groupId ?? "")?.members.push(id);
    }
  }
  const byId = new Map(people.map((person) => [person.id, person]));
  return {
    people: size,
    planted,
    rows,
    fetchAt: (now) => answering(people, byId, groups, limit, now),
  };
}

function answering(
  people: readonly object[],
  byId: ReadonlyMap<string, object>,
  groups: ReadonlyMap<string, { readonly name: string; readonly members: readonly string[] }>,
  limit: number,
  now: () => number,
): typeof fetch {
  const windows = new Map<string, { readonly resetAt: number; left: number }>();
  return async (input) => {
    const url = new URL(input instanceof Request ? input.url : String(input));
    const bucket = url.pathname.startsWith("/api/v1/users") ? "users" : "groups";
    const known = windows.get(bucket);
    const window = known === undefined || known.resetAt <= now() ? { resetAt: now() + 60_000, left: limit } : known;
    windows.set(bucket, window);
    window.left -= 1;
    const headers = new Headers({
      "content-type": "application/json",
      date: new Date(now()).toUTCString(),
      "x-rate-limit-limit": String(limit),
      "x-rate-limit-remaining": String(Math.max(0, window.left)),
      "x-rate-limit-reset": String(Math.ceil(window.resetAt / 1000)),
    });
    if (window.left < 0) return new Response("{}", { status: 429, headers });
    const members = /^\/api\/v1\/groups\/(00g\d+)\/users$/.exec(url.pathname)?.[1];
    const all =
      url.pathname === "/api/v1/users"
        ? people
        : url.pathname === "/api/v1/groups"
          ? [...groups].map(([id, { name }]) => ({ id, type: "OKTA_GROUP", profile: { name } }))
          : members === undefined
            ? []
            : (groups.get(members)?.members ?? []);
    const from = Number(url.searchParams.get("after") ?? 0);
    const page = all.slice(from, from + 200).map((item) => (typeof item === "string" ? byId.get(item) : item));
    if (from + 200 < all.length) {
      url.searchParams.set("after", String(from + 200));
      headers.set("link", `<${url.href}>; rel="next"`);
    }
    return new Response(JSON.stringify(page), { headers });
  };
}
