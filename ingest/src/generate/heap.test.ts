import fc from 'fast-check';
import { Heap } from './heap.ts';

describe('Heap', () => {
  it('gives its items in order, however adding and removing alternate', () => {
    const moves = fc.array(fc.oneof(fc.integer(), fc.constant('remove' as const)));
    fc.assert(
      fc.property(moves, (list) => {
        const heap = new Heap<number>((a, b) => a < b);
        const model: number[] = [];
        for (const move of list) {
          if (move === 'remove') {
            expect(heap.first()).toBe(model.shift());
            heap.removeFirst();
          } else {
            heap.add(move);
            model.push(move);
            model.sort((a, b) => a - b);
          }
          expect(heap.first()).toBe(model[0]);
        }
      })
    );
  });
});
