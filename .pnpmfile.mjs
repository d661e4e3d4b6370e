// The platform packages that carry Node declare "os" and "cpu" as plain strings; pnpm wants lists, and
// without them it would install every platform's binary.
const asList = (value) => (typeof value === "string" ? [value] : value);

export const hooks = {
  readPackage(pkg) {
    if (/^node-(bin-)?(darwin|linux|win)-/.test(pkg.name ?? "")) {
      pkg.os = asList(pkg.os);
      pkg.cpu = asList(pkg.cpu);
    }
    return pkg;
  },
  updateConfig(config) {
    config.extraEnv = { ...config.extraEnv, TURBO_TELEMETRY_DISABLED: "1" };
    return config;
  },
};
