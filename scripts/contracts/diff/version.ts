/** Whether info.version announces a breaking change: below 1.0.0 by its minor part, from there on by its major part. */
export type Announcement = 'raised' | 'not raised' | 'went back';

export const announcement = (base: string, revision: string): Announcement => {
  const before = parts(base);
  const after = parts(revision);
  const [major, minor] = [after.major - before.major, after.minor - before.minor];
  if (major < 0 || (major === 0 && (minor < 0 || (minor === 0 && after.patch < before.patch)))) return 'went back';
  return major > 0 || (before.major === 0 && minor > 0) ? 'raised' : 'not raised';
};

/** The version that would announce it. */
export const nextBreaking = (base: string): string => {
  const { major, minor } = parts(base);
  return major === 0 ? `0.${minor + 1}.0` : `${major + 1}.0.0`;
};

const parts = (version: string): { major: number; minor: number; patch: number } => {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)$/.exec(version) ?? [];
  if (major === undefined) throw new Error(`info.version ${version} is not of the form 1.2.3`);
  return { major: Number(major), minor: Number(minor), patch: Number(patch) };
};
