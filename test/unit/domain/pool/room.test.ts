import fc from 'fast-check';
import { roomBeside, type RoomQuestion } from '../../../../src/domain/pool/room.js';

const GIB = 2 ** 30;
const ASKED: RoomQuestion = { starts: 1, onDevices: true, freeVramBytes: 12 * GIB, oldVramBytes: 10 * GIB, freeHostBytes: 8 * GIB, oldResidentBytes: 2 * GIB };
const without = (...names: (keyof RoomQuestion)[]): RoomQuestion => {
  const asked = { ...ASKED };
  for (const name of names) delete asked[name];
  return asked;
};

describe('OC-CTRL-2024: room for a new engine beside the old one', () => {
  it('is where both memories hold one more of the old one and a margin', () => {
    expect(roomBeside(ASKED)).toEqual({ beside: true, reason: 'VRAM suffices: about 11.0 GiB are needed, 12.0 GiB are free.' });
    expect(roomBeside({ ...ASKED, freeVramBytes: 10.5 * GIB }).beside).toBe(false);
    expect(roomBeside({ ...ASKED, starts: 2 }).beside).toBe(false);
  });

  it('is not where the host memory does not hold it, whatever the devices have', () => {
    expect(roomBeside({ ...ASKED, freeHostBytes: 2 * GIB })).toEqual({ beside: false, reason: 'Host memory does not suffice: about 2.2 GiB are needed, 2.0 GiB are free.' });
    expect(roomBeside({ ...without('freeVramBytes', 'oldVramBytes'), freeHostBytes: GIB }).beside).toBe(false);
  });

  it('is assumed where nothing is known of the devices, and not where half is', () => {
    expect(roomBeside(without('freeVramBytes', 'oldVramBytes'))).toEqual({ beside: true, reason: 'Nothing is known of the VRAM of its devices; an attempt decides.' });
    expect(roomBeside(without('oldVramBytes')).beside).toBe(false);
    expect(roomBeside(without('freeVramBytes')).beside).toBe(false);
  });

  it('of an engine without devices is asked of the host alone', () => {
    expect(roomBeside({ ...ASKED, onDevices: false, freeVramBytes: 0 }).beside).toBe(true);
    expect(roomBeside({ ...without('oldResidentBytes'), onDevices: false })).toEqual({ beside: true, reason: 'It is not known what the old engine takes of the host memory; an attempt decides.' });
  });

  it('never shrinks as memory is freed, and never grows with what is started', () => {
    const bytes = fc.nat(100).map((gib) => gib * GIB);
    const question = fc.record({ starts: fc.integer({ min: 1, max: 8 }), onDevices: fc.boolean(), freeVramBytes: bytes, oldVramBytes: bytes, freeHostBytes: bytes, oldResidentBytes: bytes });
    fc.assert(
      fc.property(question, bytes, (asked, more) => {
        if (!roomBeside(asked).beside) return;
        expect(roomBeside({ ...asked, freeVramBytes: asked.freeVramBytes + more, freeHostBytes: asked.freeHostBytes + more }).beside).toBe(true);
        expect(roomBeside({ ...asked, starts: 1 }).beside).toBe(true);
      }),
    );
  });
});
