import { setTimeout as delay } from 'node:timers/promises';

const LOOK_EVERY_MS = 200;

/** Waits until a condition holds. Throws what was waited for in vain. */
export async function until(what: string, limitMs: number, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await holds().catch(() => false))) {
    if (Date.now() > end) {
      throw new Error(`waited ${limitMs / 1000} s in vain until ${what}`);
    }
    await delay(LOOK_EVERY_MS);
  }
}

/** Waits until a condition holds, but no longer than the limit. */
export async function soon(limitMs: number, holds: () => boolean): Promise<void> {
  const end = Date.now() + limitMs;
  while (!holds() && Date.now() < end) {
    await delay(10);
  }
}
