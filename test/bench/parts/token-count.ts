const TOKEN = '\nevent: token\n';
const END = '\nevent: end\n';
/** Longer than an id's line, a mark and what stands between them. */
const OVERLAP = 64;

/** Counts a stream's tokens and looks whether their ids are dense, at the cost of a search. The texts must hold no line of the kind. */
export class TokenCount {
  tokens = 0;
  inOrder = true;
  over = false;
  private rest = '';

  feed(piece: string): void {
    const text = this.rest + piece;
    let from = 0;
    for (let at = text.indexOf(TOKEN); at !== -1; at = text.indexOf(TOKEN, from)) {
      const id = Number(text.slice(text.lastIndexOf('id: ', at) + 4, at));
      this.tokens++;
      if (id !== this.tokens) this.inOrder = false;
      from = at + TOKEN.length;
    }
    if (text.includes(END, from)) this.over = true;
    this.rest = text.slice(Math.max(from, text.length - OVERLAP));
  }
}
