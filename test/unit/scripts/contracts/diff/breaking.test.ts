import { join } from 'node:path';
import { compareContracts, objection } from '../../../../../scripts/contracts/diff/breaking.js';
import { type Edit, edited, removeCopies } from '../edited.js';

const SMALL = join('test', 'unit', 'scripts', 'contracts', 'diff', 'small');
const compare = (...edits: readonly (readonly [from: string, to: string])[]): ReturnType<typeof compareContracts> =>
  compareContracts(SMALL, edited(SMALL, edits.map(([from, to]): Edit => ['data.yaml', from, to])));

const REMOVED_EVENT = ["        - { $ref: '#/components/schemas/TokenEvent' }\n", ''] as const;
const raisedTo = (version: string): readonly [string, string] => ['version: 0.1.0', `version: ${version}`];

afterAll(removeCopies);

describe('the comparison of two contracts', () => {
  it('finds nothing in a contract that did not change', async () => {
    const comparison = await compare();
    expect(comparison.breaking).toEqual([]);
    expect(objection(comparison)).toBeUndefined();
  });

  it('finds what is gone and what is newly demanded', async () => {
    const { breaking } = await compare(
      ["    delete:\n      operationId: deleteThings\n      security: [{ apiKey: [] }, { bearer: [] }]\n      responses:\n        '204': { description: All are gone. }\n", ''],
      ["        '409': { description: It is there already. }\n", ''],
      ['required: [name, state]', 'required: [name]'],
      ['required: [name]\n      properties:\n        name: { type: string, maxLength: 100 }', 'required: [name, color]\n      properties:\n        name: { type: string, maxLength: 10 }'],
      ['enum: [red, green]', 'enum: [red]'],
      ['name: dry, in: query, required: false', 'name: dry, in: query, required: true'],
    );
    const messages = breaking.map(({ message }) => message);
    for (const part of ['DELETE /things', '`409` was removed', 'no longer required: `state`', '`color`', 'maxLength', 'lost the value green', 'dry']) {
      expect(messages).toContainEqual(expect.stringContaining(part));
    }
  });

  it('finds a renamed field of an answer', async () => {
    const { breaking } = await compare(['        state: { type: string, enum: [open, closed] }', '        status: { type: string, enum: [open, closed] }']);
    expect(breaking).toContainEqual(expect.objectContaining({ message: expect.stringContaining('`state`') }));
  });

  it('lets additions pass: operations, statuses, optional fields, parameters, enum values, events, ways to authenticate', async () => {
    const comparison = await compare(
      ['  /events:', "  /more:\n    get: { operationId: getMore, security: [], responses: { '204': { description: More. } } }\n  /events:"],
      ["        '409': {", "        '429': { description: Later. }\n        '409': {"],
      ['        color: {', '        size: { type: integer }\n        color: {'],
      ['        parts:', '        made_ms: { type: integer }\n        parts:'],
      ['        - { name: dry', '        - { name: wet, in: query, schema: { type: boolean } }\n        - { name: dry'],
      ['enum: [red, green]', 'enum: [blue, red, green]'],
      ['enum: [open, closed]', 'enum: [lost, open, closed]'],
      ["        - { $ref: '#/components/schemas/EndEvent' }", "        - { $ref: '#/components/schemas/MetricsEvent' }\n        - { $ref: '#/components/schemas/EndEvent' }"],
      ['    TokenEvent:\n', '    MetricsEvent: { type: object, required: [event], properties: { event: { type: string, const: metrics } } }\n    TokenEvent:\n'],
      ['createThing\n      security: [', 'createThing\n      security: [{ apiKey: [], bearer: [] }, '],
    );
    expect(comparison.breaking).toEqual([]);
    expect(objection(comparison)).toBeUndefined();
  });

  it('refuses a breaking change under the same version, and says which version announces it', async () => {
    const comparison = await compare(REMOVED_EVENT);
    expect(comparison.breaking).toEqual([{ place: 'data.yaml#/components/schemas/Event', message: 'lost the branch token' }]);
    expect(objection(comparison)).toContain('raise info.version in both documents to 0.2.0');
  });

  it('lets an announced breaking change pass, and still lists it', async () => {
    const comparison = await compare(REMOVED_EVENT, raisedTo('0.2.0'));
    expect(comparison.breaking).toHaveLength(1);
    expect(objection(comparison)).toBeUndefined();
  });

  it('does not take a raised patch version for an announcement', async () => {
    expect(objection(await compare(REMOVED_EVENT, raisedTo('0.1.1')))).toBeDefined();
  });

  it('calls a document that is gone breaking', async () => {
    const both = edited(SMALL, []);
    const base = edited('contracts', []);
    const { breaking } = await compareContracts(base, both);
    expect(breaking).toContainEqual({ place: 'control.yaml', message: 'the whole document is gone' });
  });
});
