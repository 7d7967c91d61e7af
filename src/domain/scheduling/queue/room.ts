/**
 * How large a task could start now, in tokens of context, among those that ask for these devices (`undefined`: for
 * none in particular) and may go on with this engine version only (`undefined`: any will do). 0: none could.
 */
export type Room = (devices: string | undefined, engineVersion?: string) => number;

/** Room for whatever there is: asks who would be first. */
export const ANY_ROOM: Room = () => Infinity;
