import type { Handlers } from '../../generated/operations.js';
import { createArtifact } from '../api/artifacts/create-artifact.js';
import { deleteArtifact } from '../api/artifacts/delete-artifact.js';
import { getArtifact } from '../api/artifacts/get-artifact.js';
import { listArtifacts } from '../api/artifacts/list-artifacts.js';
import { getCapabilities } from '../api/capabilities/get-capabilities.js';
import { createCatalogModel } from '../api/catalog/create-catalog-model.js';
import { deleteCatalogModel } from '../api/catalog/delete-catalog-model.js';
import { getCatalogModel } from '../api/catalog/get-catalog-model.js';
import { listCatalogModels } from '../api/catalog/list-catalog-models.js';
import { setCatalogModelState } from '../api/catalog/set-catalog-model-state.js';
import { verifyCatalogModel } from '../api/catalog/verify-catalog-model.js';
import type { RequestContext } from '../api/context.js';
import { getHealthz } from '../api/health/get-healthz.js';
import { getReadyz } from '../api/health/get-readyz.js';
import { getMetrics } from '../api/metrics/get-metrics.js';
import { createPool } from '../api/pools/create-pool.js';
import { deletePool } from '../api/pools/delete-pool.js';
import { drainPool } from '../api/pools/drain-pool.js';
import { getPoolHealth } from '../api/pools/get-pool-health.js';
import { listPools } from '../api/pools/list-pools.js';
import { reloadPool } from '../api/pools/reload-pool.js';
import { undrainPool } from '../api/pools/undrain-pool.js';
import { updatePool } from '../api/pools/update-pool.js';
import { deleteSession } from '../api/sessions/delete-session.js';
import { getSession } from '../api/sessions/get-session.js';
import { cancelTask } from '../api/tasks/cancel-task.js';
import { createTask } from '../api/tasks/create-task.js';
import { getTask } from '../api/tasks/get-task.js';
import { getTaskResult } from '../api/tasks/get-task-result.js';
import { getTranscript } from '../api/tasks/get-transcript.js';
import { listTasks } from '../api/tasks/list-tasks.js';
import { streamTask } from '../api/tasks/stream-task.js';
import type { Services } from './services.js';

/** Every operation of the contract with what it needs, and nothing else: one too many or too few does not compile. */
export function createHandlers(services: Services, renderMetrics: () => Promise<string>, apiVersion: string) {
  const { admission, cancellation, queries, results, streams, transcripts, sessions, budgets, quotas, pools, registry, drains, reloads, reports, readiness, artifacts, catalog } = services;
  return {
    createTask: createTask(admission, quotas),
    getTask: getTask(queries),
    getTaskResult: getTaskResult(results),
    getTranscript: getTranscript(transcripts),
    listTasks: listTasks(queries),
    streamTask: streamTask(streams),
    cancelTask: cancelTask(cancellation),
    getSession: getSession(sessions, budgets, pools),
    deleteSession: deleteSession(sessions),
    getCapabilities: getCapabilities(pools, quotas, apiVersion),
    listPools: listPools(reports),
    getPoolHealth: getPoolHealth(reports),
    createPool: createPool(registry, reports),
    updatePool: updatePool(registry, reports),
    deletePool: deletePool(registry, reports),
    drainPool: drainPool(drains, reports),
    undrainPool: undrainPool(drains, reports),
    reloadPool: reloadPool(reloads, reports),
    createArtifact: createArtifact(artifacts),
    listArtifacts: listArtifacts(artifacts),
    getArtifact: getArtifact(artifacts),
    deleteArtifact: deleteArtifact(artifacts),
    createCatalogModel: createCatalogModel(catalog),
    listCatalogModels: listCatalogModels(catalog),
    getCatalogModel: getCatalogModel(catalog),
    deleteCatalogModel: deleteCatalogModel(catalog),
    verifyCatalogModel: verifyCatalogModel(catalog),
    setCatalogModelState: setCatalogModelState(catalog),
    getMetrics: getMetrics(renderMetrics),
    getHealthz: getHealthz(),
    getReadyz: getReadyz(readiness),
  } satisfies Handlers<RequestContext>;
}
