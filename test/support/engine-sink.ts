import type { Engine, GenerateRequest, GenerateResult, TokenSink } from '../../src/ports/engine.js';

/** What reached the reader of one attempt, in order. */
export class RecordingSink implements TokenSink {
  readonly pieces: string[] = [];
  readonly prompts: { readonly tokensIn: number; readonly cachedTokens: number; readonly afterPieces: number }[] = [];
  /** Called for each piece, with how many there are now. */
  onToken: ((count: number) => void) | undefined;
  /** Set, it is what `backpressure` answers. */
  hold: Promise<void> | undefined;
  asked = 0;
  onAsked: (() => void) | undefined;

  get text(): string {
    return this.pieces.join('');
  }

  prompt(tokensIn: number, cachedTokens: number): void {
    this.prompts.push({ tokensIn, cachedTokens, afterPieces: this.pieces.length });
  }

  token(text: string): void {
    this.pieces.push(text);
    this.onToken?.(this.pieces.length);
  }

  backpressure(): Promise<void> | undefined {
    this.asked++;
    this.onAsked?.();
    return this.hold;
  }
}

export const generateRequest = (over: Partial<GenerateRequest> = {}): GenerateRequest => ({
  taskId: 'aaaaaaaa-0000-4000-8000-000000000000',
  input: { kind: 'prompt', prompt: 'the old pond' },
  maxTokens: 32,
  seed: 42,
  sampling: {},
  stop: [],
  responseFormat: { kind: 'text' },
  kvHint: 'cold',
  ...over,
});

export const never = (): AbortSignal => new AbortController().signal;

export async function complete(
  engine: Engine,
  over: Partial<GenerateRequest> = {},
): Promise<GenerateResult & { readonly text: string; readonly sink: RecordingSink }> {
  const sink = new RecordingSink();
  const result = await engine.generate(generateRequest(over), sink, never());
  return { ...result, text: sink.text, sink };
}

/** A promise settled by hand. */
export function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}
