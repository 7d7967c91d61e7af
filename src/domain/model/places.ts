/**
 * Which files of this machine may be models. Paths are absolute and in the form of `resolveFile`.
 */

/** The directory that a model's file lies in; of one in the root the file itself, since the root holds everything. */
export function modelDirectory(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash <= 0 ? path : path.slice(0, slash);
}

/** Also true of the directory itself. The root counts as no directory of models. */
export const isBelow = (path: string, directory: string): boolean => directory !== '/' && directory !== '' && (path === directory || path.startsWith(`${directory}/`));
