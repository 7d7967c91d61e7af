import type { Admitted, Lane } from './lane.js';
import type { Responder } from './responder.js';

/** The short way, for the operations that clients call all the time: compiled validators and the handler, with no framework. */
export class HotLane implements Lane {
  constructor(private readonly responder: Responder) {}

  async serve({ exchange, operation, call }: Admitted): Promise<void> {
    const write = this.responder.jsonWriter(exchange);
    try {
      await this.responder.reply(exchange, operation, await operation.run(call), write);
    } catch (error) {
      this.responder.failure(exchange, operation, error, write);
    }
  }
}
