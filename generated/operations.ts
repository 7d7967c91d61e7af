/* Generated from contracts/data.yaml, contracts/control.yaml, contracts/components.yaml by npm run codegen; do not edit. */
import type * as control from './control.js';
import type * as data from './data.js';
import type { Reply, SseConnection, SseDone, SseParts } from './reply-types.js';

export type OperationId =
  | 'createTask'
  | 'listTasks'
  | 'getTask'
  | 'streamTask'
  | 'getTaskResult'
  | 'getTranscript'
  | 'cancelTask'
  | 'getSession'
  | 'deleteSession'
  | 'getCapabilities'
  | 'listPools'
  | 'createPool'
  | 'updatePool'
  | 'deletePool'
  | 'getPoolHealth'
  | 'drainPool'
  | 'undrainPool'
  | 'reloadPool'
  | 'createArtifact'
  | 'listArtifacts'
  | 'getArtifact'
  | 'deleteArtifact'
  | 'createCatalogModel'
  | 'listCatalogModels'
  | 'getCatalogModel'
  | 'deleteCatalogModel'
  | 'verifyCatalogModel'
  | 'setCatalogModelState'
  | 'getMetrics'
  | 'getHealthz'
  | 'getReadyz';

/** Nothing is declared here, so nothing can be read. */
export type None = Readonly<Record<never, never>>;

/** POST /v1/tasks (ORCH-3001, ORCH-3002, ORCH-3003, ORCH-3004, ORCH-3005, ORCH-3006, ORCH-3007, ORCH-3008, ORCH-3009, ORCH-3010, ORCH-3013, ORCH-3014, ORCH-3044, ORCH-3045, ORCH-3050, ORCH-3051, ORCH-3052, ORCH-3053, ORCH-3055, ORCH-3056, ORCH-3057, ORCH-3058, ORCH-3059, ORCH-3060, ORCH-3062, ORCH-3090, ORCH-3095) */
export interface CreateTaskRequest {
  readonly params: None;
  readonly query: None;
  readonly headers: { readonly 'x-correlation-id'?: string };
  readonly body: data.TaskRequest;
}
export interface CreateTaskReplies {
  readonly 202: { json(answer: { readonly headers?: { readonly 'X-Budget-Tokens-Remaining'?: number; readonly 'X-Budget-Time-Remaining-Ms'?: number; readonly 'X-Budget-Cost-Remaining'?: number; readonly 'RateLimit-Policy'?: string; readonly RateLimit?: string }; readonly body: data.AdmissionResponse }): Reply<'createTask'> };
}
export type CreateTaskHandler<Context> = (request: CreateTaskRequest, reply: CreateTaskReplies, context: Context) => Promise<Reply<'createTask'>>;

/** GET /v1/tasks (ORCH-3012) */
export interface ListTasksRequest {
  readonly params: None;
  readonly query: { readonly limit?: number; readonly cursor?: string; readonly state?: data.TaskState; readonly session_id?: string; readonly pool_id?: string };
  readonly headers: { readonly 'x-correlation-id'?: string };
  readonly body: undefined;
}
export interface ListTasksReplies {
  readonly 200: { json(answer: { readonly body: data.TaskList }): Reply<'listTasks'> };
}
export type ListTasksHandler<Context> = (request: ListTasksRequest, reply: ListTasksReplies, context: Context) => Promise<Reply<'listTasks'>>;

/** GET /v1/tasks/{id} (ORCH-3011, ORCH-3067) */
export interface GetTaskRequest {
  readonly params: { readonly id: string };
  readonly query: None;
  readonly headers: { readonly 'x-correlation-id'?: string };
  readonly body: undefined;
}
export interface GetTaskReplies {
  readonly 200: { json(answer: { readonly body: data.Task }): Reply<'getTask'> };
}
export type GetTaskHandler<Context> = (request: GetTaskRequest, reply: GetTaskReplies, context: Context) => Promise<Reply<'getTask'>>;

/** The events of streamTask's stream; `eventId` is the SSE id. Those that end the stream give what `run` must return. */
export interface StreamTaskEvents {
  queued(data: data.QueuedData): void;
  started(eventId: string, data: data.StartedData): void;
  token(eventId: string, data: data.TokenData): void;
  result(eventId: string): SseParts;
  metrics(eventId: string | undefined, data: data.MetricsData): void;
  end(eventId: string, data: data.EndData): SseDone<'streamTask'>;
  error(eventId: string, data: data.ErrorData): SseDone<'streamTask'>;
}
/** GET /v1/tasks/{id}/stream (ORCH-3020, ORCH-3021, ORCH-3022, ORCH-3023, ORCH-3024, ORCH-3025, ORCH-3026, ORCH-3027, ORCH-3028, ORCH-3029, ORCH-3054, ORCH-3055, ORCH-3063, ORCH-3064, ORCH-3065, ORCH-3066, ORCH-3068, ORCH-3069, ORCH-3070, ORCH-3071, ORCH-3091, ORCH-3093) */
export interface StreamTaskRequest {
  readonly params: { readonly id: string };
  readonly query: None;
  readonly headers: { readonly 'x-correlation-id'?: string; readonly 'last-event-id'?: string };
  readonly body: undefined;
}
export interface StreamTaskReplies {
  readonly 200: { sse(answer: { readonly headers?: { readonly 'X-Budget-Tokens-Remaining'?: number; readonly 'X-Budget-Time-Remaining-Ms'?: number; readonly 'X-Budget-Cost-Remaining'?: number }; readonly run: (emit: StreamTaskEvents, connection: SseConnection<'streamTask'>) => Promise<SseDone<'streamTask'>> }): Reply<'streamTask'> };
  readonly 204: { empty(): Reply<'streamTask'> };
}
export type StreamTaskHandler<Context> = (request: StreamTaskRequest, reply: StreamTaskReplies, context: Context) => Promise<Reply<'streamTask'>>;

/** GET /v1/tasks/{id}/result (ORCH-3092, ORCH-3094) */
export interface GetTaskResultRequest {
  readonly params: { readonly id: string };
  readonly query: None;
  readonly headers: { readonly 'x-correlation-id'?: string };
  readonly body: undefined;
}
export interface GetTaskResultReplies {
  readonly 200: { bytes(answer: { readonly body: Uint8Array }): Reply<'getTaskResult'> };
}
export type GetTaskResultHandler<Context> = (request: GetTaskResultRequest, reply: GetTaskResultReplies, context: Context) => Promise<Reply<'getTaskResult'>>;

/** GET /v1/tasks/{id}/transcript (ORCH-3072) */
export interface GetTranscriptRequest {
  readonly params: { readonly id: string };
  readonly query: None;
  readonly headers: { readonly 'x-correlation-id'?: string };
  readonly body: undefined;
}
export interface GetTranscriptReplies {
  readonly 200: { bytes(answer: { readonly body: Uint8Array }): Reply<'getTranscript'> };
}
export type GetTranscriptHandler<Context> = (request: GetTranscriptRequest, reply: GetTranscriptReplies, context: Context) => Promise<Reply<'getTranscript'>>;

/** POST /v1/tasks/{id}/cancel (ORCH-3030, ORCH-3031, ORCH-3032) */
export interface CancelTaskRequest {
  readonly params: { readonly id: string };
  readonly query: None;
  readonly headers: { readonly 'x-correlation-id'?: string };
  readonly body: undefined;
}
export interface CancelTaskReplies {
  readonly 204: { empty(): Reply<'cancelTask'> };
}
export type CancelTaskHandler<Context> = (request: CancelTaskRequest, reply: CancelTaskReplies, context: Context) => Promise<Reply<'cancelTask'>>;

/** GET /v1/sessions/{id} (ORCH-3040, ORCH-3041, ORCH-3043, ORCH-3055) */
export interface GetSessionRequest {
  readonly params: { readonly id: string };
  readonly query: None;
  readonly headers: { readonly 'x-correlation-id'?: string };
  readonly body: undefined;
}
export interface GetSessionReplies {
  readonly 200: { json(answer: { readonly body: data.SessionInfo }): Reply<'getSession'> };
}
export type GetSessionHandler<Context> = (request: GetSessionRequest, reply: GetSessionReplies, context: Context) => Promise<Reply<'getSession'>>;

/** DELETE /v1/sessions/{id} (ORCH-3042) */
export interface DeleteSessionRequest {
  readonly params: { readonly id: string };
  readonly query: None;
  readonly headers: { readonly 'x-correlation-id'?: string };
  readonly body: undefined;
}
export interface DeleteSessionReplies {
  readonly 204: { empty(): Reply<'deleteSession'> };
}
export type DeleteSessionHandler<Context> = (request: DeleteSessionRequest, reply: DeleteSessionReplies, context: Context) => Promise<Reply<'deleteSession'>>;

/** GET /v1/capabilities (OC-CTRL-2001, OC-CTRL-2002) */
export interface GetCapabilitiesRequest {
  readonly params: None;
  readonly query: None;
  readonly headers: { readonly 'x-correlation-id'?: string };
  readonly body: undefined;
}
export interface GetCapabilitiesReplies {
  readonly 200: { json(answer: { readonly body: control.Capabilities }): Reply<'getCapabilities'> };
}
export type GetCapabilitiesHandler<Context> = (request: GetCapabilitiesRequest, reply: GetCapabilitiesReplies, context: Context) => Promise<Reply<'getCapabilities'>>;

/** GET /v1/pools (OC-CTRL-2010) */
export interface ListPoolsRequest {
  readonly params: None;
  readonly query: None;
  readonly headers: { readonly 'x-correlation-id'?: string };
  readonly body: undefined;
}
export interface ListPoolsReplies {
  readonly 200: { json(answer: { readonly body: control.PoolList }): Reply<'listPools'> };
}
export type ListPoolsHandler<Context> = (request: ListPoolsRequest, reply: ListPoolsReplies, context: Context) => Promise<Reply<'listPools'>>;

/** POST /v1/pools (OC-CTRL-2060, OC-CTRL-2063, OC-CTRL-2064) */
export interface CreatePoolRequest {
  readonly params: None;
  readonly query: None;
  readonly headers: { readonly 'x-correlation-id'?: string };
  readonly body: control.NewPool;
}
export interface CreatePoolReplies {
  readonly 201: { json(answer: { readonly body: control.PoolHealth }): Reply<'createPool'> };
}
export type CreatePoolHandler<Context> = (request: CreatePoolRequest, reply: CreatePoolReplies, context: Context) => Promise<Reply<'createPool'>>;

/** PATCH /v1/pools/{id} (OC-CTRL-2061, OC-CTRL-2063, OC-CTRL-2064) */
export interface UpdatePoolRequest {
  readonly params: { readonly id: string };
  readonly query: None;
  readonly headers: { readonly 'x-correlation-id'?: string };
  readonly body: control.PoolChange;
}
export interface UpdatePoolReplies {
  readonly 202: { json(answer: { readonly body: control.PoolHealth }): Reply<'updatePool'> };
}
export type UpdatePoolHandler<Context> = (request: UpdatePoolRequest, reply: UpdatePoolReplies, context: Context) => Promise<Reply<'updatePool'>>;

/** DELETE /v1/pools/{id} (OC-CTRL-2062, OC-CTRL-2063) */
export interface DeletePoolRequest {
  readonly params: { readonly id: string };
  readonly query: { readonly deadline_ms?: number };
  readonly headers: { readonly 'x-correlation-id'?: string };
  readonly body: undefined;
}
export interface DeletePoolReplies {
  readonly 202: { json(answer: { readonly body: control.PoolHealth }): Reply<'deletePool'> };
}
export type DeletePoolHandler<Context> = (request: DeletePoolRequest, reply: DeletePoolReplies, context: Context) => Promise<Reply<'deletePool'>>;

/** GET /v1/pools/{id}/health (OC-CTRL-2011, OC-CTRL-2012, OC-CTRL-2013, OC-CTRL-2034) */
export interface GetPoolHealthRequest {
  readonly params: { readonly id: string };
  readonly query: None;
  readonly headers: { readonly 'x-correlation-id'?: string };
  readonly body: undefined;
}
export interface GetPoolHealthReplies {
  readonly 200: { json(answer: { readonly body: control.PoolHealth }): Reply<'getPoolHealth'> };
}
export type GetPoolHealthHandler<Context> = (request: GetPoolHealthRequest, reply: GetPoolHealthReplies, context: Context) => Promise<Reply<'getPoolHealth'>>;

/** POST /v1/pools/{id}/drain (OC-CTRL-2020, OC-CTRL-2021, OC-CTRL-2022) */
export interface DrainPoolRequest {
  readonly params: { readonly id: string };
  readonly query: None;
  readonly headers: { readonly 'x-correlation-id'?: string };
  readonly body: control.DrainRequest;
}
export interface DrainPoolReplies {
  readonly 202: { json(answer: { readonly body: control.PoolHealth }): Reply<'drainPool'> };
}
export type DrainPoolHandler<Context> = (request: DrainPoolRequest, reply: DrainPoolReplies, context: Context) => Promise<Reply<'drainPool'>>;

/** POST /v1/pools/{id}/undrain (OC-CTRL-2023) */
export interface UndrainPoolRequest {
  readonly params: { readonly id: string };
  readonly query: None;
  readonly headers: { readonly 'x-correlation-id'?: string };
  readonly body: undefined;
}
export interface UndrainPoolReplies {
  readonly 200: { json(answer: { readonly body: control.PoolHealth }): Reply<'undrainPool'> };
}
export type UndrainPoolHandler<Context> = (request: UndrainPoolRequest, reply: UndrainPoolReplies, context: Context) => Promise<Reply<'undrainPool'>>;

/** POST /v1/pools/{id}/reload (OC-CTRL-2024, OC-CTRL-2025) */
export interface ReloadPoolRequest {
  readonly params: { readonly id: string };
  readonly query: None;
  readonly headers: { readonly 'x-correlation-id'?: string };
  readonly body: control.ReloadRequest;
}
export interface ReloadPoolReplies {
  readonly 202: { json(answer: { readonly body: control.PoolHealth }): Reply<'reloadPool'> };
}
export type ReloadPoolHandler<Context> = (request: ReloadPoolRequest, reply: ReloadPoolReplies, context: Context) => Promise<Reply<'reloadPool'>>;

/** POST /v1/artifacts (OC-CTRL-2050, OC-CTRL-2055, OC-CTRL-2056) */
export interface CreateArtifactRequest {
  readonly params: None;
  readonly query: None;
  readonly headers: { readonly 'x-correlation-id'?: string };
  readonly body: control.NewArtifact;
}
export interface CreateArtifactReplies {
  readonly 201: { json(answer: { readonly headers: { readonly Location: string; readonly ETag: string }; readonly body: control.ArtifactRef }): Reply<'createArtifact'> };
}
export type CreateArtifactHandler<Context> = (request: CreateArtifactRequest, reply: CreateArtifactReplies, context: Context) => Promise<Reply<'createArtifact'>>;

/** GET /v1/artifacts (OC-CTRL-2053, OC-CTRL-2056) */
export interface ListArtifactsRequest {
  readonly params: None;
  readonly query: { readonly limit?: number; readonly cursor?: string; readonly kind?: control.ArtifactKind; readonly tag?: string; readonly parent?: string; readonly since_ms?: number; readonly until_ms?: number };
  readonly headers: { readonly 'x-correlation-id'?: string };
  readonly body: undefined;
}
export interface ListArtifactsReplies {
  readonly 200: { json(answer: { readonly body: control.ArtifactList }): Reply<'listArtifacts'> };
}
export type ListArtifactsHandler<Context> = (request: ListArtifactsRequest, reply: ListArtifactsReplies, context: Context) => Promise<Reply<'listArtifacts'>>;

/** GET /v1/artifacts/{id} (OC-CTRL-2050, OC-CTRL-2051, OC-CTRL-2052) */
export interface GetArtifactRequest {
  readonly params: { readonly id: string };
  readonly query: None;
  readonly headers: { readonly 'x-correlation-id'?: string; readonly 'if-none-match'?: string; readonly range?: string; readonly 'if-range'?: string };
  readonly body: undefined;
}
export interface GetArtifactReplies {
  readonly 200: { bytes(answer: { readonly headers: { readonly ETag: string; readonly 'Cache-Control': string; readonly 'Accept-Ranges': 'bytes'; readonly 'Content-Digest': string }; readonly body: Uint8Array }): Reply<'getArtifact'> };
  readonly 206: { bytes(answer: { readonly headers: { readonly ETag: string; readonly 'Cache-Control': string; readonly 'Accept-Ranges': 'bytes'; readonly 'Content-Range': string; readonly 'Repr-Digest': string }; readonly body: Uint8Array }): Reply<'getArtifact'> };
  readonly 304: { empty(answer: { readonly headers: { readonly ETag: string; readonly 'Cache-Control': string } }): Reply<'getArtifact'> };
}
export type GetArtifactHandler<Context> = (request: GetArtifactRequest, reply: GetArtifactReplies, context: Context) => Promise<Reply<'getArtifact'>>;

/** DELETE /v1/artifacts/{id} (OC-CTRL-2054) */
export interface DeleteArtifactRequest {
  readonly params: { readonly id: string };
  readonly query: None;
  readonly headers: { readonly 'x-correlation-id'?: string };
  readonly body: undefined;
}
export interface DeleteArtifactReplies {
  readonly 204: { empty(): Reply<'deleteArtifact'> };
}
export type DeleteArtifactHandler<Context> = (request: DeleteArtifactRequest, reply: DeleteArtifactReplies, context: Context) => Promise<Reply<'deleteArtifact'>>;

/** POST /v1/catalog/models (OC-CTRL-2070) */
export interface CreateCatalogModelRequest {
  readonly params: None;
  readonly query: None;
  readonly headers: { readonly 'x-correlation-id'?: string };
  readonly body: control.NewCatalogModel;
}
export interface CreateCatalogModelReplies {
  readonly 201: { json(answer: { readonly body: control.CatalogModel }): Reply<'createCatalogModel'> };
}
export type CreateCatalogModelHandler<Context> = (request: CreateCatalogModelRequest, reply: CreateCatalogModelReplies, context: Context) => Promise<Reply<'createCatalogModel'>>;

/** GET /v1/catalog/models (OC-CTRL-2070) */
export interface ListCatalogModelsRequest {
  readonly params: None;
  readonly query: None;
  readonly headers: { readonly 'x-correlation-id'?: string };
  readonly body: undefined;
}
export interface ListCatalogModelsReplies {
  readonly 200: { json(answer: { readonly body: control.CatalogModelList }): Reply<'listCatalogModels'> };
}
export type ListCatalogModelsHandler<Context> = (request: ListCatalogModelsRequest, reply: ListCatalogModelsReplies, context: Context) => Promise<Reply<'listCatalogModels'>>;

/** GET /v1/catalog/models/{id} (OC-CTRL-2070) */
export interface GetCatalogModelRequest {
  readonly params: { readonly id: string };
  readonly query: None;
  readonly headers: { readonly 'x-correlation-id'?: string };
  readonly body: undefined;
}
export interface GetCatalogModelReplies {
  readonly 200: { json(answer: { readonly body: control.CatalogModel }): Reply<'getCatalogModel'> };
}
export type GetCatalogModelHandler<Context> = (request: GetCatalogModelRequest, reply: GetCatalogModelReplies, context: Context) => Promise<Reply<'getCatalogModel'>>;

/** DELETE /v1/catalog/models/{id} (OC-CTRL-2070) */
export interface DeleteCatalogModelRequest {
  readonly params: { readonly id: string };
  readonly query: None;
  readonly headers: { readonly 'x-correlation-id'?: string };
  readonly body: undefined;
}
export interface DeleteCatalogModelReplies {
  readonly 204: { empty(): Reply<'deleteCatalogModel'> };
}
export type DeleteCatalogModelHandler<Context> = (request: DeleteCatalogModelRequest, reply: DeleteCatalogModelReplies, context: Context) => Promise<Reply<'deleteCatalogModel'>>;

/** POST /v1/catalog/models/{id}/verify (OC-CTRL-2071, OC-CTRL-2074) */
export interface VerifyCatalogModelRequest {
  readonly params: { readonly id: string };
  readonly query: None;
  readonly headers: { readonly 'x-correlation-id'?: string };
  readonly body: undefined;
}
export interface VerifyCatalogModelReplies {
  readonly 202: { json(answer: { readonly body: control.CatalogModel }): Reply<'verifyCatalogModel'> };
}
export type VerifyCatalogModelHandler<Context> = (request: VerifyCatalogModelRequest, reply: VerifyCatalogModelReplies, context: Context) => Promise<Reply<'verifyCatalogModel'>>;

/** POST /v1/catalog/models/{id}/state (OC-CTRL-2072, OC-CTRL-2073) */
export interface SetCatalogModelStateRequest {
  readonly params: { readonly id: string };
  readonly query: None;
  readonly headers: { readonly 'x-correlation-id'?: string };
  readonly body: control.CatalogModelStateRequest;
}
export interface SetCatalogModelStateReplies {
  readonly 202: { json(answer: { readonly body: control.CatalogModel }): Reply<'setCatalogModelState'> };
}
export type SetCatalogModelStateHandler<Context> = (request: SetCatalogModelStateRequest, reply: SetCatalogModelStateReplies, context: Context) => Promise<Reply<'setCatalogModelState'>>;

/** GET /metrics (OC-CTRL-2030) */
export interface GetMetricsRequest {
  readonly params: None;
  readonly query: None;
  readonly headers: { readonly 'x-correlation-id'?: string };
  readonly body: undefined;
}
export interface GetMetricsReplies {
  readonly 200: { text(answer: { readonly body: string }): Reply<'getMetrics'> };
}
export type GetMetricsHandler<Context> = (request: GetMetricsRequest, reply: GetMetricsReplies, context: Context) => Promise<Reply<'getMetrics'>>;

/** GET /healthz (OC-CTRL-2031) */
export interface GetHealthzRequest {
  readonly params: None;
  readonly query: None;
  readonly headers: { readonly 'x-correlation-id'?: string };
  readonly body: undefined;
}
export interface GetHealthzReplies {
  readonly 200: { json(answer: { readonly body: control.Healthz }): Reply<'getHealthz'> };
}
export type GetHealthzHandler<Context> = (request: GetHealthzRequest, reply: GetHealthzReplies, context: Context) => Promise<Reply<'getHealthz'>>;

/** GET /readyz (OC-CTRL-2032, OC-CTRL-2033) */
export interface GetReadyzRequest {
  readonly params: None;
  readonly query: None;
  readonly headers: { readonly 'x-correlation-id'?: string };
  readonly body: undefined;
}
export interface GetReadyzReplies {
  readonly 200: { json(answer: { readonly body: control.Readyz }): Reply<'getReadyz'> };
}
export type GetReadyzHandler<Context> = (request: GetReadyzRequest, reply: GetReadyzReplies, context: Context) => Promise<Reply<'getReadyz'>>;

export interface Requests {
  readonly createTask: CreateTaskRequest;
  readonly listTasks: ListTasksRequest;
  readonly getTask: GetTaskRequest;
  readonly streamTask: StreamTaskRequest;
  readonly getTaskResult: GetTaskResultRequest;
  readonly getTranscript: GetTranscriptRequest;
  readonly cancelTask: CancelTaskRequest;
  readonly getSession: GetSessionRequest;
  readonly deleteSession: DeleteSessionRequest;
  readonly getCapabilities: GetCapabilitiesRequest;
  readonly listPools: ListPoolsRequest;
  readonly createPool: CreatePoolRequest;
  readonly updatePool: UpdatePoolRequest;
  readonly deletePool: DeletePoolRequest;
  readonly getPoolHealth: GetPoolHealthRequest;
  readonly drainPool: DrainPoolRequest;
  readonly undrainPool: UndrainPoolRequest;
  readonly reloadPool: ReloadPoolRequest;
  readonly createArtifact: CreateArtifactRequest;
  readonly listArtifacts: ListArtifactsRequest;
  readonly getArtifact: GetArtifactRequest;
  readonly deleteArtifact: DeleteArtifactRequest;
  readonly createCatalogModel: CreateCatalogModelRequest;
  readonly listCatalogModels: ListCatalogModelsRequest;
  readonly getCatalogModel: GetCatalogModelRequest;
  readonly deleteCatalogModel: DeleteCatalogModelRequest;
  readonly verifyCatalogModel: VerifyCatalogModelRequest;
  readonly setCatalogModelState: SetCatalogModelStateRequest;
  readonly getMetrics: GetMetricsRequest;
  readonly getHealthz: GetHealthzRequest;
  readonly getReadyz: GetReadyzRequest;
}

export interface Replies {
  readonly createTask: CreateTaskReplies;
  readonly listTasks: ListTasksReplies;
  readonly getTask: GetTaskReplies;
  readonly streamTask: StreamTaskReplies;
  readonly getTaskResult: GetTaskResultReplies;
  readonly getTranscript: GetTranscriptReplies;
  readonly cancelTask: CancelTaskReplies;
  readonly getSession: GetSessionReplies;
  readonly deleteSession: DeleteSessionReplies;
  readonly getCapabilities: GetCapabilitiesReplies;
  readonly listPools: ListPoolsReplies;
  readonly createPool: CreatePoolReplies;
  readonly updatePool: UpdatePoolReplies;
  readonly deletePool: DeletePoolReplies;
  readonly getPoolHealth: GetPoolHealthReplies;
  readonly drainPool: DrainPoolReplies;
  readonly undrainPool: UndrainPoolReplies;
  readonly reloadPool: ReloadPoolReplies;
  readonly createArtifact: CreateArtifactReplies;
  readonly listArtifacts: ListArtifactsReplies;
  readonly getArtifact: GetArtifactReplies;
  readonly deleteArtifact: DeleteArtifactReplies;
  readonly createCatalogModel: CreateCatalogModelReplies;
  readonly listCatalogModels: ListCatalogModelsReplies;
  readonly getCatalogModel: GetCatalogModelReplies;
  readonly deleteCatalogModel: DeleteCatalogModelReplies;
  readonly verifyCatalogModel: VerifyCatalogModelReplies;
  readonly setCatalogModelState: SetCatalogModelStateReplies;
  readonly getMetrics: GetMetricsReplies;
  readonly getHealthz: GetHealthzReplies;
  readonly getReadyz: GetReadyzReplies;
}

/** Every operation of the contracts and its one handler. `Context` is what the server hands to each call. */
export interface Handlers<Context> {
  readonly createTask: CreateTaskHandler<Context>;
  readonly listTasks: ListTasksHandler<Context>;
  readonly getTask: GetTaskHandler<Context>;
  readonly streamTask: StreamTaskHandler<Context>;
  readonly getTaskResult: GetTaskResultHandler<Context>;
  readonly getTranscript: GetTranscriptHandler<Context>;
  readonly cancelTask: CancelTaskHandler<Context>;
  readonly getSession: GetSessionHandler<Context>;
  readonly deleteSession: DeleteSessionHandler<Context>;
  readonly getCapabilities: GetCapabilitiesHandler<Context>;
  readonly listPools: ListPoolsHandler<Context>;
  readonly createPool: CreatePoolHandler<Context>;
  readonly updatePool: UpdatePoolHandler<Context>;
  readonly deletePool: DeletePoolHandler<Context>;
  readonly getPoolHealth: GetPoolHealthHandler<Context>;
  readonly drainPool: DrainPoolHandler<Context>;
  readonly undrainPool: UndrainPoolHandler<Context>;
  readonly reloadPool: ReloadPoolHandler<Context>;
  readonly createArtifact: CreateArtifactHandler<Context>;
  readonly listArtifacts: ListArtifactsHandler<Context>;
  readonly getArtifact: GetArtifactHandler<Context>;
  readonly deleteArtifact: DeleteArtifactHandler<Context>;
  readonly createCatalogModel: CreateCatalogModelHandler<Context>;
  readonly listCatalogModels: ListCatalogModelsHandler<Context>;
  readonly getCatalogModel: GetCatalogModelHandler<Context>;
  readonly deleteCatalogModel: DeleteCatalogModelHandler<Context>;
  readonly verifyCatalogModel: VerifyCatalogModelHandler<Context>;
  readonly setCatalogModelState: SetCatalogModelStateHandler<Context>;
  readonly getMetrics: GetMetricsHandler<Context>;
  readonly getHealthz: GetHealthzHandler<Context>;
  readonly getReadyz: GetReadyzHandler<Context>;
}

/** What mounts handlers takes `handlers: H & NoExtra<H, Handlers<Context>>`: a handler of no operation does not compile. */
export type NoExtra<H, Want> = Readonly<Record<Exclude<keyof H, keyof Want>, never>>;
