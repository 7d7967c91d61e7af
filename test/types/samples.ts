import type { AdmissionResponse, SessionInfo, StartedData, Task } from '../../generated/data.js';

/** Values that fit the contract, for a case to spoil one thing of. Nothing here runs. */
export interface Context {
  readonly correlationId: string;
}
export declare const admission: AdmissionResponse;
export declare const session: SessionInfo;
export declare const started: StartedData;
export declare const task: Task;
