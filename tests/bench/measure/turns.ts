/** One of those that are compared, and what was measured of it, a reading a round. */
export interface Contestant<Reading> {
  name: string;
  run: () => Promise<Reading>;
  readings: Reading[];
}

export function contestant<Reading>(name: string, run: () => Promise<Reading>): Contestant<Reading> {
  return { name, run, readings: [] };
}

/**
 * Runs contestants in turns, so that a machine that becomes slower or faster does so for all of them; who begins
 * changes from round to round. A first round is not counted.
 */
export async function takeTurns<Reading>(
  rounds: number,
  contestants: ReadonlyArray<Contestant<Reading>>,
  seen: (name: string, round: number, reading: Reading) => void = () => undefined
): Promise<void> {
  for (let round = 0; round <= rounds; round++) {
    const first = round % contestants.length;
    for (const { name, run, readings } of [...contestants.slice(first), ...contestants.slice(0, first)]) {
      const reading = await run();
      if (round > 0) {
        readings.push(reading);
        seen(name, round, reading);
      }
    }
  }
}
