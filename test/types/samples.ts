import type { AdmissionResponse, MetricsData, QueuedData, SessionInfo, StartedData, Task } from '../../generated/data.js';

/** Values that fit the contract, for a case to spoil one thing of. Nothing here runs. */
export interface Context {
  readonly correlationId: string;
}
export declare const admission: AdmissionResponse;
export declare const session: SessionInfo;
export declare const metrics: MetricsData;
export declare const queued: QueuedData;
export declare const started: StartedData;
export declare const task: Task;
export declare const bytes: Uint8Array;
export declare const artifactHeaders: {
  readonly ETag: string;
  readonly 'Cache-Control': string;
  readonly 'Accept-Ranges': 'bytes';
  readonly 'Content-Digest': string;
};
