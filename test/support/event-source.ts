import { request, type ClientRequest, type IncomingMessage } from 'node:http';

/** An event as the page's script would see it. */
export interface SourceEvent {
  readonly type: string;
  readonly data: string;
  readonly lastEventId: string;
}

/**
 * A reader that knows the rules of the HTML standard's EventSource and nothing else: no task, no terminal event. It connects
 * again after every end, with the last id, after the time that the stream told; 204 and every other refusal stop it for good.
 */
export class PlainEventSource {
  readonly events: SourceEvent[] = [];
  /** Last-Event-ID of each connection; empty where none was sent. */
  readonly connections: string[] = [];
  /** Waits between them, milliseconds. */
  readonly waits: number[] = [];
  /** Resolves with the status that stopped it. */
  readonly closed: Promise<number>;
  private stop: (status: number) => void = () => undefined;
  private lastEventId = '';
  private reconnectionTime = 3_000;
  private outgoing: ClientRequest | undefined;

  constructor(private readonly url: string) {
    this.closed = new Promise((resolve) => (this.stop = resolve));
    this.connect();
  }

  close(): void {
    this.outgoing?.destroy();
  }

  private connect(): void {
    this.connections.push(this.lastEventId);
    const headers = { accept: 'text/event-stream', 'cache-control': 'no-store', ...(this.lastEventId === '' ? {} : { 'last-event-id': this.lastEventId }) };
    let over = false;
    const again = (): void => {
      if (over) return;
      over = true;
      this.waits.push(this.reconnectionTime);
      setTimeout(() => this.connect(), this.reconnectionTime);
    };
    this.outgoing = request(this.url, { headers, agent: false }, (incoming) => {
      const status = incoming.statusCode ?? 0;
      if (status === 200 && incoming.headers['content-type'] === 'text/event-stream') return void this.read(incoming, again);
      over = true;
      incoming.resume();
      this.stop(status);
    });
    this.outgoing.on('error', again);
    this.outgoing.end();
  }

  private read(incoming: IncomingMessage, again: () => void): void {
    const decoder = new TextDecoder();
    let rest = '';
    let [type, data, id] = ['', '', this.lastEventId];
    const line = (text: string): void => {
      if (text === '') {
        this.lastEventId = id;
        if (data !== '') this.events.push({ type: type === '' ? 'message' : type, data: data.slice(0, -1), lastEventId: id });
        [type, data] = ['', ''];
        return;
      }
      const colon = text.indexOf(':');
      if (colon === 0) return;
      const field = colon === -1 ? text : text.slice(0, colon);
      const value = colon === -1 ? '' : text.slice(colon + 1).replace(/^ /, '');
      if (field === 'event') type = value;
      if (field === 'data') data += `${value}\n`;
      if (field === 'id' && !value.includes('\0')) id = value;
      if (field === 'retry' && /^\d+$/.test(value)) this.reconnectionTime = Number(value);
    };
    incoming.on('data', (bytes: Buffer) => {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split(/\r\n|\n|\r/);
      rest = lines.pop() ?? '';
      for (const text of lines) line(text);
    });
    incoming.on('error', again);
    incoming.on('close', again);
  }
}
