import { contestant, takeTurns } from './turns.ts';

test('everybody runs once a round, begins in turn, and the first round is not counted', async () => {
  const order: string[] = [];
  const runner = (name: string) => contestant(name, () => Promise.resolve(order.push(name)));
  const [a, b] = [runner('a'), runner('b')];
  await takeTurns(2, [a, b]);
  expect(order).toEqual(['a', 'b', 'b', 'a', 'a', 'b']);
  expect([a.readings, b.readings]).toEqual([
    [4, 5],
    [3, 6],
  ]);
});
