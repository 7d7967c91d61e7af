import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { cancelTask } from '../../src/api/tasks/cancel-task.js';
import { getTaskResult } from '../../src/api/tasks/get-task-result.js';
import { streamTask } from '../../src/api/tasks/stream-task.js';
import type { ServerLimits, StreamSettings } from '../../src/app/limits.js';
import { startServer, type LogBook } from './http-server.js';
import { openServices, type KitOptions, type ServiceKit } from './services.js';

export interface WireOptions extends KitOptions {
  readonly streams?: Partial<StreamSettings>;
  readonly limits?: Partial<ServerLimits>;
}

/**
 * Streams as they are served: the services of a kit behind the real server, both on the kit's clock. Everything goes by the lane of
 * streams: the other takes a second to build and answers the same (test/property/http/parity.test.ts).
 */
export interface Wire {
  readonly kit: ServiceKit;
  readonly url: string;
  readonly port: number;
  readonly log: LogBook;
  /** The server's side of every connection that has asked for something, in the order of asking. */
  readonly sockets: readonly Socket[];
  /** Requests whose answer is not out yet, open streams among them. */
  openRequests(): number;
  close(): Promise<void>;
}

export const streamPath = (taskId: string): string => `/v1/tasks/${taskId}/stream`;

export async function openWire({ streams, limits, ...options }: WireOptions): Promise<Wire> {
  const kit = await openServices(options);
  const { services, clock } = kit;
  const server = await startServer({
    clock,
    lanes: 'hot',
    handlers: { streamTask: streamTask(services.streams), cancelTask: cancelTask(services.cancellation), getTaskResult: getTaskResult(services.results) },
    ...(streams === undefined ? {} : { streams }),
    ...(limits === undefined ? {} : { limits }),
  });
  const sockets: Socket[] = [];
  const asked = (message: unknown): void => {
    const { socket } = message as { readonly socket: Socket };
    if (socket.localPort === server.port) sockets.push(socket);
  };
  subscribe('http.server.request.start', asked);
  return {
    kit,
    url: server.url,
    port: server.port,
    log: server.log,
    sockets,
    openRequests: () => server.server.openRequests,
    close: async () => {
      unsubscribe('http.server.request.start', asked);
      await server.close();
      await kit.close();
    },
  };
}
